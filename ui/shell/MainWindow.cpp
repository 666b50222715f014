// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "machines/MachineCatalog.h"
#include "machines/MachineProvider.h"
#include "machines/local/LocalProvider.h"
#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "store/CredentialStore.h"
#include "store/Settings.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/machines/AddServerDialog.h"
#include "ui/machines/MachinesPanel.h"
#include "ui/notebook/CellInspection.h"
#include "ui/notebook/CellPanel.h"
#include "ui/notebook/DeletedCellsPanel.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/ActivityStrip.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/LauncherPage.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/MainMenu.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/OpenTabsPanel.h"
#include "ui/shell/OutlinePanel.h"
#include "ui/shell/PassphraseDialog.h"
#include "ui/shell/PreferencesDialog.h"
#include "ui/shell/RunningPanel.h"
#include "ui/shell/SearchPanel.h"
#include "ui/shell/Shortcuts.h"
#include "ui/shell/StatusArea.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TextPage.h"
#include "ui/shell/ToolPane.h"
#include "ui/shell/VariablePage.h"
#include "ui/tools/InspectorPanel.h"
#include "ui/tools/QueuePanel.h"
#include "ui/tools/VariablesPanel.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quire::ui {

using session::AttachedMachine;
using store::CredentialStore;

namespace {

const QString lockedKey = QStringLiteral("tokens-locked");
const QString notKeptKey = QStringLiteral("token-not-kept");
const QString machineKey = QStringLiteral("machine");

} // namespace

MainWindow::MainWindow(Services services, QWidget *parent)
    : QMainWindow(parent),
      m_services(services),
      m_actions(new ActionRegistry(this)),
      m_panels(new QStackedWidget(this)),
      m_strip(new ActivityStrip(m_panels, this)),
      m_splitter(new QSplitter(this)),
      m_notifications(new NotificationBar(this)),
      m_tabs(new TabArea(m_services.workspace, m_services.settings, m_services.theme, m_services.syntax,
                         m_services.icons, m_services.content, this)),
      m_opener(new DocumentOpener(m_services, m_tabs, this)),
      m_tools(new ToolPane(m_services.icons, this)),
      m_variables(new VariablesPanel(m_services.icons, this)),
      m_queue(new QueuePanel(m_services.workspace, m_services.icons, this)),
      m_inspector(new InspectorPanel(m_services.theme, m_services.icons, this)),
      m_status(new StatusArea(m_services.icons, this)),
      m_files(new MachineFiles(m_services, m_opener, this)),
      m_running(new RunningPanel(m_services.icons, this)),
      m_machines(new MachinesPanel(m_services.catalog, m_services.icons, this)),
      m_outline(new OutlinePanel(services.settings, services.icons, this)),
      m_openTabs(new OpenTabsPanel(m_tabs, this)),
      m_palette(new CommandPalette(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Quire"));
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notifications);
    column->addWidget(m_tabs, 1);
    m_tabs->setWeb(m_services.web);
    m_splitter->addWidget(m_panels);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_tools);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({260, 1000, 420});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_panels->setMinimumWidth(200);
    setCentralWidget(m_splitter);
    addToolBar(Qt::LeftToolBarArea, m_strip);
    setStatusBar(m_status);
    m_opener->kinds().add(TextPage::kind(m_services));
    MainMenu(this).build();
    m_shortcuts = new Shortcuts(m_services.settings, m_actions, this);
    buildPanels();
    connectTabs();
    connectPanels();
    connectTools();
    watchCredentials();
    resize(1280, 800);
    restoreGeometry(m_services.settings->windowGeometry.value());
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPanels()
{
    const Icons &icons = m_services.icons;
    m_strip->addPanel(QStringLiteral("files"), icons.icon(QStringLiteral("folder")), tr("Files"), m_files->browser());
    m_strip->addPanel(QStringLiteral("search"), icons.icon(QStringLiteral("search")), tr("Search"),
                      new SearchPanel(m_tabs, m_services.theme, this));
    m_strip->addPanel(QStringLiteral("running"), icons.icon(QStringLiteral("running")), tr("Running"), m_running);
    m_strip->addCommand(m_actions->find(QStringLiteral("tools.commands")));
    m_strip->addPanel(QStringLiteral("tools"), icons.icon(QStringLiteral("tools")), tr("Outline"), m_outline);
    m_strip->addPanel(QStringLiteral("tabs"), icons.icon(QStringLiteral("tabs")), tr("Open tabs"), m_openTabs);
    m_strip->addPanel(QStringLiteral("machines"), icons.icon(QStringLiteral("machine")), tr("Machines"), m_machines);
    m_strip->showPanel(QStringLiteral("files"));
}

