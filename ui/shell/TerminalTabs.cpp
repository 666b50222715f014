// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TerminalTabs.h"

#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TerminalPage.h"

#include <QTabBar>

namespace quire::ui {

using session::AttachedMachine;

TerminalTabs::TerminalTabs(Services services, TabArea *tabs, QObject *parent)
    : QObject(parent), m_services(services), m_tabs(tabs)
{
    connect(tabs, &TabArea::pageClosing, this, [this](TabPage *page) {
        if (const auto *terminal = qobject_cast<TerminalPage *>(page)) {
            remember(terminal);
        }
    });
}

TerminalPage *TerminalTabs::open(AttachedMachine *machine, const QString &folder)
{
    TerminalPage *page = add(machine);
    page->start(folder);
    return page;
}

TerminalPage *TerminalTabs::show(AttachedMachine *machine, const QString &name)
{
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *terminal = qobject_cast<TerminalPage *>(page);
        if (terminal && terminal->machine() == machine && terminal->name() == name) {
            m_tabs->setCurrentWidget(terminal);
            terminal->setFocus();
            return terminal;
        }
    }
    TerminalPage *page = add(machine);
    page->attach(name);
    return page;
}

TerminalPage *TerminalTabs::add(AttachedMachine *machine)
{
    auto *page = new TerminalPage(machine, m_services.theme, m_services.icons, m_tabs);
    connect(page, &TerminalPage::attached, this, [this] { remember(); });
    connect(page, &TerminalPage::newOneRequested, this, [this, page] {
        if (page->machine()) {
            open(page->machine());
            m_tabs->requestClose(m_tabs->indexOf(page));
        }
    });
    connect(page, &TerminalPage::leaveRequested, m_tabs, [this] { m_tabs->tabBar()->setFocus(Qt::TabFocusReason); });
    m_tabs->addPage(page);
    page->setFocus();
    return page;
}

void TerminalTabs::restore()
{
    QWidget *inFront = m_tabs->currentWidget();
    const QList<store::NotebookPlace> places = m_services.settings->openTerminals.value();
    for (const store::NotebookPlace &place : places) {
        if (AttachedMachine *machine = m_services.workspace->machine(machines::MachineId::fromText(place.machine))) {
            show(machine, place.path);
        }
    }
    if (inFront) {
        m_tabs->setCurrentWidget(inFront);
    }
}

void TerminalTabs::remember(const TerminalPage *closing)
{
    QList<store::NotebookPlace> open;
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        const auto *terminal = qobject_cast<TerminalPage *>(page);
        if (terminal && terminal != closing && terminal->machine() && !terminal->name().isEmpty()) {
            open.append({terminal->machine()->id().toText(), terminal->name()});
        }
    }
    m_services.settings->openTerminals.set(open);
}

} // namespace quire::ui
