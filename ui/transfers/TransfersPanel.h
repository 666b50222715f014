// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/Transfers.h"
#include "models/TransferModel.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QActionGroup;
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

    /// Bytes in a second; 0: no limit. As chosen in an earlier run of the program.
    void setLimits(qint64 up, qint64 down);

Q_SIGNALS:
    /// The person chose others.
    void limitsChosen(qint64 up, qint64 down);

private:
    QLayout *makeButtons(const Icons &icons);
    void buildList();
    QMenu *limitMenu();
    QActionGroup *addLimits(QMenu *menu, const QString &title);
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
    QActionGroup *m_up = nullptr; ///< Of rates, in the actions' data.
    QActionGroup *m_down = nullptr;
};

} // namespace quire::ui
