// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/kit/Icons.h"
#include "ui/output/RichContent.h"

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
class Theme;

/// The tabs: notebooks and launchers. Closing asks only where something would be lost, in the page itself.
class TabArea : public QTabWidget
{
    Q_OBJECT

public:
    /// All outlive the tabs.
    TabArea(session::Workspace *workspace, store::Settings *settings, const Theme *theme, Syntax *syntax,
            const Icons &icons, RichContent content = {}, QWidget *parent = nullptr);

    /// Shows the session's page, made when it has none.
    NotebookPage *show(session::NotebookSession *session);
    /// Null when the current tab is no notebook.
    NotebookPage *currentNotebook() const;
    QList<NotebookPage *> notebooks() const;
    /// The one launcher, in front; made where there is none.
    LauncherPage *showLauncher();
    /// Closes the tab, after asking where there is unsaved work. `shutDown` ends the kernel too.
    void requestClose(int index, bool shutDown = false);
    /// Saves every changed notebook, or gives their changes up; stops at the first that cannot be saved.
    Reply<void> settleAll(bool save);
    /// Goes `step` tabs on, around the ends.
    void cycle(int step);

Q_SIGNALS:
    /// Null for a launcher.
    void currentNotebookChanged(quire::ui::NotebookPage *page);
    void launcherOpened(quire::ui::LauncherPage *launcher);
    void notebookOpened(quire::ui::NotebookPage *page);
    void tabsChanged();

protected:
    void tabRemoved(int index) override;

private:
    NotebookPage *pageAt(int index) const;
    void addPage(NotebookPage *page);
    void addCloseButton(int index);
    void askBeforeClosing(NotebookPage *page, bool shutDown);
    void answerClose(NotebookPage *page, const QString &choice);
    void finishClosing(NotebookPage *page, bool shutDown);

    session::Workspace *m_workspace;
    store::Settings *m_settings;
    const Theme *m_theme;
    Syntax *m_syntax;
    Icons m_icons;
    RichContent m_content;
};

} // namespace quire::ui
