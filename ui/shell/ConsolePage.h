// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/KernelConsole.h"
#include "ui/kit/Icons.h"
#include "ui/output/RichContent.h"
#include "ui/shell/TabPage.h"

#include <QLabel>

class QToolBar;

namespace quire::session {
class ConsoleMemory;
}

namespace quire::ui {

class ConsoleKeys;
class NotebookView;
class Syntax;
class Theme;

/// A console's tab: what was said, and the cell one writes in at its end.
class ConsolePage : public TabPage
{
    Q_OBJECT

public:
    /// Takes the console over. `theme`, `syntax` and what `content` points to outlive the page.
    ConsolePage(std::unique_ptr<session::KernelConsole> console, const Theme *theme, Syntax *syntax, const Icons &icons,
                const RichContent &content = {}, QWidget *parent = nullptr);
    ~ConsolePage() override;

    session::KernelConsole *console() const { return m_console.get(); }
    NotebookView *view() const { return m_view; }
    /// Those of a notebook; what means nothing here is left out.
    void setKeymap(const Keymap &keymap) override;
    CodeEditor *editor() const override;

    QString title() const override { return m_console->title(); }
    QString place() const override;
    QString iconName() const override { return QStringLiteral("console"); }
    bool isBusy() const override { return m_console->runs().pendingCount() > 0; }
    QString stateText() const override { return m_status->text(); }
    NotificationBar *notifications() const override { return m_notifications; }
    /// A kernel of its own ends with it, for there is no way back to it.
    Reply<void> end(bool shutDown) override;
    /// Its kernel runs on, and what it shows is kept.
    Reply<void> suspend() override;
    /// Without one, what it shows ends with the program.
    void setMemory(std::unique_ptr<session::ConsoleMemory> memory);
    /// Shows what was kept, and attaches to its kernel if that still runs.
    void comeBack();

Q_SIGNALS:
    /// Help that code asked for.
    void pageRequested(const quire::notebook::MimeBundle &page);

private:
    void buildToolbar(const Icons &icons);
    QAction *addCommand(const QIcon &icon, const QString &id, const QString &name, std::function<void()> run);
    void connectConsole();
    void connectKernel();
    void showPrompt();
    void askCompletion(quint64 request, const QString &code, qsizetype caret);
    void askInspection(quint64 request, const QString &code, qsizetype caret, int detailLevel);
    void showStatus(const session::KernelStatus &status);
    void answer(const QString &key, const QString &choice);
    void interrupt();
    void askBeforeRestart();
    void followEnd();

    std::unique_ptr<session::KernelConsole> m_console;
    std::unique_ptr<session::ConsoleMemory> m_memory;
    QToolBar *m_toolbar;
    QLabel *m_status;
    NotificationBar *m_notifications;
    NotebookView *m_view;
    ConsoleKeys *m_keys;
    bool m_isAtEnd = true;
};

} // namespace quire::ui
