// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/QueuePanel.h"

#include "session/NotebookSession.h"
#include "ui/kit/FlatButton.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace quire::ui {

using models::RunQueueModel;

QueuePanel::QueuePanel(session::Workspace *workspace, const Icons &icons, QWidget *parent)
    : QWidget(parent), m_model(workspace), m_list(new QTreeView(this)), m_empty(new QLabel(tr("Nothing runs."), this))
{
    setObjectName(QStringLiteral("queuePanel"));
    buildList();
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeButtons(icons));
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuePanel::showState);
    connect(&m_model, &RunQueueModel::rowsInserted, this, &QueuePanel::showState);
    connect(&m_model, &RunQueueModel::rowsRemoved, this, &QueuePanel::showState);
    connect(&m_model, &RunQueueModel::rowsMoved, this, &QueuePanel::showState);
    connect(&m_model, &RunQueueModel::dataChanged, this, &QueuePanel::showState);
    showState();
}

void QueuePanel::buildList()
{
    m_list->setObjectName(QStringLiteral("runQueue"));
    m_list->setAccessibleName(tr("Execution queue"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDragDropOverwriteMode(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(RunQueueModel::CellColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(RunQueueModel::NotebookColumn, QHeaderView::Interactive);
    m_list->header()->setSectionResizeMode(RunQueueModel::StateColumn, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeView::activated, this, &QueuePanel::goToCell);
}

QToolButton *QueuePanel::addButton(QLayout *layout, const QIcon &icon, const QString &id, const QString &name,
                                   void (QueuePanel::*run)())
{
    QToolButton *button = flatButton(icon, id, name, this);
    connect(button, &QToolButton::clicked, this, run);
    layout->addWidget(button);
    return button;
}

QLayout *QueuePanel::makeButtons(const Icons &icons)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 4, 4);
    row->setSpacing(4);
    const auto icon = [&icons](const char *name) { return icons.icon(QString::fromLatin1(name)); };
    m_up = addButton(row, icon("up"), QStringLiteral("queueUp"), tr("Run earlier"), &QueuePanel::moveUp);
    m_down = addButton(row, icon("down"), QStringLiteral("queueDown"), tr("Run later"), &QueuePanel::moveDown);
    m_cancel = addButton(row, icon("close"), QStringLiteral("queueCancel"), tr("Do not run"), &QueuePanel::cancel);
    m_cancelAll = addButton(row, icon("delete"), QStringLiteral("queueCancelAll"), tr("Do not run any that waits"),
                            &QueuePanel::cancelAll);
    row->addStretch();
    m_go = addButton(row, icon("go-to-cell"), QStringLiteral("queueGo"), tr("Go to cell"), &QueuePanel::goToCell);
    m_interrupt = addButton(row, icon("stop"), QStringLiteral("queueInterrupt"), tr("Interrupt the kernel"),
                            &QueuePanel::interrupt);
    return row;
}

int QueuePanel::currentRow() const
{
    return m_list->currentIndex().row();
}

void QueuePanel::showState()
{
    const int row = currentRow();
    const bool isRow = row >= 0 && row < m_model.rowCount();
    m_up->setEnabled(isRow && m_model.canMove(row, -1));
    m_down->setEnabled(isRow && m_model.canMove(row, 1));
    m_cancel->setEnabled(isRow && m_model.canCancel(row));
    m_cancelAll->setEnabled(m_model.waitingCount() > 0);
    m_go->setEnabled(isRow);
    m_interrupt->setEnabled(m_model.rowCount() > 0);
    m_empty->setVisible(m_model.rowCount() == 0);
}

void QueuePanel::moveBy(int step)
{
    if (const int row = currentRow(); row >= 0) {
        m_model.move(row, step);
    }
}

void QueuePanel::cancel()
{
    if (const int row = currentRow(); row >= 0) {
        m_model.cancel(row);
    }
}

/// The kernel of the chosen cell; where none is chosen, of the first that runs.
void QueuePanel::interrupt()
{
    const int row = std::max(0, currentRow());
    if (row < m_model.rowCount() && m_model.notebook(row)) {
        m_model.notebook(row)->kernel().interrupt();
    }
}

void QueuePanel::goToCell()
{
    if (const int row = currentRow(); row >= 0 && m_model.notebook(row)) {
        Q_EMIT cellRequested(m_model.notebook(row), m_model.run(row).cell);
    }
}

} // namespace quire::ui
