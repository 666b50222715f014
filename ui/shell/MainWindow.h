// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "session/NotebookRef.h"
#include "ui/shell/Services.h"

#include <QMainWindow>
#include <QPointer>

class QSplitter;
class QStackedWidget;

namespace quire::notebook {
class MimeBundle;
}

namespace quire::session {
class AttachedMachine;
class NotebookSession;
} // namespace quire::session

namespace quire::ui {

class ActionRegistry;
class ActivityStrip;
class CommandPalette;
class DocumentOpener;
class InspectorPanel;
class LauncherPage;
class MachineFiles;
class MachinesPanel;
class NotebookPage;
class NotificationBar;
class OpenTabsPanel;
class OutlinePanel;
class QueuePanel;
class RunningPanel;
class Shortcuts;
class StatusArea;
class TabArea;
class ToolPane;
class VariablesPanel;

/// The window: a strip of panels at the left, tabs in the middle, a status bar. It arranges; pages and panels do the
/// work.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Services services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a notebook in a tab.
    NotebookPage *openNotebook(const session::NotebookRef &ref);
    /// Opens what was open last time.
    void restoreNotebooks();
    /// Makes `id` the machine whose files are shown and where new notebooks go; brings it up.
    void useMachine(const machines::MachineId &id);
    void showLauncher();
    void addServer(const QString &address = {});
    /// Tells of a failure in the window's bar; a later one of the same key takes its place.
    void notify(const QString &key, const Error &error);
    TabArea *tabs() const { return m_tabs; }
    ActivityStrip *strip() const { return m_strip; }
    MachineFiles *files() const { return m_files; }
    DocumentOpener *opener() const { return m_opener; }
    /// Shows the panel of `id`: files, running, machines, tools, tabs. Empty hides them.
    void showPanel(const QString &id);

Q_SIGNALS:
    /// The person closed the window, and nothing unsaved is left to ask about.
    void closed();
    /// The first notebook can be typed into.
    void notebookEditable();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    friend class MainMenu;

    void buildPanels();
    void connectTabs();
    void connectPanels();
    void connectTools();
    void connectLauncher(LauncherPage *launcher);
    void watchCredentials();
    void chooseCredentials(const QString &key, const QString &choice);
    void askForPassphrase(bool create);
    void setCurrentNotebook(NotebookPage *page);
    void showTitle();
    /// This computer where none was chosen yet.
    session::AttachedMachine *machineInUse();
    void showHelp(const notebook::MimeBundle &help);
    void showMachineState();
    void save();
    void showPalette();
    void showPreferences();
    void showAbout();
    void zoom(int step);
    void closeAnyway();

    Services m_services;
    ActionRegistry *m_actions;
    QStackedWidget *m_panels;
    ActivityStrip *m_strip;
    QSplitter *m_splitter;
    NotificationBar *m_notifications;
    TabArea *m_tabs;
    DocumentOpener *m_opener;
    ToolPane *m_tools;
    VariablesPanel *m_variables;
    QueuePanel *m_queue;
    InspectorPanel *m_inspector;
    QMetaObject::Connection m_caret; ///< Of the current notebook, to the inspector.
    StatusArea *m_status;
    MachineFiles *m_files;
    RunningPanel *m_running;
    MachinesPanel *m_machines;
    OutlinePanel *m_outline;
    OpenTabsPanel *m_openTabs;
    CommandPalette *m_palette;
    Shortcuts *m_shortcuts = nullptr;
    QPointer<session::AttachedMachine> m_machine;
    bool m_mayClose = false;
};

} // namespace quire::ui
