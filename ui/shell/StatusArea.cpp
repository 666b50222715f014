// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusArea.h"

#include "session/AttachedMachine.h"
#include "ui/shell/KernelWords.h"
#include "ui/shell/NotebookPage.h"

#include <QLabel>
#include <QToolButton>

namespace quire::ui {

using session::AttachedMachine;
using session::DocumentStore;

StatusArea::StatusArea(const Icons &icons, QWidget *parent)
    : QStatusBar(parent), m_machineButton(new QToolButton(this)), m_kernel(new QLabel(this)), m_saved(new QLabel(this))
{
    setObjectName(QStringLiteral("statusArea"));
    setSizeGripEnabled(false);
    m_machineButton->setObjectName(QStringLiteral("machineButton"));
    m_machineButton->setAutoRaise(true);
    m_machineButton->setIcon(icons.icon(QStringLiteral("machine")));
    m_machineButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_machineButton->setToolTip(tr("Choose a machine"));
    connect(m_machineButton, &QToolButton::clicked, this, &StatusArea::machineClicked);
    addWidget(m_machineButton);
    m_kernel->setObjectName(QStringLiteral("kernelState"));
    m_saved->setObjectName(QStringLiteral("saveState"));
    m_kernel->setContentsMargins(8, 0, 8, 0);
    m_saved->setContentsMargins(8, 0, 8, 0);
    addPermanentWidget(m_saved);
    addPermanentWidget(m_kernel);
    showMachine();
}

void StatusArea::setMachine(AttachedMachine *machine)
{
    if (m_machine) {
        m_machine->disconnect(this);
    }
    m_machine = machine;
    if (machine) {
        connect(machine, &AttachedMachine::stateChanged, this, &StatusArea::showMachine);
    }
    showMachine();
}

void StatusArea::setNotebook(NotebookPage *page)
{
    for (const QMetaObject::Connection &connection : std::exchange(m_connections, {})) {
        disconnect(connection);
    }
    m_page = page;
    if (page) {
        session::NotebookSession *session = page->session();
        m_connections = {
            connect(&session->file(), &DocumentStore::saveStateChanged, this, &StatusArea::showNotebook),
            connect(&session->kernel(), &session::NotebookKernel::statusChanged, this, &StatusArea::showNotebook),
            connect(page, &QObject::destroyed, this,
                    [this] {
                        m_page = nullptr;
                        showNotebook();
                    }),
        };
    }
    showNotebook();
}

void StatusArea::showMachine()
{
    if (!m_machine) {
        m_machineButton->setText(tr("No machine"));
        m_machineButton->setAccessibleName(m_machineButton->text());
        return;
    }
    QString state;
    switch (m_machine->state()) {
    case AttachedMachine::State::Detached:
        state = tr("not connected");
        break;
    case AttachedMachine::State::Starting:
        state = tr("starting…");
        break;
    case AttachedMachine::State::Attached:
        state = tr("connected");
        break;
    case AttachedMachine::State::Failed:
        state = tr("not available");
        break;
    }
    m_machineButton->setText(QStringLiteral("%1 · %2").arg(m_machine->name(), state));
    m_machineButton->setAccessibleName(tr("Machine: %1, %2").arg(m_machine->name(), state));
}

void StatusArea::showNotebook()
{
    m_kernel->setVisible(m_page != nullptr);
    m_saved->setVisible(m_page != nullptr);
    if (!m_page) {
        return;
    }
    m_kernel->setText(KernelWords::line(m_page->session()->kernel().status()));
    switch (m_page->session()->file().saveState()) {
    case DocumentStore::SaveState::Saved:
        m_saved->setText(tr("Saved"));
        break;
    case DocumentStore::SaveState::Modified:
        m_saved->setText(tr("Not saved yet"));
        break;
    case DocumentStore::SaveState::Saving:
        m_saved->setText(tr("Saving…"));
        break;
    case DocumentStore::SaveState::Failed:
        m_saved->setText(tr("Not saved"));
        break;
    }
}

} // namespace quire::ui
