// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace quire::widgets {

class WidgetHub;

/// One page that shows a widget: gets the models it is made of and what becomes of them, and says what the person
/// does. Made by WidgetHub::attach().
class WidgetClient : public QObject
{
    Q_OBJECT

public:
    WidgetClient(WidgetHub *hub, QString root);
    ~WidgetClient() override;

    const QString &root() const { return m_root; }
    /// The models, first of all; call it when the page listens.
    void begin();
    /// A message of the page: {"type": "comm", …}. Whatever is wrong with it is dropped.
    void hear(const notebook::JsonValue &message);

Q_SIGNALS:
    /// JSON for the page, at most one a frame.
    void told(const QByteArray &json);
    /// The models are others than before; the page is to be loaded again.
    void stale();

private:
    friend class WidgetHub;
    void tell(const QByteArray &json);
    /// Models the page does not have yet.
    void tellModels(const QStringList &ids);
    bool knows(const QString &model) const { return m_known.contains(model); }

    WidgetHub *m_hub;
    QString m_root;
    QSet<QString> m_known;
    QByteArrayList m_waiting;
    QTimer m_frame;
    bool m_hasBegun = false;
};

} // namespace quire::widgets