void MainWindow::connectTabs()
{
    connect(m_tabs, &TabArea::currentNotebookChanged, this, &MainWindow::setCurrentNotebook);
    connect(m_tabs, &TabArea::tabsChanged, this, &MainWindow::showTitle);
    connect(m_tabs, &TabArea::launcherOpened, this, &MainWindow::connectLauncher);
    connect(m_tabs, &TabArea::pageAdded, m_shortcuts, &Shortcuts::serve);
    connect(m_tabs, &TabArea::notebookOpened, this, [this](NotebookPage *page) {
        connect(page, &NotebookPage::becameEditable, this, &MainWindow::notebookEditable);
        connect(&page->session()->kernel(), &session::NotebookKernel::pageRequested, this, &MainWindow::showHelp);
        connect(&page->session()->file(), &session::DocumentStore::loaded, this, [this, page] {
            if (m_tabs->currentNotebook() == page) {
                m_outline->follow(page);
            }
        });
    });
    connect(m_status, &StatusArea::machineClicked, this, [this] { showPanel(QStringLiteral("machines")); });
    connect(m_notifications, &NotificationBar::actionTriggered, this, &MainWindow::chooseCredentials);
}

void MainWindow::connectPanels()
{
    connect(m_files, &MachineFiles::launcherRequested, this, &MainWindow::showLauncher);
    connect(m_opener, &DocumentOpener::failed, this, &MainWindow::notify);
    connect(&m_opener->consoles(), &ConsoleTabs::helpRequested, this, &MainWindow::showHelp);
    connect(m_running, &RunningPanel::openRequested, this, [this](const RemotePath &path) {
        if (m_machine) {
            openNotebook(m_services.workspace->refFor(m_machine->id(), path));
        }
    });
    connect(m_outline, &OutlinePanel::cellRequested, this, [this](const notebook::CellId &cell) {
        if (NotebookPage *page = m_tabs->currentNotebook()) {
            page->view()->setCurrentCell(cell);
            page->view()->setFocus();
        }
    });
    connect(m_machines, &MachinesPanel::useRequested, this, &MainWindow::useMachine);
    connect(m_machines, &MachinesPanel::addServerRequested, this, [this] { addServer(); });
    const auto report = [this](const Result<void> &result) {
        if (!result) {
            notify(machineKey, result.error());
        }
        std::ignore = m_services.catalog->refresh();
    };
    connect(m_machines, &MachinesPanel::stopRequested, this, [this, report](const machines::MachineId &id) {
        m_services.catalog->provider(id.provider)->stop(id.machine).then(this, report);
    });
    connect(m_machines, &MachinesPanel::removeRequested, this, [this, report](const machines::MachineId &id) {
        m_services.catalog->provider(id.provider)->remove(id.machine).then(this, report);
    });
}

void MainWindow::connectTools()
{
    m_tools->addPanel(QStringLiteral("variables"), tr("Variables"), m_variables);
    m_tools->addPanel(QStringLiteral("queue"), tr("Queue"), m_queue);
    m_tools->addPanel(QStringLiteral("inspector"), tr("Help"), m_inspector);
    auto *cell = new CellPanel(this);
    auto *deleted = new DeletedCellsPanel(this);
    m_tools->addPanel(QStringLiteral("cell"), tr("Cell"), cell);
    m_tools->addPanel(QStringLiteral("deleted"), tr("Deleted"), deleted);
    connect(m_tabs, &TabArea::currentNotebookChanged, cell, [cell, deleted](const NotebookPage *page) {
        cell->setView(page ? page->view() : nullptr);
        deleted->setView(page ? page->view() : nullptr);
    });
    connect(m_tools, &ToolPane::closed, this, [this] {
        if (TabPage *page = m_tabs->currentPage()) {
            page->setFocus();
        }
    });
    connect(m_variables, &VariablesPanel::tableOpened, this,
            [this](const QString &name, const session::VariableTable &table) {
                const NotebookPage *page = m_tabs->currentNotebook();
                auto *shown = new VariablePage(name, page ? page->title() : QString(), m_services.icons, m_tabs);
                m_tabs->addPage(shown);
                shown->show(table);
                shown->setFocus();
            });
    connect(m_queue, &QueuePanel::cellRequested, this,
            [this](session::NotebookSession *session, const notebook::CellId &id) {
                NotebookPage *page = m_tabs->show(session);
                page->view()->setCurrentCell(id);
                page->view()->setFocus();
            });
}

