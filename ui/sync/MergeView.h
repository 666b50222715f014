// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/ConflictDesk.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace quire::ui {

/// Three versions of a text beside one another, what is different in colour, and below what becomes of them.
class MergeView : public QWidget
{
    Q_OBJECT

public:
    explicit MergeView(QWidget *parent = nullptr);

    void compare(const pairs::ConflictTexts &texts);
    /// The text below, as the person left it.
    QByteArray merged() const;

private:
    struct Column
    {
        QPlainTextEdit *edit = nullptr;
        QLabel *title = nullptr;
    };
    Column column(const QString &id, const QString &title, QLayout *row);

    Column m_mine;
    Column m_base;
    Column m_theirs;
    Column m_merged;
    int m_shown = 0; ///< Which call of compare() is the last.
};

} // namespace quire::ui
