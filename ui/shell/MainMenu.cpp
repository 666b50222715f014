// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainMenu.h"

#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditorCommands.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/ActivityStrip.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/ExportDesk.h"
#include "ui/shell/FolderDesk.h"
#include "ui/shell/GitHubCopies.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/MachineWork.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/SelectionRuns.h"
#include "ui/shell/ServerExport.h"
#include "ui/shell/Shortcuts.h"
#include "ui/shell/SyncDesk.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TabFollower.h"
#include "ui/shell/TerminalTabs.h"
#include "ui/shell/ToolPane.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <array>

namespace quire::ui {

using enum NotebookCommand;

MainMenu::MainMenu(MainWindow *window) : m_window(window), m_commands(notebookCommands()) {}

void MainMenu::build()
{
    buildFile();
    buildEdit();
    buildView();
    buildRun();
    buildKernel();
    buildMachine();
    buildTools();
    buildHelp();
    addRest();
}

QMenu *MainMenu::menu(const QString &title)
{
    return m_window->menuBar()->addMenu(title);
}

QAction *MainMenu::add(QMenu *menu, const QString &id, const QString &icon, const QString &text,
                       const QKeySequence &key, std::function<void()> run)
{
    const QIcon image = icon.isEmpty() ? QIcon() : m_window->m_services.icons.icon(icon);
    QAction *action = m_window->m_actions->add(id, image, text, key, std::move(run));
    menu->addAction(action);
    return action;
}

/// The view listens to their keys itself: Shortcuts only shows them here.
void MainMenu::addCommands(QMenu *menu, const QList<NotebookCommand> &commands)
{
    MainWindow *window = m_window;
    for (const NotebookCommand command : commands) {
        const auto info = std::ranges::find(m_commands, command, &NotebookCommandInfo::command);
        if (info == m_commands.end()) {
            menu->addSeparator();
            continue;
        }
        QAction *action = add(menu, info->id, info->icon, info->title, {}, [window, command] {
            if (NotebookPage *page = window->m_tabs->currentNotebook()) {
                page->view()->perform(command);
            }
        });
        judge(info->id, command);
        QObject::connect(menu, &QMenu::aboutToShow, action, [window, action] {
            action->setEnabled(window->m_actions->objection(action->objectName()).isEmpty());
        });
        QObject::connect(menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); });
    }
}

/// Commands that need no menu: the palette and the list of shortcuts have them too.
void MainMenu::addRest()
{
    MainWindow *window = m_window;
    for (const NotebookCommandInfo &info : std::as_const(m_commands)) {
        if (!window->m_actions->find(info.id)) {
            const QIcon icon = info.icon.isEmpty() ? QIcon() : window->m_services.icons.icon(info.icon);
            window->m_actions->add(info.id, icon, info.title, {}, [window, command = info.command] {
                if (NotebookPage *page = window->m_tabs->currentNotebook()) {
                    page->view()->perform(command);
                }
            });
            judge(info.id, info.command);
        }
    }
    addEditing();
    judgeRest();
}

/// What editors can be told; they listen to the keys themselves.
void MainMenu::addEditing()
{
    MainWindow *window = m_window;
    const auto editor = [window] {
        const TabPage *page = window->m_tabs->currentPage();
        return page ? page->editor() : nullptr;
    };
    const QList<EditorCommandInfo> editing = EditorCommands::all();
    for (const EditorCommandInfo &info : editing) {
        window->m_actions->add(info.id, {}, info.title, {}, [editor, command = info.command] {
            if (CodeEditor *one = editor()) {
                one->perform(command);
                one->setFocus();
            }
        });
        window->m_actions->setObjection(info.id,
                                        [editor] { return editor() ? QString() : tr("Nothing is being edited"); });
    }
}

void MainMenu::judge(const QString &id, NotebookCommand command)
{
    MainWindow *window = m_window;
    window->m_actions->setObjection(id, [window, command] {
        NotebookPage *page = window->m_tabs->currentNotebook();
        if (!page) {
            return tr("No notebook is open");
        }
        static constexpr std::array ofKernel{Interrupt, Restart, RestartAndRunAll, RestartAndRunUpTo, RestartAndClear};
        if (std::ranges::contains(ofKernel, command) &&
            page->session()->kernel().status().state == session::KernelStatus::State::None) {
            return tr("No kernel");
        }
        return page->view()->objection(command);
    });
}

