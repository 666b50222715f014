// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Sessions.h"
#include "ui/kit/Icons.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTreeWidget;

namespace quire::session {
class AttachedMachine;
}

namespace quire::ui {

class NotificationBar;

/// The kernels that run on a machine, with the notebook each belongs to; shut down one or all.
class RunningPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RunningPanel(const Icons &icons, QWidget *parent = nullptr);

    /// Null shows nothing. While the panel is visible, the machine is asked every few seconds.
    void setMachine(session::AttachedMachine *machine);
    void refresh();

Q_SIGNALS:
    void openRequested(const quire::RemotePath &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildList();
    QLayout *makeHeader(const Icons &icons);
    QLayout *makeButtons();
    void askBeforeShuttingDownAll();
    void fill(const QList<jupyter::SessionModel> &sessions);
    void shutDown(const QStringList &sessionIds);
    QStringList sessionIds(bool onlySelected) const;

    session::AttachedMachine *m_machine = nullptr;
    NotificationBar *m_notifications;
    QTreeWidget *m_list;
    QLabel *m_empty;
    QTimer m_timer;
};

} // namespace quire::ui
