// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QHelpEvent;
class QLineEdit;

namespace quire::ui {

class InteractiveItem;
class OutputItem;
class OutputStack;
struct OutputForm;

/// The widget that shows an OutputStack: painting, selecting, copying, scrolling inside panes. Light enough to be
/// given one stack after another. Its height is heightForWidth(); the wheel passes it by until a pane is clicked.
class OutputView : public QWidget
{
    Q_OBJECT

public:
    explicit OutputView(QWidget *parent = nullptr);
    ~OutputView() override;

    /// Not owned; null shows nothing.
    void setStack(OutputStack *stack);
    OutputStack *stack() const { return m_stack; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

    /// In a cell there is more to offer: finding, another height, a view of its own.
    void setInCell(bool isInCell) { m_isInCell = isInCell; }
    bool isInCell() const { return m_isInCell; }

    /// Takes the keyboard, for the first output unless another one had it.
    void enter();

    /// What is selected, empty for nothing.
    QString selectedText() const;

Q_SIGNALS:
    /// The stack may need another height.
    void contentChanged();
    void linkActivated(const QString &address);
    /// The person wants to look for something in here.
    void findRequested();
    /// The person wants tall text to scroll inside, or to be shown in full.
    void scrolledRequested(bool scrolled);
    /// The person wants to see the output of this number in this form; the empty form is the best one.
    void formChosen(int output, const quire::ui::OutputForm &form);
    /// The person wants these outputs in a view of their own.
    void viewRequested();
    /// Escape: the person is done here.
    void leaveRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    OutputItem *current() const;
    InteractiveItem *interactive() const;
    void setCurrent(int item);
    void setItemActive(bool active);
    void connectItem();
    void placeItems();
    void placeField();
    void showToolTip(const QHelpEvent *event);
    void pressed(const QPoint &point, Qt::KeyboardModifiers modifiers);
    void showCursor(const QPoint &point);
    void announce(const QString &text);
    void selectAllOfItem();
    bool scrollByKey(int key);
    bool takesKey(const QKeyEvent *event) const;

    QPointer<OutputStack> m_stack;
    QLineEdit *m_field = nullptr;
    QMetaObject::Connection m_itemMoved;
    QMetaObject::Connection m_fieldOpened;
    int m_item = -1;
    bool m_selecting = false;
    bool m_draggingBar = false;
    bool m_moved = false;
    bool m_isInCell = false;
};

} // namespace quire::ui
