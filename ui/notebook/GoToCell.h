// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QSpinBox;

namespace quire::ui {

class NotebookView;

/// A small bar over the notebook that takes a cell's number and goes there. Escape or a click elsewhere closes it.
class GoToCell : public QFrame
{
    Q_OBJECT

public:
    /// `view` is what it lies over, and outlives it.
    explicit GoToCell(NotebookView *view);

    /// Shows the bar with the number of the current cell.
    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void go();
    void leave();

    NotebookView *m_view;
    QSpinBox *m_number;
    QLabel *m_count;
};

} // namespace quire::ui
