// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RunQueueModel.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeView;

namespace quire::ui {

/// The cells that run and wait on a machine: their order, how long they run, taking them back.
class QueuePanel : public QWidget
{
    Q_OBJECT

public:
    /// `workspace` outlives the panel.
    QueuePanel(session::Workspace *workspace, const Icons &icons, QWidget *parent = nullptr);

    void setMachine(const machines::MachineId &machine) { m_model.setMachine(machine); }

Q_SIGNALS:
    /// The person wants to see this cell.
    void cellRequested(quire::session::NotebookSession *notebook, const quire::notebook::CellId &cell);

private:
    QLayout *makeButtons(const Icons &icons);
    void buildList();
    QToolButton *addButton(QLayout *layout, const QIcon &icon, const QString &id, const QString &name,
                           void (QueuePanel::*run)());
    void showState();
    int currentRow() const;
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int step);
    void cancel();
    void cancelAll() { m_model.cancelAll(); }
    void interrupt();
    void goToCell();

    models::RunQueueModel m_model;
    QTreeView *m_list;
    QLabel *m_empty;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_cancelAll = nullptr;
    QToolButton *m_interrupt = nullptr;
    QToolButton *m_go = nullptr;
};

} // namespace quire::ui
