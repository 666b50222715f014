// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SettingCodec.h"
#include "ui/shell/Services.h"

#include <QObject>

#include <memory>

namespace quire::notebook {
class MimeBundle;
}

namespace quire::session {
class AttachedMachine;
class KernelConsole;
class NotebookSession;
struct NotebookRef;
} // namespace quire::session

namespace quire::ui {

class ConsolePage;
class NotebookPage;
class TabArea;

/// Opens consoles in tabs, and opens them again in the next start of the program.
class ConsoleTabs : public QObject
{
    Q_OBJECT

public:
    /// `tabs` outlives it.
    ConsoleTabs(Services services, TabArea *tabs, QObject *parent = nullptr);

    /// A console with a new kernel on `machine`.
    ConsolePage *open(session::AttachedMachine *machine);
    /// A console on the notebook's kernel; the one there is where it is open already.
    ConsolePage *open(NotebookPage *notebook);
    /// Those of last time, with what they showed; on the kernels of notebooks where these are open again.
    void restore();

Q_SIGNALS:
    /// Help that code of a console asked for.
    void helpRequested(const quire::notebook::MimeBundle &page);

private:
    ConsolePage *find(const session::NotebookSession *notebook) const;
    NotebookPage *notebookAt(const store::NotebookPlace &place) const;
    void restore(const store::NotebookPlace &place);
    QString newTitle();
    ConsolePage *show(std::unique_ptr<session::KernelConsole> console);
    void remember(const ConsolePage *closing = nullptr);
    static store::NotebookPlace placeOf(const session::NotebookRef &ref);

    Services m_services;
    TabArea *m_tabs;
    QList<store::NotebookPlace> m_before; ///< Of last time, not opened yet.
};

} // namespace quire::ui
