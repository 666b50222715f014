// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ConsoleTabs.h"

#include "session/AttachedMachine.h"
#include "session/ConsoleMemory.h"
#include "session/NotebookSession.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/OutputPermissions.h"
#include "ui/shell/TabArea.h"

#include <QUuid>

namespace quire::ui {

using session::KernelConsole;
using session::NotebookRef;
using store::NotebookPlace;

namespace {

/// Of a notebook whose kernel a console shares; else the path is that of a console's own session.
bool isNotebook(const NotebookPlace &place)
{
    return place.path.endsWith(QStringLiteral(".ipynb"));
}

} // namespace

ConsoleTabs::ConsoleTabs(Services services, TabArea *tabs, QObject *parent)
    : QObject(parent), m_services(services), m_tabs(tabs), m_before(services.settings->openConsoles.value())
{
    connect(tabs, &TabArea::pageClosing, this, [this](TabPage *page) {
        if (const auto *console = qobject_cast<ConsolePage *>(page)) {
            remember(console);
        }
    });
}

ConsolePage *ConsoleTabs::open(session::AttachedMachine *machine)
{
    // The server keeps one kernel per path, so that this one has to be new; its name is its last part.
    const RemotePath path(
        QStringLiteral(".console-%1/%2").arg(QUuid::createUuid().toString(QUuid::Id128).first(8), newTitle()));
    auto console =
        std::make_unique<KernelConsole>(machine, NotebookRef{machine->id(), path, {}, false, true}, m_services.journal);
    console->start();
    ConsolePage *page = show(std::move(console));
    remember();
    return page;
}

ConsolePage *ConsoleTabs::open(NotebookPage *notebook)
{
    if (ConsolePage *page = find(notebook->session())) {
        m_tabs->setCurrentWidget(page);
        return page;
    }
    ConsolePage *page = show(std::make_unique<KernelConsole>(notebook->session()));
    remember();
    return page;
}

ConsolePage *ConsoleTabs::find(const session::NotebookSession *notebook) const
{
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *console = qobject_cast<ConsolePage *>(page);
        if (console && !console->console()->hasOwnKernel() && console->console()->ref() == notebook->ref() &&
            console->console()->kernel()) {
            return console;
        }
    }
    return nullptr;
}

/// The first number that no open console has.
QString ConsoleTabs::newTitle()
{
    QStringList taken;
    const QList<TabPage *> pages = m_tabs->pages();
    for (const TabPage *page : pages) {
        taken.append(page->title());
    }
    QString title;
    for (int number = 1; title.isEmpty() || taken.contains(title); ++number) {
        title = tr("Console %1").arg(number);
    }
    return title;
}

ConsolePage *ConsoleTabs::show(std::unique_ptr<KernelConsole> console)
{
    auto memory = std::make_unique<session::ConsoleMemory>(console.get(), m_services.consoles);
    auto *page = new ConsolePage(std::move(console), m_services.theme, m_services.syntax, m_services.icons,
                                 m_services.content, m_tabs);
    page->setMemory(std::move(memory));
    if (m_services.web) {
        new OutputPermissions(page, m_services.web);
    }
    connect(page, &ConsolePage::pageRequested, this, &ConsoleTabs::helpRequested);
    m_tabs->addPage(page);
    page->setFocus();
    return page;
}

void ConsoleTabs::restore()
{
    QWidget *inFront = m_tabs->currentWidget();
    const QList<NotebookPlace> places = std::exchange(m_before, {});
    for (const NotebookPlace &place : places) {
        restore(place);
    }
    if (inFront) {
        m_tabs->setCurrentWidget(inFront);
    }
    remember();
}

void ConsoleTabs::restore(const NotebookPlace &place)
{
    std::unique_ptr<KernelConsole> console;
    if (isNotebook(place)) {
        NotebookPage *notebook = notebookAt(place);
        if (notebook && !find(notebook->session())) {
            console = std::make_unique<KernelConsole>(notebook->session());
        }
    } else {
        const auto machine = machines::MachineId::fromText(place.machine);
        if (session::AttachedMachine *where = m_services.workspace->machine(machine)) {
            console = std::make_unique<KernelConsole>(
                where, NotebookRef{machine, RemotePath(place.path), {}, false, true}, m_services.journal);
        }
    }
    if (console) {
        show(std::move(console))->comeBack();
    }
}

NotebookPage *ConsoleTabs::notebookAt(const NotebookPlace &place) const
{
    const QList<NotebookPage *> open = m_tabs->notebooks();
    const auto found = std::ranges::find_if(
        open, [&place](const NotebookPage *page) { return placeOf(page->session()->ref()) == place; });
    return found == open.end() ? nullptr : *found;
}

NotebookPlace ConsoleTabs::placeOf(const NotebookRef &ref)
{
    return {ref.machine.toText(), ref.place()};
}

void ConsoleTabs::remember(const ConsolePage *closing)
{
    QList<NotebookPlace> open = m_before;
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        const auto *console = qobject_cast<ConsolePage *>(page);
        if (console && console != closing) {
            open.append(placeOf(console->console()->ref()));
        }
    }
    m_services.settings->openConsoles.set(open);
}

} // namespace quire::ui
