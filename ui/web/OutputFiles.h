// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/web/FileChooser.h"

#include <QObject>

namespace quire::ui {

/// Files between the outputs of a notebook and this computer, each by a choice of the person in a dialog. One question
/// at a time.
class OutputFiles : public QObject
{
    Q_OBJECT

public:
    /// What an output is given at once, in bytes. A widget sends it to its kernel in one message, and servers take
    /// 10 MiB as they come.
    static constexpr qint64 pageLimit = 100'000'000;
    static constexpr qint64 widgetLimit = 10'000'000;
    static constexpr qsizetype countLimit = 200;

    using Read = std::function<void(const QList<WebFile> &files)>;

    using QObject::QObject;

    void setChooser(std::unique_ptr<FileChooser> chooser) { m_chooser = std::move(chooser); }
    /// Lets the person choose; `read` gets what they chose, none if nothing or if it could not be given. Not called
    /// when `reader` is gone by then.
    void give(const WebFileQuestion &question, qint64 limit, QObject *reader, const Read &read);
    /// Asks for a place and moves it there.
    void keep(const WebDownload &download);

    /// A file name to propose, made of what a page says: no path, nothing hidden or invisible in it, not long.
    static QString properName(const QString &name);
    /// The content of files: all of it or an error. For workers.
    static Result<QList<WebFile>> contentOf(const QStringList &paths, qint64 limit);
    /// Writes a copy, whole or not at all. For workers.
    static Result<void> copy(const QString &from, const QString &to);

Q_SIGNALS:
    void failed(const QString &message);

private:
    void read(const QStringList &paths, qint64 limit, const QPointer<QObject> &reader, const Read &read);

    std::unique_ptr<FileChooser> m_chooser;
    bool m_isAsking = false;
};

} // namespace quire::ui
