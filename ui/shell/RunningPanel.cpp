// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunningPanel.h"

#include "session/AttachedMachine.h"
#include "ui/kit/NotificationBar.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace quire::ui {

RunningPanel::RunningPanel(QWidget *parent)
    : QWidget(parent),
      m_notifications(new NotificationBar(this)),
      m_list(new QTreeWidget(this)),
      m_empty(new QLabel(tr("No kernel is running."), this))
{
    setObjectName(QStringLiteral("runningPanel"));
    m_list->setObjectName(QStringLiteral("runningList"));
    m_list->setAccessibleName(tr("Running kernels"));
    m_list->setHeaderLabels({tr("Notebook"), tr("Kernel"), tr("State")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *refreshButton = new QPushButton(tr("Refresh"), this);
    auto *one = new QPushButton(tr("Shut Down"), this);
    one->setObjectName(QStringLiteral("shutDownSelected"));
    auto *all = new QPushButton(tr("Shut Down All"), this);
    all->setObjectName(QStringLiteral("shutDownAll"));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 4);
    buttons->addWidget(refreshButton);
    buttons->addStretch();
    buttons->addWidget(one);
    buttons->addWidget(all);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notifications);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    layout->addLayout(buttons);
    connect(refreshButton, &QPushButton::clicked, this, &RunningPanel::refresh);
    connect(one, &QPushButton::clicked, this, [this] { shutDown(sessionIds(true)); });
    connect(all, &QPushButton::clicked, this, [this] { shutDown(sessionIds(false)); });
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        Q_EMIT openRequested(RemotePath(item->data(0, Qt::UserRole + 1).toString()));
    });
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
            m_notifications->remove(QStringLiteral("failure"));
            fill(*sessions);
        } else {
            m_notifications->show(
                {QStringLiteral("failure"), Notification::Severity::Error, sessions.error().message, {}});
        }
    };
    m_machine->sessions().list().then(this, show);
}

void RunningPanel::fill(const QList<jupyter::SessionModel> &sessions)
{
    m_list->clear();
    for (const jupyter::SessionModel &model : sessions) {
        auto *item = new QTreeWidgetItem(m_list, {model.path.name(), model.kernel.name, model.kernel.executionState});
        item->setData(0, Qt::UserRole, model.id);
        item->setData(0, Qt::UserRole + 1, model.path.toString());
        item->setToolTip(0, model.path.toString());
    }
    m_empty->setVisible(sessions.isEmpty());
}

QStringList RunningPanel::sessionIds(bool onlySelected) const
{
    QStringList ids;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (!onlySelected || item->isSelected()) {
            ids.append(item->data(0, Qt::UserRole).toString());
        }
    }
    return ids;
}

void RunningPanel::shutDown(const QStringList &sessionIds)
{
    for (const QString &id : sessionIds) {
        m_machine->sessions().close(id).then(this, [this](const Result<void> &result) {
            if (!result) {
                m_notifications->show(
                    {QStringLiteral("failure"), Notification::Severity::Error, result.error().message, {}});
            }
            refresh();
        });
    }
}

} // namespace quire::ui
