// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pair.h"
#include "ui/kit/Icons.h"

#include <QFrame>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;

namespace quire::ui {

class QuestionBox;

/// One pair in the list: what and where, what it is doing, and what can be done with it.
class PairCard : public QFrame
{
    Q_OBJECT

public:
    explicit PairCard(const Icons &icons, QWidget *parent = nullptr);

    /// `machine`: the name of the pair's machine.
    void display(const pairs::PairRow &row, const QString &machine);

Q_SIGNALS:
    void syncRequested();
    void pauseRequested(bool isPaused);
    /// To this very question.
    void answered(quire::pairs::PairAnswer answer, const quire::pairs::PairQuestion &question);
    void logRequested();
    void conflictsRequested();
    void settingsRequested();
    void removeRequested();

private:
    void buildMenu(QMenu *menu);
    void showNotes(const pairs::PairRow &row);

    bool m_isPaused = false;
    QLabel *m_name;
    QLabel *m_local;
    QLabel *m_remote;
    QLabel *m_state;
    QProgressBar *m_progress;
    QuestionBox *m_question;
    QPushButton *m_conflicts;
    QLabel *m_problems;
    QPushButton *m_sync;
    QPushButton *m_pause;
};

} // namespace quire::ui
