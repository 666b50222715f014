// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machines/Machine.h"
#include "session/CellRuns.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

namespace quire::session {
class NotebookSession;
class Workspace;
} // namespace quire::session

namespace quire::models {

/// The cells that run and wait on one machine, notebook by notebook, each in the order it runs. Waiting cells can be
/// dragged within their notebook.
class RunQueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CellColumn, NotebookColumn, StateColumn, ColumnCount };

    /// `workspace` outlives the model.
    explicit RunQueueModel(session::Workspace *workspace, QObject *parent = nullptr);

    void setMachine(const machines::MachineId &machine);

    const session::QueuedRun &run(int row) const { return m_rows.at(row).run; }
    session::NotebookSession *notebook(int row) const;
    /// One place up (-1) or down (1) among the waiting cells of its notebook.
    bool canMove(int row, int step) const;
    void move(int row, int step);
    bool canCancel(int row) const { return !m_rows.at(row).run.isSent; }
    void cancel(int row);
    void cancelAll();
    int waitingCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    struct Row
    {
        QPointer<session::NotebookSession> notebook;
        session::QueuedRun run;
        QString label;
    };

    void watch(session::NotebookSession *notebook);
    void refresh();
    QList<Row> collect() const;
    QString stateText(const session::QueuedRun &run) const;
    int rowOf(const QMimeData *data) const;
    int firstWaitingOf(const session::NotebookSession *notebook) const;

    session::Workspace *m_workspace;
    machines::MachineId m_machine;
    QList<Row> m_rows;
    QTimer m_soon;
    QTimer m_clock;
};

} // namespace quire::models
