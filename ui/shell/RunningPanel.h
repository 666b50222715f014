// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RunningThings.h"
#include "ui/kit/Icons.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace quire::session {
class AttachedMachine;
struct NotebookRef;
class Workspace;
} // namespace quire::session

namespace quire::ui {

class NotificationBar;

/// What runs on the machines in use: kernels with their notebooks and consoles, kernels nobody uses, terminals. Enter
/// opens, Delete shuts down.
class RunningPanel : public QWidget
{
    Q_OBJECT

public:
    /// `workspace` outlives the panel. While it is visible, the machines are asked every few seconds.
    RunningPanel(session::Workspace *workspace, const Icons &icons, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void notebookRequested(const quire::session::NotebookRef &ref);
    void terminalRequested(quire::session::AttachedMachine *machine, const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Things = QList<models::RunningThing>;
    struct Target
    {
        session::AttachedMachine *machine = nullptr;
        models::RunningThing thing;
    };

    void buildList();
    QLayout *makeHeader();
    QLayout *makeButtons();
    void follow(session::AttachedMachine *machine);
    void ask(session::AttachedMachine *machine);
    void fill(session::AttachedMachine *machine, const Things &things);
    void addThing(QTreeWidgetItem *parent, qsizetype index, const QStringList &selected);
    QTreeWidgetItem *itemOf(const session::AttachedMachine *machine) const;
    session::AttachedMachine *machineOf(const QTreeWidgetItem *item) const;
    void showEmpty();
    void open(const QTreeWidgetItem *item);
    QList<Target> targets(bool onlySelected) const;
    void shutDownSelected();
    void askBeforeShuttingDownAll();
    void shutDown(const QList<Target> &targets);

    session::Workspace *m_workspace;
    Icons m_icons;
    NotificationBar *m_notifications;
    QTreeWidget *m_list;
    QLabel *m_empty;
    QTimer m_timer;
    QHash<session::AttachedMachine *, Things> m_things;
    QHash<session::AttachedMachine *, int> m_turn; ///< Of the newest question.
};

} // namespace quire::ui