void MainWindow::connectLauncher(LauncherPage *launcher)
{
    connect(launcher, &LauncherPage::newNotebookRequested, this, [this] { m_opener->newNotebook(machineInUse()); });
    connect(launcher, &LauncherPage::newConsoleRequested, this, [this] { m_opener->consoles().open(machineInUse()); });
    connect(launcher, &LauncherPage::openFileRequested, m_opener, &DocumentOpener::openFileDialog);
    connect(launcher, &LauncherPage::addServerRequested, this, [this] { addServer(); });
    connect(launcher, &LauncherPage::machinesRequested, this, [this] { showPanel(QStringLiteral("machines")); });
    connect(launcher, &LauncherPage::sampleRequested, m_opener, &DocumentOpener::openSample);
    connect(launcher, &LauncherPage::recentRequested, m_opener, &DocumentOpener::openPlace);
    connect(launcher, &LauncherPage::thisComputerRequested, this, [this] {
        useMachine(m_services.workspace->thisComputer()->id());
        showPanel(QStringLiteral("files"));
    });
}

void MainWindow::watchCredentials()
{
    const auto show = [this](CredentialStore::State state) {
        if (state == CredentialStore::State::VaultLocked) {
            m_notifications->show({lockedKey,
                                   Notification::Severity::Information,
                                   tr("Your saved tokens are locked. Unlock them to use your servers."),
                                   {{QStringLiteral("unlock"), tr("Unlock…")}}});
        } else {
            m_notifications->remove(lockedKey);
        }
    };
    connect(m_services.credentials, &CredentialStore::stateChanged, this, show);
    show(m_services.credentials->state());
}

void MainWindow::chooseCredentials(const QString &key, const QString &choice)
{
    m_notifications->remove(key);
    if (choice == u"unlock" || choice == u"encrypt") {
        askForPassphrase(choice == u"encrypt");
    } else if (choice == u"session-only") {
        m_services.credentials->useSessionOnly();
    } else if (choice == u"again" && m_machine) {
        m_machine->attach();
    }
}