/// The window's own commands that need something to act on.
void MainMenu::judgeRest()
{
    MainWindow *window = m_window;
    const auto needs = [window](const char *id, const QString &otherwise, std::function<bool()> holds) {
        window->m_actions->setObjection(
            QString::fromLatin1(id), [otherwise, holds = std::move(holds)] { return holds() ? QString() : otherwise; });
    };
    const auto hasNotebook = [window] { return window->m_tabs->currentNotebook() != nullptr; };
    needs("file.save", tr("Nothing to save"), [window] { return window->m_tabs->currentPage() != nullptr; });
    needs("file.save-copy", tr("No notebook is open"), hasNotebook);
    needs("file.save-github", tr("No notebook is open"), hasNotebook);
    needs("file.reopen", tr("No tab was closed"), [window] { return window->m_tabs->canReopen(); });
    needs("kernel.change", tr("No notebook is open"), hasNotebook);
    needs("kernel.console", tr("No notebook is open"), hasNotebook);
    needs("run.selection", tr("No notebook is open"), hasNotebook);
    for (const char *id : {"kernel.reconnect", "kernel.shut-down"}) {
        needs(id, tr("No kernel"), [window] {
            const NotebookPage *page = window->m_tabs->currentNotebook();
            return page && page->session()->kernel().status().state != session::KernelStatus::State::None;
        });
    }
}

void MainMenu::buildFile()
{
    QMenu *file = menu(tr("&File"));
    MainWindow *window = m_window;
    add(file, QStringLiteral("file.new-notebook"), QStringLiteral("notebook"), tr("&New Notebook"), QKeySequence::New,
        [window] { window->m_opener->newNotebook(window->machineInUse()); });
    add(file, QStringLiteral("file.new-console"), QStringLiteral("console"), tr("New Conso&le"), {},
        [window] { window->m_opener->consoles().open(window->machineInUse()); });
    add(file, QStringLiteral("file.new-terminal"), QStringLiteral("terminal"), tr("New Ter&minal"), {},
        [window] { window->m_opener->terminals().open(window->machineInUse()); });
    add(file, QStringLiteral("file.new-tab"), QStringLiteral("new"), tr("New &Tab"), QKeySequence(tr("Ctrl+Shift+L")),
        [window] { window->showLauncher(); });
    add(file, QStringLiteral("file.open"), QStringLiteral("file"), tr("&Open File…"), QKeySequence::Open,
        [window] { window->m_opener->openFileDialog(); });
    file->addSeparator();
    add(file, QStringLiteral("file.save"), QStringLiteral("save"), tr("&Save"), QKeySequence::Save,
        [window] { window->save(); });
    add(file, QStringLiteral("file.save-copy"), {}, tr("Save a Co&py…"), QKeySequence(tr("Ctrl+Shift+S")), [window] {
        if (NotebookPage *page = window->m_tabs->currentNotebook()) {
            page->saveCopy();
        }
    });
    addExport(file);
    file->addSeparator();
    addWeb(file);
    file->addSeparator();
    add(file, QStringLiteral("file.close"), {}, tr("&Close Tab"), QKeySequence(tr("Alt+W")),
        [window] { window->m_tabs->requestClose(window->m_tabs->currentIndex()); });
    add(file, QStringLiteral("file.close-and-shut-down"), {}, tr("Close and Shut &Down Kernel"),
        QKeySequence(tr("Ctrl+Shift+Q")),
        [window] { window->m_tabs->requestClose(window->m_tabs->currentIndex(), true); });
    add(file, QStringLiteral("file.reopen"), {}, tr("&Reopen Closed Tab"), QKeySequence(tr("Ctrl+Shift+T")),
        [window] { window->m_tabs->reopen(); });
    file->addSeparator();
    add(file, QStringLiteral("file.quit"), {}, tr("&Quit"), QKeySequence::Quit, [window] { window->close(); });
}

