// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TableItem.h"

#include <QKeyEvent>

namespace quire::ui {

namespace {

constexpr qsizetype longestToolTip = 2000;
constexpr int widthStep = 16;

bool isMove(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right ||
           key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_Home || key == Qt::Key_End;
}

bool isAccept(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
}

} // namespace

void TableItem::setActive(bool active)
{
    m_active = active;
    if (active && m_selection.isEmpty() && m_table->columnCount() > 0) {
        const int column = std::min(m_table->indexColumnCount(), m_table->columnCount() - 1);
        m_selection.moveTo(m_rows.empty() ? -1 : m_grid.firstVisibleRow(), column, false);
    }
}

void TableItem::mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers modifiers)
{
    const TableGrid::Hit hit = m_grid.hit(point);
    switch (action) {
    case Mouse::Press:
        pressed(point, modifiers & Qt::ShiftModifier);
        return;
    case Mouse::DoubleClick:
        if (hit.resizes >= 0) {
            m_grid.fitColumn(hit.resizes);
        }
        return;
    case Mouse::Release:
        if (m_pressedHeader >= 0 && hit.row == -1 && hit.column == m_pressedHeader) {
            toggleSort(hit.column);
        }
        m_drag = Drag::None;
        m_pressedHeader = -1;
        return;
    case Mouse::Drag:
        break;
    }
    if (m_drag == Drag::Column) {
        m_grid.setColumnWidth(m_resized, point.x() - m_resizeOffset);
        Q_EMIT changed();
    } else if (m_drag == Drag::VerticalBar || m_drag == Drag::HorizontalBar) {
        m_grid.dragThumb(point, m_drag == Drag::VerticalBar);
    } else if (m_drag == Drag::Cells && !m_rows.empty()) {
        const QRect body = m_grid.body();
        const QPoint inside(qBound(body.left(), point.x(), body.right() - TableGrid::barHeight - 1),
                            qBound(body.top(), point.y(), body.bottom()));
        const TableGrid::Hit over = m_grid.hit(inside);
        const int row = over.row + (point.y() < body.top() ? -1 : 0) + (point.y() > body.bottom() ? 1 : 0);
        moveTo(row, over.column < 0 ? m_selection.column : over.column, true);
    }
}

void TableItem::pressed(const QPoint &point, bool extends)
{
    const TableGrid::Hit hit = m_grid.hit(point);
    if (filterButton().contains(point)) {
        openField();
    } else if (hit.onVerticalBar || hit.onHorizontalBar) {
        m_drag = hit.onVerticalBar ? Drag::VerticalBar : Drag::HorizontalBar;
        m_grid.dragThumb(point, hit.onVerticalBar);
    } else if (hit.resizes >= 0) {
        m_drag = Drag::Column;
        m_resized = hit.resizes;
        m_resizeOffset = point.x() - m_grid.columnWidth(m_resized);
    } else if (hit.row == -1 && hit.column >= 0) {
        m_pressedHeader = hit.column;
        m_selection.moveTo(-1, hit.column, false);
    } else if (hit.row >= 0 && hit.column >= 0) {
        m_drag = Drag::Cells;
        moveTo(hit.row, hit.column, extends);
    }
}

Qt::CursorShape TableItem::cursorAt(const QPoint &point) const
{
    if (m_drag == Drag::Column || m_grid.hit(point).resizes >= 0) {
        return Qt::SplitHCursor;
    }
    return filterButton().contains(point) ? Qt::PointingHandCursor : Qt::ArrowCursor;
}

QString TableItem::toolTipAt(const QPoint &point) const
{
    const TableGrid::Hit hit = m_grid.hit(point);
    if (hit.column < 0) {
        return {};
    }
    if (hit.row < 0) {
        return m_table->columnName(hit.column).left(longestToolTip);
    }
    const QStringView text = m_table->text(m_rows.at(std::size_t(hit.row)), hit.column);
    const bool mayBeCut = m_grid.columnWidth(hit.column) >= TableGrid::widestFitted || text.size() > 20;
    return mayBeCut ? text.left(longestToolTip).toString() : QString();
}

QRect TableItem::focusRect() const
{
    return m_selection.isEmpty() ? m_grid.body() : m_grid.cellRect(m_selection.row, m_selection.column);
}

