// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputView.h"

#include "ui/output/OutputItem.h"
#include "ui/output/OutputStack.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace quire::ui {

OutputView::OutputView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Output"));
}

void OutputView::setStack(OutputStack *stack)
{
    if (m_stack == stack) {
        return;
    }
    if (m_stack) {
        m_stack->disconnect(this);
    }
    m_stack = stack;
    m_item = -1;
    m_selecting = m_draggingBar = false;
    if (m_stack) {
        m_stack->setDevicePixelRatio(devicePixelRatioF());
        connect(m_stack, &OutputStack::changed, this, [this] {
            Q_EMIT contentChanged();
            update();
        });
    }
    update();
}

int OutputView::heightForWidth(int width) const
{
    return m_stack ? m_stack->heightForWidth(width) : 0;
}

QString OutputView::selectedText() const
{
    const OutputItem *item = m_stack ? m_stack->item(m_item) : nullptr;
    return item ? item->selectedText() : QString();
}

bool OutputView::event(QEvent *event)
{
    if (event->type() == QEvent::DevicePixelRatioChange && m_stack) {
        m_stack->setDevicePixelRatio(devicePixelRatioF());
    } else if (event->type() == QEvent::ShortcutOverride && takesKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void OutputView::paintEvent(QPaintEvent *event)
{
    if (m_stack) {
        QPainter painter(this);
        m_stack->heightForWidth(width());
        m_stack->paint(painter, event->rect(), hasFocus() ? m_item : -1);
    }
}

void OutputView::mousePressEvent(QMouseEvent *event)
{
    if (!m_stack || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    const QPoint point = event->position().toPoint();
    const OutputStack::Hit hit = m_stack->hit(point);
    OutputItem *previous = m_stack->item(m_item);
    if (previous && m_item != hit.item) {
        previous->clearSelection();
    }
    m_item = hit.item;
    m_moved = false;
    m_draggingBar = hit.onScrollBar;
    OutputItem *item = m_stack->item(m_item);
    m_selecting = item && item->isSelectable() && !m_draggingBar;
    if (m_draggingBar) {
        m_stack->dragScrollBar(m_item, point.y());
    } else if (m_selecting && (event->modifiers() & Qt::ShiftModifier)) {
        item->extendSelection(hit.point);
    } else if (m_selecting) {
        item->beginSelection(hit.point);
    }
    update();
    // The cell wants to know that it was clicked.
    event->ignore();
}

void OutputView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_stack) {
        return;
    }
    const QPoint point = event->position().toPoint();
    if (m_draggingBar) {
        m_stack->dragScrollBar(m_item, point.y());
        update();
        return;
    }
    if (m_selecting && (event->buttons() & Qt::LeftButton)) {
        m_moved = true;
        if (m_stack->isPane(m_item)) {
            const QRect visible = rect();
            m_stack->scrollPane(m_item, std::min(0, point.y()) + std::max(0, point.y() - visible.bottom()));
        }
        m_stack->item(m_item)->extendSelection(m_stack->mapToItem(point, m_item));
        update();
        return;
    }
    const OutputStack::Hit hit = m_stack->hit(point);
    const OutputItem *item = m_stack->item(hit.item);
    if (!item || hit.onScrollBar || !item->isSelectable()) {
        setCursor(Qt::ArrowCursor);
    } else {
        setCursor(item->linkAt(hit.point).isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    }
}

void OutputView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_selecting && !m_moved && event->button() == Qt::LeftButton;
    m_selecting = m_draggingBar = false;
    const OutputItem *item = m_stack && clicked ? m_stack->item(m_item) : nullptr;
    const QString link = item ? item->linkAt(m_stack->mapToItem(event->position().toPoint(), m_item)) : QString();
    if (!link.isEmpty()) {
        Q_EMIT linkActivated(link);
    }
}

void OutputView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const OutputStack::Hit hit = m_stack ? m_stack->hit(event->position().toPoint()) : OutputStack::Hit{};
    OutputItem *item = m_stack ? m_stack->item(hit.item) : nullptr;
    if (item && item->isSelectable() && !hit.onScrollBar) {
        m_item = hit.item;
        item->selectWord(hit.point);
        update();
    }
}

void OutputView::wheelEvent(QWheelEvent *event)
{
    const int pixels = event->pixelDelta().isNull() ? event->angleDelta().y() / 2 : event->pixelDelta().y();
    const bool taken = m_stack && hasFocus() && m_stack->hit(event->position().toPoint()).item == m_item &&
                       m_stack->isPane(m_item) && m_stack->scrollPane(m_item, -pixels);
    event->setAccepted(taken);
    if (taken) {
        update();
    }
}

bool OutputView::takesKey(const QKeyEvent *event) const
{
    return event->matches(QKeySequence::Copy) ? !selectedText().isEmpty() : event->matches(QKeySequence::SelectAll);
}

void OutputView::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (event->matches(QKeySequence::Copy) && !selectedText().isEmpty()) {
        copySelection();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAllOfItem();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
    } else if (event->modifiers() != Qt::NoModifier || !scrollByKey(event->key())) {
        event->ignore();
    }
}

bool OutputView::scrollByKey(int key)
{
    if (!m_stack || !m_stack->isPane(m_item)) {
        return false;
    }
    constexpr int line = 16;
    constexpr int page = OutputStack::paneHeight - 2 * line;
    constexpr int everything = 1'000'000'000;
    int pixels = 0;
    switch (key) {
    case Qt::Key_Up:
        pixels = -line;
        break;
    case Qt::Key_Down:
        pixels = line;
        break;
    case Qt::Key_PageUp:
        pixels = -page;
        break;
    case Qt::Key_PageDown:
        pixels = page;
        break;
    case Qt::Key_Home:
        pixels = -everything;
        break;
    case Qt::Key_End:
        pixels = everything;
        break;
    default:
        return false;
    }
    m_stack->scrollPane(m_item, pixels);
    update();
    return true;
}

void OutputView::copySelection()
{
    QGuiApplication::clipboard()->setText(selectedText());
}

void OutputView::selectAllOfItem()
{
    m_item = std::max(0, m_item);
    if (OutputItem *item = m_stack ? m_stack->item(m_item) : nullptr) {
        item->selectAll();
        update();
    }
}

void OutputView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void OutputView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &OutputView::copySelection)->setEnabled(!selectedText().isEmpty());
    menu->addAction(tr("Select all"), this, &OutputView::selectAllOfItem);
    menu->popup(event->globalPos());
}

} // namespace quire::ui
