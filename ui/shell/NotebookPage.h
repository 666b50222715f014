// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/NotebookSession.h"
#include "ui/kit/Icons.h"
#include "ui/notebook/NotebookCommand.h"
#include "ui/output/RichContent.h"
#include "ui/shell/TabPage.h"

class QComboBox;
class QLabel;
class QMenu;
class QToolBar;
class QToolButton;

namespace quire::ui {

class FindBar;
class Keymap;
class NotebookView;
class NotificationBar;
class Syntax;
class Theme;

/// One notebook's tab: a toolbar, what it has to say, and its cells. Joins a session to a view; holds no state of its
/// own.
class NotebookPage : public TabPage
{
    Q_OBJECT

public:
    /// All outlive the page.
    NotebookPage(session::NotebookSession *session, const Theme *theme, Syntax *syntax, const Icons &icons,
                 RichContent content = {}, QWidget *parent = nullptr);

    session::NotebookSession *session() const { return m_session; }
    NotebookView *view() const { return m_view; }
    QString title() const override { return m_session->ref().title(); }
    QString place() const override { return m_session->ref().path.toString(); }
    QString iconName() const override { return QStringLiteral("notebook"); }
    NotificationBar *notifications() const override { return m_notifications; }
    bool hasUnsavedWork() const override { return m_session->hasUnsavedWork(); }
    Reply<void> save() override { return m_session->file().save(); }
    void abandonChanges() override { m_session->file().abandonChanges(); }
    /// Lists the machine's kernels under the kernel button.
    void showKernelMenu();
    /// Asks whether the kernel's variables may go, then restarts it; `command` is Restart or one of those that go on.
    void restart(NotebookCommand command);
    /// Keys of the view, and what the toolbar says of them.
    void setKeymap(const Keymap &keymap);
    /// Asks where, then writes the notebook there; it stays open as what it is.
    void saveCopy();

Q_SIGNALS:
    /// A link leads to another document; `line` counts from 1, 0 is its beginning.
    void documentRequested(const quire::session::NotebookRef &ref, int line);
    /// The notebook is on the screen and can be typed into.
    void becameEditable();

private:
    void buildToolbar(const Icons &icons);
    void addToolbarCommands(const Icons &icons);
    void connectView();
    void followLink(const QUrl &url);
    void followFrame(const QString &path, int line);
    void askCompletion(quint64 request, const QString &code, qsizetype caret);
    void askInspection(quint64 request, const QString &code, qsizetype caret, int detailLevel);
    void connectSession();
    void showDocument();
    void answer(const QString &key, const QString &choice);
    void showKernelStatus(const session::KernelStatus &status);
    void syncCellType();
    void fillKernelMenu(const jupyter::KernelspecList &list);

    session::NotebookSession *m_session;
    QToolBar *m_toolbar;
    QComboBox *m_cellType;
    QToolButton *m_kernel;
    QMenu *m_kernelMenu;
    NotificationBar *m_notifications;
    QLabel *m_loading;
    NotebookView *m_view;
    FindBar *m_find;
};

} // namespace quire::ui
