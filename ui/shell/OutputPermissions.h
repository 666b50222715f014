// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>

namespace quire::ui {

class ConsolePage;
class NotebookOutputs;
class NotebookPage;
class NotificationBar;
class NotebookView;
class WebPool;
enum class WebDenial;

/// Asks the person what a notebook's interactive outputs may: run at all, reach the network, open an address, read and
/// save files.
class OutputPermissions : public QObject
{
    Q_OBJECT

public:
    /// Owned by `page`, whose outputs it brings to life from then on; `pool` outlives it.
    OutputPermissions(NotebookPage *page, WebPool *pool);
    /// Likewise; all that a console shows was run here, and so may run.
    OutputPermissions(ConsolePage *page, WebPool *pool);

private:
    void serve(NotebookOutputs *outputs, NotebookView *view);
    void askForLink(const QUrl &url);
    void askForNetwork(const QString &host);
    void tell(const QString &text);
    static QString textFor(WebDenial what, const QString &name);
    void answer(const QString &key, const QString &choice);

    NotificationBar *m_notifications;
    NotebookOutputs *m_outputs = nullptr;
    NotebookView *m_view = nullptr;
    QUrl m_link;
};

} // namespace quire::ui
