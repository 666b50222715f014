// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pairs.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace quire::ui {

class MergeView;

/// The files of a pair that both sides changed: look at both versions, keep one or both, or put texts together.
class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    /// `pairs` outlives this.
    ConflictDialog(pairs::Pairs *pairs, const pairs::Pair &pair, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A file of this computer.
    void openRequested(const QString &file);

private:
    void layOut();
    QPushButton *button(const QString &id, const QString &text);
    void refresh();
    void showCurrent();
    void openBoth();
    void resolve(pairs::ConflictChoice choice);
    void useMerged();
    void handle(const Result<void> &done);
    const pairs::KeptConflict *current() const;

    pairs::Pairs *m_pairs;
    pairs::Pair m_pair;
    std::vector<pairs::KeptConflict> m_conflicts;
    QListWidget *m_list;
    QLabel *m_message;
    MergeView *m_merge;
    QPushButton *m_open;
    QPushButton *m_mine;
    QPushButton *m_theirs;
    QPushButton *m_both;
    QPushButton *m_useMerged;
};

} // namespace quire::ui