void MainMenu::addExport(QMenu *file)
{
    MainWindow *window = m_window;
    auto *desk = new ExportDesk(window->m_services.workspace, window->m_notifications, window);
    desk->offerIn(window->m_files->browser());
    QMenu *formats = file->addMenu(tr("&Export Notebook As"));
    formats->setObjectName(QStringLiteral("exportMenu"));
    const auto addOne = [&](const QString &id, const QString &text, const std::function<void(NotebookPage *)> &run) {
        add(formats, id, {}, text, {}, [window, run] {
            if (NotebookPage *page = window->m_tabs->currentNotebook()) {
                run(page);
            }
        });
        window->m_actions->setObjection(
            id, [window] { return window->m_tabs->currentNotebook() ? QString() : tr("No notebook is open"); });
    };
    for (const exporting::ExportFormat &format : desk->formats()) {
        addOne(QStringLiteral("file.export-") + format.id, tr("Export as %1…").arg(format.title),
               [desk, id = format.id](NotebookPage *page) { desk->exportPage(page, id); });
    }
    formats->addSeparator();
    addOne(QStringLiteral("file.export"), tr("&More Options…"), [desk](NotebookPage *page) { desk->askAll(page); });
    auto *server = new ServerExport(window->m_notifications, window);
    addOne(QStringLiteral("file.export-server"), tr("By the Machine's &nbconvert…"),
           [server](NotebookPage *page) { server->ask(page); });
}

/// Git, downloads and notebooks of the web.
void MainMenu::addWeb(QMenu *file)
{
    MainWindow *window = m_window;
    const Services &services = window->m_services;
    auto *work = new MachineWork(window->m_notifications, services.publicFiles, window);
    auto *copies =
        new GitHubCopies(services.github, services.publicFiles, services.credentials, window->m_notifications, window);
    QObject::connect(work, &MachineWork::created, window->m_opener, &DocumentOpener::created);
    new FolderDesk(window->m_files->browser(), services.workspace, &window->m_opener->terminals(), work, services.icons,
                   window);
    auto *follower = new TabFollower(window->m_files, window->m_tabs, services.workspace, window);
    QObject::connect(follower, &TabFollower::filesMoved, window->m_opener,
                     [opener = window->m_opener] { opener->rememberFiles(); });
    QObject::connect(copies, &GitHubCopies::opened, window,
                     [window](session::AttachedMachine *machine, const RemotePath &path) {
                         Q_EMIT window->m_opener->created();
                         window->openNotebook(window->m_services.workspace->refFor(machine->id(), path));
                     });
    add(file, QStringLiteral("file.clone"), QStringLiteral("download"), tr("Clone Repositor&y…"), {},
        [window, work] { work->askClone(window->machineInUse()); });
    add(file, QStringLiteral("file.download-address"), {}, tr("Do&wnload from Address…"), {},
        [window, work] { work->askDownload(window->machineInUse()); });
    add(file, QStringLiteral("file.open-github"), {}, tr("Open from &GitHub or Gist…"), {},
        [window, copies] { copies->askOpen(window->machineInUse()); });
    add(file, QStringLiteral("file.save-github"), {}, tr("Save a Copy to GitHu&b or Gist…"), {}, [window, copies] {
        if (NotebookPage *page = window->m_tabs->currentNotebook()) {
            copies->askSave(page);
        }
    });
}

void MainMenu::buildEdit()
{
    QMenu *edit = menu(tr("&Edit"));
    const auto gap = NotebookCommand(-1);
    addCommands(edit, {Undo, Redo, gap, Cut, Copy, PasteBelow, PasteAbove, Duplicate, Delete, gap, Find, Replace,
                       FindNext, FindPrevious, GoToCell});
    add(edit, QStringLiteral("edit.find-open"), QStringLiteral("search"), tr("Find in Open &Notebooks…"),
        QKeySequence(tr("Ctrl+Alt+F")), [window = m_window] { window->showPanel(QStringLiteral("search")); });
    edit->addSeparator();
    addCommands(edit, {SelectAll,
                       InsertAbove,
                       InsertBelow,
                       InsertHeadingAbove,
                       InsertHeadingBelow,
                       MoveUp,
                       MoveDown,
                       gap,
                       Split,
                       Merge,
                       gap,
                       ToCode,
                       ToMarkdown,
                       ToRaw,
                       gap,
                       Complete,
                       Inspect,
                       gap,
                       CopyOutput,
                       ClearOutputs,
                       ClearAllOutputs});
}

