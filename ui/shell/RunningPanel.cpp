// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunningPanel.h"

#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/KernelWords.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace quire::ui {

using models::RunningThing;
using session::AttachedMachine;
using Kind = RunningThing::Kind;

namespace {

constexpr std::chrono::seconds interval{10};
const QString allKey = QStringLiteral("shut-down-all");
const QString failureKey = QStringLiteral("failure");
constexpr int idRole = Qt::UserRole;
constexpr int indexRole = Qt::UserRole + 1;

/// The server's word for a kernel's state as a sign and a word of ours; its own where we have none.
QString stateText(const QString &state)
{
    using State = session::KernelStatus::State;
    if (state == u"idle") {
        return QStringLiteral("○ ") + KernelWords::state(State::Idle);
    }
    if (state == u"busy") {
        return QStringLiteral("● ") + KernelWords::state(State::Busy);
    }
    if (state == u"starting" || state == u"restarting") {
        return QStringLiteral("◌ ") + KernelWords::state(state == u"starting" ? State::Starting : State::Restarting);
    }
    return state;
}

QString titleOf(const RunningThing &thing)
{
    switch (thing.kind) {
    case Kind::UnusedKernel:
        return RunningPanel::tr("%1 (unused kernel)").arg(thing.kernelName);
    case Kind::Terminal:
        return RunningPanel::tr("Terminal %1").arg(thing.id);
    case Kind::Helper:
        return RunningPanel::tr("Quire’s helper");
    case Kind::Notebook:
    case Kind::Console:
        break;
    }
    return thing.path.name();
}

QString iconOf(Kind kind)
{
    switch (kind) {
    case Kind::Notebook:
        return QStringLiteral("notebook");
    case Kind::Console:
        return QStringLiteral("console");
    case Kind::Terminal:
        return QStringLiteral("terminal");
    case Kind::UnusedKernel:
    case Kind::Helper:
        break;
    }
    return QStringLiteral("kernel");
}

} // namespace

RunningPanel::RunningPanel(session::Workspace *workspace, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_icons(icons),
      m_notifications(new NotificationBar(this)),
      m_list(new QTreeWidget(this)),
      m_empty(new QLabel(tr("Nothing is running."), this))
{
    setObjectName(QStringLiteral("runningPanel"));
    buildList();
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHeader());
    layout->addWidget(m_notifications);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addLayout(makeButtons());
    setFocusProxy(m_list);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &RunningPanel::refresh);
    connect(m_notifications, &NotificationBar::actionTriggered, this,
            [this](const QString &key, const QString &choice) {
                m_notifications->remove(key);
                m_list->setFocus();
                if (choice == u"shut-down") {
                    shutDown(targets(false));
                }
            });
    connect(workspace, &session::Workspace::machineAdded, this, &RunningPanel::follow);
    const QList<AttachedMachine *> machines = workspace->machines();
    for (AttachedMachine *machine : machines) {
        follow(machine);
    }
}

void RunningPanel::buildList()
{
    m_list->setObjectName(QStringLiteral("runningList"));
    m_list->setAccessibleName(tr("Running kernels and terminals"));
    m_list->setColumnCount(2);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->hide();
    m_list->setIndentation(16);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemActivated, this, &RunningPanel::open);
}

QLayout *RunningPanel::makeHeader()
{
    auto *title = new QLabel(tr("Running"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    QToolButton *again =
        flatButton(m_icons.icon(QStringLiteral("refresh")), QStringLiteral("refreshRunning"), tr("Refresh"), this);
    connect(again, &QToolButton::clicked, this, &RunningPanel::refresh);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 4, 4, 4);
    header->addWidget(title, 1);
    header->addWidget(again);
    return header;
}

QLayout *RunningPanel::makeButtons()
{
    auto *one = new QPushButton(tr("Shut Down"), this);
    one->setObjectName(QStringLiteral("shutDownSelected"));
    auto *all = new QPushButton(tr("Shut Down All"), this);
    all->setObjectName(QStringLiteral("shutDownAll"));
    connect(one, &QPushButton::clicked, this, &RunningPanel::shutDownSelected);
    connect(all, &QPushButton::clicked, this, &RunningPanel::askBeforeShuttingDownAll);
    const auto update = [this, one, all] {
        one->setEnabled(!targets(true).isEmpty());
        all->setEnabled(!targets(false).isEmpty());
    };
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, update);
    connect(m_list->model(), &QAbstractItemModel::rowsInserted, this, update);
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, update);
    update();
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 8);
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(one);
    buttons->addWidget(all);
    return buttons;
}

void RunningPanel::follow(AttachedMachine *machine)
{
    connect(machine, &AttachedMachine::stateChanged, this, [this, machine] {
        if (isVisible()) {
            ask(machine);
        }
    });
    connect(machine, &QObject::destroyed, this, [this, machine] {
        m_things.remove(machine);
        delete itemOf(machine);
    });
}

void RunningPanel::askBeforeShuttingDownAll()
{
    m_notifications->show(
        {allKey,
         Notification::Severity::Warning,
         tr("Shut down every kernel and terminal listed here? Variables are lost, and programs end."),
         {{QStringLiteral("shut-down"), tr("Shut Down All")}, {QStringLiteral("cancel"), tr("Cancel")}},
         false});
    m_notifications->focusAction(allKey, QStringLiteral("cancel"));
}

void RunningPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_timer.start();
}

void RunningPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

bool RunningPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        shutDownSelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RunningPanel::refresh()
{
    const QList<AttachedMachine *> machines = m_workspace->machines();
    for (AttachedMachine *machine : machines) {
        ask(machine);
    }
    showEmpty();
}

