// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pairs.h"
#include "ui/kit/Icons.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace quire::ui {

/// What happened to a pair, newest first; what was replaced or deleted can be brought back.
class PairLogDialog : public QDialog
{
    Q_OBJECT

public:
    /// `pairs` outlives this.
    PairLogDialog(pairs::Pairs *pairs, const pairs::Pair &pair, const Icons &icons, QWidget *parent = nullptr);

private:
    void layOut();
    void refresh();
    void fill(const std::vector<pairs::SyncEvent> &events);
    void bringBack();
    QIcon iconOf(pairs::SyncEvent::Kind kind) const;

    pairs::Pairs *m_pairs;
    QString m_pair;
    Icons m_icons;
    std::vector<pairs::SyncEvent> m_events;
    QTreeWidget *m_list;
    QLabel *m_message;
    QPushButton *m_undo;
};

} // namespace quire::ui
