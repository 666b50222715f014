// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Message.h"
#include "notebook/Output.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace quire::widgets {

/// What Output widgets catch: while one has a msg_id, everything that request puts out is its own. Gathers it and tells
/// the new `outputs` at most some times a second.
class OutputCapture : public QObject
{
    Q_OBJECT

public:
    /// Of one widget; older ones go first. What a cell prints without end must not fill the memory twice.
    static constexpr qsizetype outputLimit = 5'000;

    OutputCapture();

    /// The widget `model` catches what `messageId` puts out from now on; empty for nothing.
    void setTarget(const QString &model, const QByteArray &messageId);
    /// Its outputs were set by somebody else.
    void setOutputs(const QString &model, const quire::notebook::JsonValue &outputs);
    void forget(const QString &model);
    void clear();
    /// True when a widget caught it.
    bool take(const jupyter::Message &message);

Q_SIGNALS:
    /// `outputs` is an array as in notebook files.
    void captured(const QString &model, const notebook::JsonValue &outputs);

private:
    struct Area
    {
        QList<notebook::Output> outputs;
        bool clearBeforeNext = false;
    };

    void append(const QString &model, const notebook::Output &output);
    void touch(const QString &model);
    void flush();

    QHash<QByteArray, QStringList> m_targets; ///< The one that came last catches.
    QHash<QString, Area> m_areas;
    QSet<QString> m_touched;
    QTimer m_soon;
};

} // namespace quire::widgets
