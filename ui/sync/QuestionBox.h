// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pair.h"

#include <QFrame>

class QLabel;
class QListWidget;
class QPushButton;

namespace quire::ui {

/// What a guard wants to know before files are deleted: the reason, the list, and the answers.
class QuestionBox : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionBox(QWidget *parent = nullptr);

    void ask(const pairs::PairQuestion &question);

Q_SIGNALS:
    /// To this very question.
    void answered(quire::pairs::PairAnswer answer, const quire::pairs::PairQuestion &question);
    void pauseRequested();

private:
    QPushButton *button(const QString &id, const QString &text);

    pairs::PairQuestion m_question;
    QLabel *m_text;
    QListWidget *m_list;
    QPushButton *m_delete;
    QPushButton *m_restore;
    QPushButton *m_startOver;
};

} // namespace quire::ui
