// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notebook/CellId.h"
#include "session/NotebookRef.h"
#include "ui/kit/Icons.h"
#include "ui/output/RichContent.h"

#include <QPointer>
#include <QTabWidget>

namespace quire::session {
class NotebookSession;
class Workspace;
} // namespace quire::session

namespace quire::store {
class Settings;
}

namespace quire::ui {

class LauncherPage;
class NotebookPage;
class Syntax;
class TabPage;
class Theme;
class WebPool;

/// The tabs: notebooks, files and launchers. Closing asks only where something would be lost, in the page itself.
class TabArea : public QTabWidget
{
    Q_OBJECT

public:
    /// All outlive the tabs.
    TabArea(session::Workspace *workspace, store::Settings *settings, const Theme *theme, Syntax *syntax,
            const Icons &icons, RichContent content = {}, QWidget *parent = nullptr);

    /// Where interactive outputs of pages opened from now on live; outlives the tabs. Without it they stay still.
    void setWeb(WebPool *web) { m_web = web; }
    /// Shows the session's page, made when it has none.
    NotebookPage *show(session::NotebookSession *session);
    /// Adds a page made elsewhere and shows it; the tabs own it from now on.
    void addPage(TabPage *page);
    /// Null when the current tab is no notebook.
    NotebookPage *currentNotebook() const;
    /// Null for a launcher.
    TabPage *currentPage() const;
    QList<NotebookPage *> notebooks() const;
    /// All but launchers.
    QList<TabPage *> pages() const;
    /// The one launcher, in front; made where there is none.
    LauncherPage *showLauncher();
    /// Closes the tab, after asking where there is unsaved work. `shutDown` ends the kernel too.
    void requestClose(int index, bool shutDown = false);
    /// Saves every changed page, or gives their changes up; stops at the first that cannot be saved.
    Reply<void> settleAll(bool save);
    /// Goes `step` tabs on, around the ends.
    void cycle(int step);
    /// Goes to the tab that was in front before this one.
    void showLastUsed();
    /// Asks for the notebook closed last to be opened again.
    void reopen();
    bool canReopen() const { return !m_closed.isEmpty(); }

Q_SIGNALS:
    /// Null when the current tab is no notebook.
    void currentNotebookChanged(quire::ui::NotebookPage *page);
    void launcherOpened(quire::ui::LauncherPage *launcher);
    void notebookOpened(quire::ui::NotebookPage *page);
    /// The person closes it; nothing unsaved is left to ask about.
    void pageClosing(quire::ui::TabPage *page);
    void tabsChanged();
    void reopenRequested(const quire::session::NotebookRef &ref);

protected:
    void tabRemoved(int index) override;

private:
    TabPage *pageAt(int index) const;
    void showOutput(NotebookPage *notebook, const notebook::CellId &cell);
    void connectPage(TabPage *page);
    void addCloseButton(int index);
    void askBeforeClosing(TabPage *page, bool shutDown);
    void answerClose(TabPage *page, const QString &choice);
    void finishClosing(TabPage *page, bool shutDown);
    void closeSession(NotebookPage *page, bool shutDown);

    session::Workspace *m_workspace;
    store::Settings *m_settings;
    const Theme *m_theme;
    Syntax *m_syntax;
    Icons m_icons;
    RichContent m_content;
    /// The one in front last.
    QList<QPointer<QWidget>> m_used;
    QList<session::NotebookRef> m_closed;
    WebPool *m_web = nullptr;
};

} // namespace quire::ui
