// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunningPanel.h"

#include "session/AttachedMachine.h"
#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/KernelWords.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

constexpr std::chrono::seconds interval{10};
const QString allKey = QStringLiteral("shut-down-all");
const QString failureKey = QStringLiteral("failure");
constexpr int idRole = Qt::UserRole;
constexpr int pathRole = Qt::UserRole + 1;

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

} // namespace

RunningPanel::RunningPanel(const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_notifications(new NotificationBar(this)),
      m_list(new QTreeWidget(this)),
      m_empty(new QLabel(tr("No kernel is running."), this))
{
    setObjectName(QStringLiteral("runningPanel"));
    buildList();
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHeader(icons));
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
                    shutDown(sessionIds(false));
                }
            });
}

void RunningPanel::buildList()
{
    m_list->setObjectName(QStringLiteral("runningList"));
    m_list->setAccessibleName(tr("Running kernels"));
    m_list->setColumnCount(2);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->hide();
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const RemotePath path(item->data(0, pathRole).toString()); !path.isRoot()) { // A console is no file.
            Q_EMIT openRequested(path);
        }
    });
}

QLayout *RunningPanel::makeHeader(const Icons &icons)
{
    auto *title = new QLabel(tr("Running kernels"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    QToolButton *again =
        flatButton(icons.icon(QStringLiteral("refresh")), QStringLiteral("refreshRunning"), tr("Refresh"), this);
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
    connect(one, &QPushButton::clicked, this, [this] { shutDown(sessionIds(true)); });
    connect(all, &QPushButton::clicked, this, &RunningPanel::askBeforeShuttingDownAll);
    const auto update = [this, one, all] {
        one->setEnabled(!m_list->selectedItems().isEmpty());
        all->setEnabled(m_list->topLevelItemCount() > 0);
    };
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, update);
    connect(m_list->model(), &QAbstractItemModel::rowsInserted, this, update);
    connect(m_list->model(), &QAbstractItemModel::modelReset, this, update);
    update();
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 8);
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(one);
    buttons->addWidget(all);
    return buttons;
}

void RunningPanel::askBeforeShuttingDownAll()
{
    m_notifications->show(
        {allKey,
         Notification::Severity::Warning,
         tr("Shut down every kernel of this machine? Their variables are lost."),
         {{QStringLiteral("shut-down"), tr("Shut Down All")}, {QStringLiteral("cancel"), tr("Cancel")}},
         false});
    m_notifications->focusAction(allKey, QStringLiteral("cancel"));
}

void RunningPanel::setMachine(session::AttachedMachine *machine)
{
    m_machine = machine;
    fill({});
    if (isVisible()) {
        refresh();
    }
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

void RunningPanel::refresh()
{
    if (!m_machine || m_machine->state() != session::AttachedMachine::State::Attached) {
        fill({});
        return;
    }
    const auto show = [this, asked = m_machine](const Result<QList<jupyter::SessionModel>> &sessions) {
        if (asked != m_machine) {
            return; // Another machine is shown by now.
        }
        if (sessions) {
            m_notifications->remove(failureKey);
            fill(*sessions);
        } else {
            m_notifications->show({failureKey, Notification::Severity::Error, sessions.error().message, {}});
        }
    };
    m_machine->sessions().list().then(this, show);
}

void RunningPanel::fill(const QList<jupyter::SessionModel> &sessions)
{
    const QStringList selected = sessionIds(true);
    m_list->clear();
    for (const jupyter::SessionModel &model : sessions) {
        auto *item = new QTreeWidgetItem(m_list, {model.path.name(), stateText(model.kernel.executionState)});
        item->setData(0, idRole, model.id);
        item->setData(0, pathRole, model.type == u"console" ? QString() : model.path.toString());
        item->setToolTip(0, QStringLiteral("%1\n%2").arg(model.path.toString(), model.kernel.name));
        item->setSelected(selected.contains(model.id));
    }
    m_empty->setVisible(sessions.isEmpty());
}

QStringList RunningPanel::sessionIds(bool onlySelected) const
{
    QStringList ids;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (!onlySelected || item->isSelected()) {
            ids.append(item->data(0, idRole).toString());
        }
    }
    return ids;
}

void RunningPanel::shutDown(const QStringList &sessionIds)
{
    for (const QString &id : sessionIds) {
        m_machine->sessions().close(id).then(this, [this](const Result<void> &result) {
            if (!result) {
                m_notifications->show({failureKey, Notification::Severity::Error, result.error().message, {}});
            }
            refresh();
        });
    }
}

} // namespace quire::ui