void MainMenu::addPanels(QMenu *view)
{
    MainWindow *window = m_window;
    add(view, QStringLiteral("view.panels"), {}, tr("Show or Hide &Panels"), QKeySequence(tr("Ctrl+B")),
        [window] { window->m_strip->togglePanels(); });
    add(view, QStringLiteral("view.files"), QStringLiteral("folder"), tr("&Files"), QKeySequence(tr("Ctrl+Shift+F")),
        [window] { window->showPanel(QStringLiteral("files")); });
    add(view, QStringLiteral("view.running"), QStringLiteral("running"), tr("&Running Kernels and Terminals"),
        QKeySequence(tr("Ctrl+Shift+B")), [window] { window->showPanel(QStringLiteral("running")); });
    add(view, QStringLiteral("view.open-tabs"), QStringLiteral("tabs"), tr("Open &Tabs"),
        QKeySequence(tr("Ctrl+Alt+A")), [window] { window->showPanel(QStringLiteral("tabs")); });
    add(view, QStringLiteral("view.tools"), QStringLiteral("tools"), tr("&Outline"), QKeySequence(tr("Ctrl+Shift+K")),
        [window] { window->showPanel(QStringLiteral("tools")); });
    add(view, QStringLiteral("view.variables"), {}, tr("Varia&bles"), QKeySequence(tr("Ctrl+Shift+V")),
        [window] { window->m_tools->togglePanel(QStringLiteral("variables")); });
    add(view, QStringLiteral("view.queue"), {}, tr("Execution &Queue"), QKeySequence(tr("Ctrl+Shift+Y")),
        [window] { window->m_tools->togglePanel(QStringLiteral("queue")); });
    add(view, QStringLiteral("view.cell"), {}, tr("Cell Ta&gs and Metadata"), QKeySequence(tr("Ctrl+Shift+U")),
        [window] { window->m_tools->togglePanel(QStringLiteral("cell")); });
    add(view, QStringLiteral("view.deleted"), {}, tr("&Deleted Cells"), {},
        [window] { window->m_tools->togglePanel(QStringLiteral("deleted")); });
    add(view, QStringLiteral("view.right-panels"), {}, tr("Show or &Hide the Right Panels"), QKeySequence(tr("Ctrl+J")),
        [window] { window->m_tools->setVisible(window->m_tools->isHidden()); });
    add(view, QStringLiteral("view.inspector"), {}, tr("&Contextual Help"), QKeySequence(tr("Ctrl+I")),
        [window] { window->m_tools->togglePanel(QStringLiteral("inspector")); });
}

void MainMenu::buildView()
{
    QMenu *view = menu(tr("&View"));
    MainWindow *window = m_window;
    addPanels(view);
    view->addSeparator();
    add(view, QStringLiteral("view.next-tab"), {}, tr("&Next Tab"), QKeySequence(tr("Ctrl+Shift+]")),
        [window] { window->m_tabs->cycle(1); });
    add(view, QStringLiteral("view.previous-tab"), {}, tr("Pre&vious Tab"), QKeySequence(tr("Ctrl+Shift+[")),
        [window] { window->m_tabs->cycle(-1); });
    add(view, QStringLiteral("view.last-tab"), {}, tr("T&ab Used Before"), QKeySequence(tr("Ctrl+Shift+'")),
        [window] { window->m_tabs->showLastUsed(); });
    view->addSeparator();
    add(view, QStringLiteral("view.larger"), {}, tr("&Larger Code"), QKeySequence::ZoomIn,
        [window] { window->zoom(1); });
    add(view, QStringLiteral("view.smaller"), {}, tr("S&maller Code"), QKeySequence::ZoomOut,
        [window] { window->zoom(-1); });
    add(view, QStringLiteral("view.normal-size"), {}, tr("Normal Code &Size"), QKeySequence(tr("Ctrl+0")),
        [window] { window->zoom(0); });
    const auto gap = NotebookCommand(-1);
    addCommands(view, {gap, ToggleLineNumbers, gap, ToggleSource, ToggleOutputs, HideAllSources, ShowAllSources,
                       HideAllOutputs, ShowAllOutputs, gap, ToggleHeading, CollapseAllHeadings, ExpandAllHeadings, gap,
                       GoToOutput, GoToRunning, GoToError, ViewOutput, ToggleOutputScrolling});
    view->addSeparator();
    add(view, QStringLiteral("view.full-screen"), {}, tr("F&ull Screen"), QKeySequence(Qt::Key_F11),
        [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });
}

