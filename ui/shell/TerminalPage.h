// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/TerminalChannel.h"
#include "ui/kit/Icons.h"
#include "ui/shell/TabPage.h"

#include <QPointer>

namespace quire::session {
class AttachedMachine;
}

namespace quire::ui {

class TerminalView;
class Theme;

/// A terminal's tab. The terminal is the machine's: it runs on without the tab, and through any cut of the line.
class TerminalPage : public TabPage
{
    Q_OBJECT

public:
    /// Shows nothing until start() or attach(). Both outlive the page.
    TerminalPage(session::AttachedMachine *machine, const Theme *theme, const Icons &icons, QWidget *parent = nullptr);
    ~TerminalPage() override;

    session::AttachedMachine *machine() const;
    /// On the server; empty before it answered.
    const QString &name() const { return m_name; }
    TerminalView *view() const { return m_view; }
    /// Null before there is a terminal.
    jupyter::TerminalChannel *channel() const { return m_channel.get(); }

    /// A new terminal in `folder`, relative to the machine's root or absolute.
    void start(const QString &folder);
    /// The terminal that runs there under `name`.
    void attach(const QString &name);

    QString title() const override;
    QString place() const override;
    QString iconName() const override { return QStringLiteral("terminal"); }
    QString stateText() const override;
    NotificationBar *notifications() const override { return m_notifications; }
    /// The terminal runs on, unless it shall be shut down.
    Reply<void> end(bool shutDown) override;
    Reply<void> suspend() override;

Q_SIGNALS:
    /// It has a name on the server now.
    void attached();
    /// The person wants another in place of this one, which ended.
    void newOneRequested();
    void leaveRequested();

private:
    void connectView();
    void follow(const QString &name, bool isNew);
    void showLink(jupyter::TerminalChannel::Link link);
    void showFailure(const Error &error);
    void ask(const QString &text);
    void answer(const QString &key, const QString &choice);

    QPointer<session::AttachedMachine> m_machine;
    NotificationBar *m_notifications;
    TerminalView *m_view;
    std::unique_ptr<jupyter::TerminalChannel> m_channel;
    QString m_name;
    QString m_folder;
    QString m_programTitle;
    QString m_toPaste;
};

} // namespace quire::ui