void RunningPanel::ask(AttachedMachine *machine)
{
    const int turn = ++m_turn[machine];
    if (machine->state() != AttachedMachine::State::Attached) {
        fill(machine, {});
        return;
    }
    models::runningOn(machine).then(this, [this, machine, turn](const Result<Things> &things) {
        if (turn != m_turn.value(machine)) {
            return; // Asked again since.
        }
        if (things) {
            m_notifications->remove(failureKey);
            fill(machine, *things);
        } else {
            m_notifications->show({failureKey, Notification::Severity::Error, things.error().message, {}});
        }
    });
}

void RunningPanel::fill(AttachedMachine *machine, const Things &things)
{
    QTreeWidgetItem *item = itemOf(machine);
    if (m_things.value(machine) == things && (item != nullptr) == !things.isEmpty()) {
        return; // What the person reads or is about to press stays where it is.
    }
    QStringList selected;
    for (int row = 0; item && row < item->childCount(); ++row) {
        if (item->child(row)->isSelected()) {
            selected.append(item->child(row)->data(0, idRole).toString());
        }
    }
    const int place = item ? m_list->indexOfTopLevelItem(item) : m_list->topLevelItemCount();
    delete item;
    m_things.insert(machine, things);
    if (!things.isEmpty()) {
        item = new QTreeWidgetItem({machine->name()});
        item->setData(0, idRole, machine->id().toText());
        item->setIcon(0, m_icons.icon(QStringLiteral("machine"), Icons::Tint::Muted));
        m_list->insertTopLevelItem(place, item);
        for (qsizetype index = 0; index < things.size(); ++index) {
            addThing(item, index, selected);
        }
        item->setExpanded(true);
    }
    showEmpty();
}

void RunningPanel::addThing(QTreeWidgetItem *parent, qsizetype index, const QStringList &selected)
{
    const RunningThing thing = m_things.value(machineOf(parent)).at(index);
    auto *item = new QTreeWidgetItem({titleOf(thing), stateText(thing.state)});
    item->setData(0, indexRole, index);
    item->setIcon(0, m_icons.icon(iconOf(thing.kind), Icons::Tint::Muted));
    item->setData(0, idRole, thing.id);
    QStringList facts;
    for (const QString &fact : {thing.path.toString(), thing.kernelName}) {
        if (!fact.isEmpty()) {
            facts.append(fact);
        }
    }
    if (thing.lastActivity.isValid()) {
        facts.append(
            tr("Last active %1").arg(QLocale().toString(thing.lastActivity.toLocalTime(), QLocale::ShortFormat)));
    }
    if (thing.kind == Kind::Helper) {
        facts.prepend(tr("Started by Quire for its own work; it ends by itself."));
        item->setFlags(item->flags() & ~Qt::ItemIsSelectable);
        item->setForeground(0, palette().placeholderText());
    }
    item->setToolTip(0, facts.join(u'\n'));
    parent->addChild(item);
    item->setSelected(selected.contains(thing.id));
}

QTreeWidgetItem *RunningPanel::itemOf(const AttachedMachine *machine) const
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (machineOf(m_list->topLevelItem(row)) == machine) {
            return m_list->topLevelItem(row);
        }
    }
    return nullptr;
}

AttachedMachine *RunningPanel::machineOf(const QTreeWidgetItem *item) const
{
    const QString id = (item->parent() ? item->parent() : item)->data(0, idRole).toString();
    const QList<AttachedMachine *> machines = m_workspace->machines();
    const auto found =
        std::ranges::find_if(machines, [&id](const AttachedMachine *machine) { return machine->id().toText() == id; });
    return found == machines.end() ? nullptr : *found;
}

void RunningPanel::showEmpty()
{
    m_empty->setVisible(m_list->topLevelItemCount() == 0);
}

void RunningPanel::open(const QTreeWidgetItem *item)
{
    AttachedMachine *machine = machineOf(item);
    if (!item->parent() || !machine) {
        return;
    }
    const RunningThing thing = m_things.value(machine).value(item->data(0, indexRole).toLongLong());
    if (thing.kind == Kind::Notebook) {
        Q_EMIT notebookRequested(m_workspace->refFor(machine->id(), thing.path));
    } else if (thing.kind == Kind::Terminal) {
        Q_EMIT terminalRequested(machine, thing.id);
    }
}

/// A machine that is selected stands for all that runs on it.
QList<RunningPanel::Target> RunningPanel::targets(bool onlySelected) const
{
    QList<Target> found;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *top = m_list->topLevelItem(row);
        AttachedMachine *machine = machineOf(top);
        const Things things = m_things.value(machine);
        for (int child = 0; machine && child < top->childCount(); ++child) {
            const bool isMeant = !onlySelected || top->isSelected() || top->child(child)->isSelected();
            const RunningThing thing = things.value(top->child(child)->data(0, indexRole).toLongLong());
            if (isMeant && thing.kind != Kind::Helper && !thing.id.isEmpty()) {
                found.append({machine, thing});
            }
        }
    }
    return found;
}

void RunningPanel::shutDownSelected()
{
    shutDown(targets(true));
}

void RunningPanel::shutDown(const QList<Target> &targets)
{
    for (const Target &target : targets) {
        models::shutDown(target.machine, target.thing)
            .then(this, [this, machine = target.machine](const Result<void> &result) {
                if (!result) {
                    m_notifications->show({failureKey, Notification::Severity::Error, result.error().message, {}});
                }
                ask(machine);
            });
    }
}

} // namespace quire::ui
