// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TabFollower.h"

#include "models/FileOperations.h"
#include "session/NotebookSession.h"
#include "session/TextFile.h"
#include "session/Workspace.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TextPage.h"

namespace quire::ui {

using session::NotebookRef;

namespace {

bool isAt(const NotebookRef &ref, const NotebookRef &place)
{
    return ref.machine == place.machine && ref.isOutsideRoot == place.isOutsideRoot &&
           (ref.path == place.path || ref.path.isInside(place.path));
}

} // namespace

TabFollower::TabFollower(MachineFiles *files, TabArea *tabs, session::Workspace *workspace, QObject *parent)
    : QObject(parent), m_files(files), m_tabs(tabs), m_workspace(workspace)
{
    const auto look = [this](const RemotePath &shown) {
        if (const auto place = m_files->refOf(shown)) {
            lookAgain(*place);
        }
    };
    FileBrowser *browser = files->browser();
    connect(browser, &FileBrowser::removed, this, look);
    connect(&browser->operations(), &models::FileOperations::restored, this, look);
    connect(browser, &FileBrowser::renamed, this, [this, look](const RemotePath &from, const RemotePath &to) {
        const auto old = m_files->refOf(from);
        const auto now = m_files->refOf(to);
        if (old && now && old->isOutsideRoot == now->isOutsideRoot) {
            fileMoved(*old, *now);
        } else {
            look(from); // No tab can follow to where it is reached another way.
        }
    });
}

void TabFollower::fileMoved(const NotebookRef &from, const NotebookRef &to)
{
    m_workspace->fileMoved(from, to);
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *file = qobject_cast<FilePage *>(page);
        const auto ref = file ? m_workspace->moved(file->ref(), from, to) : std::nullopt;
        if (ref) {
            file->moveTo(*ref);
        }
    }
    Q_EMIT filesMoved();
}

void TabFollower::lookAgain(const NotebookRef &place)
{
    const QList<session::NotebookSession *> notebooks = m_workspace->notebooks();
    for (session::NotebookSession *notebook : notebooks) {
        if (notebook->document() && isAt(notebook->ref(), place)) {
            notebook->file().lookForChanges();
        }
    }
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *text = qobject_cast<TextPage *>(page);
        if (text && text->file()->isLoaded() && isAt(text->ref(), place)) {
            text->file()->lookForChanges();
        }
    }
}

} // namespace quire::ui