void MainMenu::buildRun()
{
    QMenu *run = menu(tr("&Run"));
    MainWindow *window = m_window;
    addCommands(run, {RunAndSelectNext, RunInPlace, RunAndInsertBelow, NotebookCommand(-1), RunAll, RunAllAbove,
                      RunUpTo, RunFromHere});
    run->addSeparator();
    auto *selections = new SelectionRuns(window->m_opener, window->m_tabs, window);
    add(run, QStringLiteral("run.selection"), QStringLiteral("console"), tr("Run Selection or &Line in Console"), {},
        [window, selections] {
            if (NotebookPage *page = window->m_tabs->currentNotebook()) {
                selections->run(page);
            }
        });
}

void MainMenu::buildKernel()
{
    QMenu *kernel = menu(tr("&Kernel"));
    MainWindow *window = m_window;
    const auto withPage = [window](void (*run)(NotebookPage *)) {
        return [window, run] {
            if (NotebookPage *page = window->m_tabs->currentNotebook()) {
                run(page);
            }
        };
    };
    addCommands(kernel, {Interrupt, Restart, RestartAndRunAll, RestartAndRunUpTo, RestartAndClear});
    kernel->addSeparator();
    add(kernel, QStringLiteral("kernel.change"), QStringLiteral("kernel"), tr("&Change Kernel…"), {},
        withPage([](NotebookPage *page) { page->showKernelMenu(); }));
    add(kernel, QStringLiteral("kernel.console"), QStringLiteral("console"), tr("C&onsole for This Kernel"), {},
        [window] {
            if (NotebookPage *page = window->m_tabs->currentNotebook()) {
                window->m_opener->consoles().open(page);
            }
        });
    add(kernel, QStringLiteral("kernel.reconnect"), {}, tr("Reco&nnect"), {},
        withPage([](NotebookPage *page) { page->session()->kernel().reconnectNow(); }));
    add(kernel, QStringLiteral("kernel.shut-down"), {}, tr("&Shut Down"), {},
        withPage([](NotebookPage *page) { std::ignore = page->session()->kernel().shutDown(); }));
}

void MainMenu::buildMachine()
{
    QMenu *machine = menu(tr("&Machine"));
    MainWindow *window = m_window;
    add(machine, QStringLiteral("machine.choose"), QStringLiteral("machine"), tr("&Choose a Machine"), {},
        [window] { window->showPanel(QStringLiteral("machines")); });
    add(machine, QStringLiteral("machine.add"), QStringLiteral("new"), tr("&Add a Server…"), {},
        [window] { window->addServer(); });
    add(machine, QStringLiteral("machine.pair"), QStringLiteral("sync"), tr("&Pair a Folder…"), {}, [window] {
        if (auto *desk = window->findChild<SyncDesk *>()) {
            desk->pairFolder();
        }
    });
    add(machine, QStringLiteral("machine.synced"), {}, tr("&Synced Folders"), {},
        [window] { window->showPanel(QStringLiteral("sync")); });
}

void MainMenu::buildTools()
{
    QMenu *tools = menu(tr("&Tools"));
    MainWindow *window = m_window;
    add(tools, QStringLiteral("tools.commands"), QStringLiteral("commands"), tr("&Commands…"),
        QKeySequence(tr("Ctrl+Shift+C")), [window] { window->showPalette(); });
    add(tools, QStringLiteral("tools.library"), QStringLiteral("library"), tr("&Library"), {},
        [window] { window->showPanel(QStringLiteral("library")); });
    add(tools, QStringLiteral("tools.shortcuts"), {}, tr("Keyboard &Shortcuts…"), QKeySequence(tr("Ctrl+Shift+H")),
        [window] { window->m_shortcuts->edit(window); });
    add(tools, QStringLiteral("tools.preferences"), {}, tr("&Preferences…"), QKeySequence(tr("Ctrl+,")),
        [window] { window->showPreferences(); });
}

void MainMenu::buildHelp()
{
    QMenu *help = menu(tr("&Help"));
    MainWindow *window = m_window;
    add(help, QStringLiteral("help.tour"), QStringLiteral("library"), tr("A Short &Tour"), {},
        [window] { window->m_opener->openSample(); });
    add(help, QStringLiteral("help.about"), {}, tr("&About Quire"), {}, [window] { window->showAbout(); });
}

} // namespace quire::ui
