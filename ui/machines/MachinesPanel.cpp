// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachinesPanel.h"

#include "machines/MachineCatalog.h"
#include "machines/MachineProvider.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

using machines::Capability;
using machines::Machine;
using machines::MachineState;

MachinesPanel::MachinesPanel(machines::MachineCatalog *catalog, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_catalog(catalog),
      m_icons(icons),
      m_rows(new QVBoxLayout),
      m_add(new QPushButton(m_icons.icon(QStringLiteral("new")), tr("Add a Server…"), this))
{
    setObjectName(QStringLiteral("machinesPanel"));
    setAccessibleName(tr("Machines"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    m_rows->setSpacing(8);
    layout->addLayout(m_rows);
    m_add->setObjectName(QStringLiteral("addServer"));
    connect(m_add, &QPushButton::clicked, this, &MachinesPanel::addServerRequested);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_catalog, &machines::MachineCatalog::entryChanged, this, &MachinesPanel::rebuild);
    connect(m_catalog, &machines::MachineCatalog::machineChanged, this, &MachinesPanel::rebuild);
    rebuild();
}

void MachinesPanel::setCurrent(const machines::MachineId &id)
{
    if (m_current != id) {
        m_current = id;
        rebuild();
    }
}

QString MachinesPanel::stateText(MachineState state)
{
    switch (state) {
    case MachineState::Unknown:
        return tr("not asked yet");
    case MachineState::Stopped:
        return tr("stopped");
    case MachineState::Starting:
        return tr("starting");
    case MachineState::Running:
        return tr("running");
    case MachineState::Stopping:
        return tr("stopping");
    case MachineState::NoCapacity:
        return tr("no capacity");
    case MachineState::Unreachable:
        return tr("does not answer");
    case MachineState::Failed:
        return tr("failed");
    }
    return {};
}

/// The panel itself has no use for the focus; its first button has.
void MachinesPanel::focusInEvent(QFocusEvent *)
{
    focusNextChild();
}

void MachinesPanel::rebuild()
{
    const QWidget *focused = isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const QString row = focused ? focused->parentWidget()->objectName() : QString();
    const QString button = focused ? focused->objectName() : QString();
    clear();
    for (const machines::CatalogEntry &entry : m_catalog->entries()) {
        if (entry.provider) {
            addEntry(entry);
        }
    }
    if (QWidget *last = findChildren<QAbstractButton *>().constLast(); last != m_add) {
        setTabOrder(last, m_add); // Tab goes down the panel.
    }
    const auto *again = row.isEmpty() ? nullptr : findChild<QWidget *>(row, Qt::FindDirectChildrenOnly);
    if (auto *known = again ? again->findChild<QWidget *>(button) : nullptr) {
        known->setFocus(); // Whoever works by keyboard stays where they were.
    }
}

void MachinesPanel::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->setObjectName({});
            widget->deleteLater();
        }
        delete item;
    }
}

void MachinesPanel::addEntry(const machines::CatalogEntry &entry)
{
    if (entry.machines.isEmpty() && !entry.error) {
        return;
    }
    auto *title = new QLabel(entry.provider->displayName(), this);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_rows->addWidget(title);
    if (entry.error) {
        auto *error = new QLabel(entry.error->message, this);
        error->setWordWrap(true);
        m_rows->addWidget(error);
    }
    for (const Machine &machine : entry.machines) {
        m_rows->addWidget(makeRow(machine));
    }
}

QWidget *MachinesPanel::makeRow(const Machine &machine)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("machine:") + machine.id.toText());
    row->setAccessibleName(machine.name + QStringLiteral(", ") + stateText(machine.state));
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setHorizontalSpacing(8);
    layout->setColumnStretch(1, 1);
    const bool isCurrent = machine.id == m_current;
    auto *icon = new QLabel(row);
    icon->setPixmap(
        m_icons.icon(QStringLiteral("machine"), isCurrent ? Icons::Tint::Accent : Icons::Tint::Muted).pixmap(20, 20));
    layout->addWidget(icon, 0, 0, Qt::AlignTop);

    QStringList facts{stateText(machine.state)};
    facts += {machine.environment, machine.address.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
              machine.stateReason};
    facts.removeAll(QString());
    auto *text = new QLabel(row);
    text->setTextFormat(Qt::RichText);
    text->setText(QStringLiteral("<b>%1</b><br><small>%2</small>")
                      .arg(machine.name.toHtmlEscaped(), facts.join(QStringLiteral(" · ")).toHtmlEscaped()));
    text->setWordWrap(true);
    layout->addWidget(text, 0, 1);
    auto *buttons = new QHBoxLayout;
    layout->addLayout(buttons, 1, 1);
    addButtons(row, buttons, machine, isCurrent);
    buttons->addStretch();
    return row;
}

void MachinesPanel::addButtons(QWidget *row, QLayout *layout, const Machine &machine, bool isCurrent)
{
    const machines::MachineId id = machine.id;
    auto *use = new QPushButton(isCurrent                                ? tr("In Use")
                                : machine.state == MachineState::Stopped ? tr("Start")
                                                                         : tr("Use"),
                                row);
    use->setObjectName(QStringLiteral("use"));
    use->setAccessibleName(QStringLiteral("%1, %2").arg(use->text(), machine.name));
    use->setEnabled(!isCurrent || machine.state != MachineState::Running);
    connect(use, &QPushButton::clicked, this, [this, id] { Q_EMIT useRequested(id); });
    layout->addWidget(use);
    if (machine.capabilities.testFlag(Capability::Stop) && machine.state == MachineState::Running) {
        auto *stop = new QPushButton(tr("Stop"), row);
        stop->setObjectName(QStringLiteral("stop"));
        stop->setAccessibleName(QStringLiteral("%1, %2").arg(stop->text(), machine.name));
        connect(stop, &QPushButton::clicked, this, [this, id] { Q_EMIT stopRequested(id); });
        layout->addWidget(stop);
    }
    if (machine.capabilities.testFlag(Capability::Delete)) {
        auto *remove = new QToolButton(row);
        remove->setObjectName(QStringLiteral("forget"));
        remove->setAutoRaise(true);
        remove->setIcon(m_icons.icon(QStringLiteral("delete")));
        remove->setToolTip(tr("Forget this server"));
        remove->setAccessibleName(tr("Forget %1").arg(machine.name));
        connect(remove, &QToolButton::clicked, this, [this, id] { Q_EMIT removeRequested(id); });
        layout->addWidget(remove);
    }
}

} // namespace quire::ui
