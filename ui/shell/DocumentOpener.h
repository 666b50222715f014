// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "session/NotebookRef.h"
#include "ui/shell/FilePages.h"
#include "ui/shell/Services.h"

#include <QObject>

namespace quire::session {
class AttachedMachine;
}

namespace quire::store {
struct NotebookPlace;
}

namespace quire::ui {

class ConsoleTabs;
class FilePage;
class NotebookPage;
class TabArea;
class TerminalTabs;

/// Opens things in tabs: notebooks, files that have a page, consoles, terminals, and what is left through the desktop.
class DocumentOpener : public QObject
{
    Q_OBJECT

public:
    /// `tabs` outlives the opener; dialogs belong to `window`.
    DocumentOpener(Services services, TabArea *tabs, QWidget *window);

    FilePages &kinds() { return m_kinds; }
    ConsoleTabs &consoles() { return *m_consoles; }
    TerminalTabs &terminals() { return *m_terminals; }

    /// Null when its machine is not known; failed() tells then.
    NotebookPage *openNotebook(const session::NotebookRef &ref);
    /// Shows the file as `kind` does, by its name's kind where that is empty. Null when it has no page.
    FilePage *openFile(const session::NotebookRef &ref, const QString &kind = {});
    /// A notebook, a file with a page, or a file for the desktop. A page of lines shows `line`, counted from 1, if it
    /// is not 0.
    void open(const session::NotebookRef &ref, int line = 0);
    void openPlace(const store::NotebookPlace &place);
    /// Leaves it to another program.
    void openWithDesktop(const session::NotebookRef &ref);
    /// What was open last time: notebooks, files, consoles and terminals.
    void restore();
    /// Asks for files of this computer.
    void openFileDialog();
    void openSample();
    /// Notes for the next start which files are open, but for `closing`.
    void rememberFiles(const FilePage *closing = nullptr);
    /// Makes a notebook in `machine`'s root once it is attached, and opens it; created() tells.
    void newNotebook(session::AttachedMachine *machine);

Q_SIGNALS:
    void failed(const QString &key, const quire::Error &error);
    /// There is a new file on a machine.
    void created();

private:
    void addViewers();
    session::NotebookRef refOf(const store::NotebookPlace &place) const;
    FilePage *findPage(const session::NotebookRef &ref, const QString &kind) const;

    Services m_services;
    TabArea *m_tabs;
    QWidget *m_window;
    FilePages m_kinds;
    ConsoleTabs *m_consoles;
    TerminalTabs *m_terminals;
};

} // namespace quire::ui