void TableItem::moveTo(int row, int column, bool extends)
{
    const int top = m_table->headerRowCount() > 0 && !extends ? -1 : 0;
    const int wantedRow = std::clamp(row, std::min(top, int(m_rows.size()) - 1), int(m_rows.size()) - 1);
    m_selection.moveTo(wantedRow, std::clamp(column, 0, m_table->columnCount() - 1), extends);
    m_grid.reveal(m_selection.row, m_selection.column);
    Q_EMIT moved(placeText());
}

QString TableItem::placeText() const
{
    const QString column = m_table->columnName(m_selection.column);
    if (m_selection.row < 0) {
        return tr("Header of column %1: %2").arg(m_selection.column + 1).arg(column);
    }
    const int row = m_rows.at(std::size_t(m_selection.row));
    return tr("Row %1, %2: %3")
        .arg(m_selection.row + 1)
        .arg(column.isEmpty() ? tr("column %1").arg(m_selection.column + 1) : column,
             m_table->text(row, m_selection.column).left(500));
}

bool TableItem::takesKey(const QKeyEvent &key) const
{
    const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
    if (key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Find) || key.matches(QKeySequence::SelectAll)) {
        return true;
    }
    if (isMove(key.key())) {
        return !(modifiers & (Qt::AltModifier | Qt::MetaModifier)) || m_selection.row < 0;
    }
    return isAccept(key.key()) && (modifiers == Qt::NoModifier || key.key() == Qt::Key_Space);
}

void TableItem::press(const QKeyEvent &key)
{
    if (key.matches(QKeySequence::Find)) {
        openField();
    } else if (key.matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (key.matches(QKeySequence::Copy)) {
        copy(false, isWholeSelected(), false);
    } else if (isMove(key.key())) {
        moveByKey(key);
    } else if (isAccept(key.key())) {
        commandByKey(key);
    }
}

bool TableItem::commandByKey(const QKeyEvent &key)
{
    const int lastColumn = m_table->columnCount() - 1;
    if (key.modifiers() & Qt::ShiftModifier) {
        m_selection = {m_selection.row, 0, m_selection.row, lastColumn};
    } else if (key.modifiers() & Qt::ControlModifier) {
        m_selection = {0, m_selection.column, int(m_rows.size()) - 1, m_selection.column};
    } else if (m_selection.row < 0) {
        toggleSort(m_selection.column);
    } else if (key.key() != Qt::Key_Space) {
        moveTo(m_selection.row + 1, m_selection.column, false);
    }
    return true;
}

void TableItem::resizeByKey(int pixels)
{
    const int column = m_selection.column;
    m_grid.setColumnWidth(column, m_grid.columnWidth(column) + pixels);
    Q_EMIT changed();
}

bool TableItem::moveByKey(const QKeyEvent &key)
{
    const bool extends = key.modifiers() & Qt::ShiftModifier;
    const bool far = key.modifiers() & Qt::ControlModifier;
    const int page = std::max(1, m_grid.body().height() / m_grid.rowHeight() - 1);
    const int everything = m_table->rowCount() + m_table->columnCount();
    const int step = far ? everything : 1;
    const int row = m_selection.row;
    const int column = m_selection.column;
    const bool isHorizontal = key.key() == Qt::Key_Left || key.key() == Qt::Key_Right;
    if ((key.modifiers() & Qt::AltModifier) && isHorizontal) {
        resizeByKey(key.key() == Qt::Key_Left ? -widthStep : widthStep);
        return true;
    }
    switch (key.key()) {
    case Qt::Key_Up:
        moveTo(far ? 0 : row - step, column, extends);
        return true;
    case Qt::Key_Down:
        moveTo(row + step, column, extends);
        return true;
    case Qt::Key_Left:
        moveTo(row, column - step, extends);
        return true;
    case Qt::Key_Right:
        moveTo(row, column + step, extends);
        return true;
    case Qt::Key_PageUp:
        moveTo(std::max(0, row - page), column, extends);
        return true;
    case Qt::Key_PageDown:
        moveTo(row + page, column, extends);
        return true;
    case Qt::Key_Home:
        moveTo(far ? 0 : row, 0, extends);
        return true;
    default:
        moveTo(far ? everything : row, everything, extends);
        return true;
    }
}

} // namespace quire::ui