void MainWindow::askForPassphrase(bool create)
{
    CredentialStore *credentials = m_services.credentials;
    auto *dialog = new PassphraseDialog(
        create ? PassphraseDialog::Purpose::Create : PassphraseDialog::Purpose::Unlock,
        [credentials, create](Secret passphrase) {
            return create ? credentials->createVault(std::move(passphrase))
                          : credentials->unlockVault(std::move(passphrase));
        },
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

NotebookPage *MainWindow::openNotebook(const session::NotebookRef &ref)
{
    return m_opener->openNotebook(ref);
}

session::AttachedMachine *MainWindow::machineInUse()
{
    if (!m_machine) {
        useMachine(m_services.workspace->thisComputer()->id());
    }
    return m_machine;
}

void MainWindow::showHelp(const notebook::MimeBundle &help)
{
    m_tools->showPanel(QStringLiteral("inspector"));
    m_inspector->showPage(help);
}

void MainWindow::restoreNotebooks()
{
    if (m_services.settings->restoreSession.value()) {
        m_opener->restore();
    }
    if (m_tabs->count() == 0) {
        showLauncher();
    }
}

void MainWindow::useMachine(const machines::MachineId &id)
{
    AttachedMachine *machine = m_services.workspace->machine(id);
    if (!machine) {
        return;
    }
    if (m_machine) {
        m_machine->disconnect(this);
    }
    m_machine = machine;
    m_status->setMachine(machine);
    m_machines->setCurrent(id);
    m_queue->setMachine(id);
    connect(machine, &AttachedMachine::stateChanged, this, &MainWindow::showMachineState);
    connect(machine, &AttachedMachine::progressed, this, [this, machine](const QString &what) {
        if (machine->state() == AttachedMachine::State::Starting) {
            m_files->setMachine(machine, what);
        }
    });
    if (machine->state() == AttachedMachine::State::Attached) {
        showMachineState();
    } else {
        machine->attach();
    }
}

void MainWindow::showMachineState()
{
    m_files->setMachine(m_machine, m_machine->state() == AttachedMachine::State::Failed ? m_machine->error().message
                                                                                        : tr("Starting…"));
    m_running->setMachine(m_machine);
    if (m_machine->state() == AttachedMachine::State::Failed) {
        m_notifications->show({machineKey,
                               Notification::Severity::Error,
                               m_machine->error().message,
                               {{QStringLiteral("again"), tr("Try Again")}}});
    } else {
        m_notifications->remove(machineKey);
    }
}

void MainWindow::showLauncher()
{
    m_tabs->showLauncher();
}

void MainWindow::showPanel(const QString &id)
{
    m_strip->showPanel(id);
    if (id == u"machines") {
        std::ignore = m_services.catalog->refresh();
    }
    if (QWidget *panel = m_panels->currentWidget(); panel && !id.isEmpty()) {
        panel->setFocus();
    }
}

void MainWindow::addServer(const QString &address)
{
    auto *dialog = new AddServerDialog(m_services.servers, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAddress(address);
    connect(dialog, &AddServerDialog::added, this, [this](const machines::Machine &machine, const RemotePath &path) {
        useMachine(machine.id);
        showPanel(QStringLiteral("files"));
        if (path.suffix() == u"ipynb") {
            openNotebook(m_services.workspace->refFor(machine.id, path));
        }
    });
    connect(dialog, &AddServerDialog::secretNotKept, this, [this](const Error &error) {
        m_notifications->show({notKeptKey,
                               Notification::Severity::Warning,
                               error.message,
                               {{QStringLiteral("encrypt"), tr("Keep It Encrypted…")},
                                {QStringLiteral("session-only"), tr("Only Until Quire Ends")}}});
    });
    dialog->open();
}

void MainWindow::setCurrentNotebook(NotebookPage *page)
{
    m_status->setNotebook(page);
    m_outline->follow(page);
    session::NotebookKernel *kernel = page ? &page->session()->kernel() : nullptr;
    if (kernel || m_tabs->notebooks().isEmpty()) { // A file in front leaves the panels to the notebook before it.
        m_variables->setKernel(kernel);
        m_inspector->setKernel(kernel);
    }
    disconnect(m_caret);
    if (page) {
        m_caret = connect(page->view()->inspection(), &CellInspection::rested, m_inspector, &InspectorPanel::lookUp);
    }
}

void MainWindow::showTitle()
{
    const TabPage *page = m_tabs->currentPage();
    setWindowTitle(page ? tr("%1 — Quire").arg(page->title()) : QStringLiteral("Quire"));
}

void MainWindow::save()
{
    if (TabPage *page = m_tabs->currentPage()) {
        std::ignore = page->save();
    }
}

void MainWindow::showPalette()
{
    m_palette->open(m_actions->all(),
                    [this](const QAction &action) { return m_actions->objection(action.objectName()); });
}

void MainWindow::showPreferences()
{
    auto *dialog = new PreferencesDialog(m_services.settings, m_services.syntax->spelling(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::shortcutsRequested, m_shortcuts, [this] { m_shortcuts->edit(this); });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Quire"),
        tr("<b>Quire %1</b><br>A native desktop client for remote notebooks.<br><br>Free software under the "
           "GNU General Public License, version 3 or later.")
            .arg(QStringLiteral(QUIRE_VERSION)),
        QMessageBox::Ok, this);
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::zoom(int step)
{
    const double now = m_services.theme->codeFont().pointSizeF();
    m_services.settings->fontSize.set(step == 0 ? 0 : qBound(6, qRound(now) + step, 40));
}

void MainWindow::notify(const QString &key, const Error &error)
{
    m_notifications->show({key, Notification::Severity::Error, error.message, {}});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_services.settings->windowGeometry.set(saveGeometry());
    QStringList unsaved;
    const QList<TabPage *> pages = m_tabs->pages();
    for (const TabPage *page : pages) {
        if (page->hasUnsavedWork()) {
            unsaved.append(page->title());
        }
    }
    if (unsaved.isEmpty() || m_mayClose) {
        Q_EMIT closed();
        event->accept();
        return;
    }
    event->ignore();
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Unsaved Changes"),
                                tr("These have changes that are not saved: %1.").arg(unsaved.join(tr(", "))),
                                QMessageBox::SaveAll | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("unsavedBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton *button) {
        if (box->standardButton(button) == QMessageBox::Cancel) {
            return;
        }
        m_tabs->settleAll(box->standardButton(button) == QMessageBox::SaveAll)
            .then(this, [this](const Result<void> &result) {
                if (result) {
                    closeAnyway();
                }
            });
    });
    box->open();
}

void MainWindow::closeAnyway()
{
    m_mayClose = true;
    close();
}

} // namespace quire::ui
