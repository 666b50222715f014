// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TabFollower.h"

#include "models/FileOperations.h"
#include "session/NotebookSession.h"
#include "session/TextFile.h"
#include "session/Workspace.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TextPage.h"

namespace quire::ui {

using machines::MachineId;
using session::NotebookRef;

namespace {

bool isAt(const NotebookRef &ref, const MachineId &machine, const RemotePath &path)
{
    return ref.machine == machine && !ref.isOutsideRoot && (ref.path == path || ref.path.isInside(path));
}

} // namespace

TabFollower::TabFollower(FileBrowser *browser, TabArea *tabs, session::Workspace *workspace, QObject *parent)
    : QObject(parent), m_browser(browser), m_tabs(tabs), m_workspace(workspace)
{
    const auto look = [this](const RemotePath &shown) {
        const models::FolderSource *source = m_browser->source();
        if (const auto path = source ? source->serverPath(shown) : std::nullopt) {
            lookAgain(MachineId::fromText(source->machine()), *path);
        }
    };
    connect(browser, &FileBrowser::removed, this, look);
    connect(&browser->operations(), &models::FileOperations::restored, this, look);
    connect(browser, &FileBrowser::renamed, this, [this, look](const RemotePath &from, const RemotePath &to) {
        const models::FolderSource *source = m_browser->source();
        const auto old = source ? source->serverPath(from) : std::nullopt;
        const auto now = source ? source->serverPath(to) : std::nullopt;
        if (old && now) {
            fileMoved(MachineId::fromText(source->machine()), *old, *now);
        } else {
            look(from); // Where the server shows nothing no tab can follow.
        }
    });
}

void TabFollower::fileMoved(const MachineId &machine, const RemotePath &from, const RemotePath &to)
{
    m_workspace->fileMoved(machine, from, to);
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *file = qobject_cast<FilePage *>(page);
        if (file && isAt(file->ref(), machine, from)) {
            file->moveTo(m_workspace->refFor(machine, file->ref().path.moved(from, to).value_or(to)));
        }
    }
    Q_EMIT filesMoved();
}

void TabFollower::lookAgain(const MachineId &machine, const RemotePath &path)
{
    const QList<session::NotebookSession *> notebooks = m_workspace->notebooks();
    for (session::NotebookSession *notebook : notebooks) {
        if (notebook->document() && isAt(notebook->ref(), machine, path)) {
            notebook->file().lookForChanges();
        }
    }
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *text = qobject_cast<TextPage *>(page);
        if (text && text->file()->isLoaded() && isAt(text->ref(), machine, path)) {
            text->file()->lookForChanges();
        }
    }
}

} // namespace quire::ui
