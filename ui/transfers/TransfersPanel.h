// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/Transfers.h"
#include "models/TransferModel.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;
class QTreeView;

namespace quire::ui {

class CollisionBar;

/// What is moved between this computer and machines: how far it is, with pause, retry and cancel, and a limit on speed.
class TransfersPanel : public QWidget
{
    Q_OBJECT

public:
    /// `transfers` outlives the panel. `nameOf`: see TransferModel.
    TransfersPanel(files::Transfers *transfers, std::function<QString(const QString &)> nameOf, const Icons &icons,
                   QWidget *parent = nullptr);

private:
    QLayout *makeButtons(const Icons &icons);
    void buildList();
    QMenu *limitMenu();
    void addLimits(QMenu *menu, const QString &title, qint64 TransfersPanel::*limit);
    void refresh();
    void showState();
    qint64 current() const;
    void pauseOrResume();

    files::Transfers *m_transfers;
    models::TransferModel m_model;
    Icons m_icons;
    QTreeView *m_list;
    QLabel *m_empty;
    CollisionBar *m_question;
    QToolButton *m_pause = nullptr;
    QToolButton *m_retry = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_clear = nullptr;
    qint64 m_up = 0; ///< Bytes in a second; 0: no limit.
    qint64 m_down = 0;
};

} // namespace quire::ui
