// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputView.h"

#include "ui/output/InteractiveItem.h"
#include "ui/output/OutputMenu.h"
#include "ui/output/OutputStack.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
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
        m_stack->leave(this);
    }
    setItemActive(false);
    m_stack = stack;
    m_item = -1;
    m_selecting = m_draggingBar = false;
    if (m_stack) {
        m_stack->setDevicePixelRatio(devicePixelRatioF());
        connect(m_stack, &OutputStack::changed, this, [this] {
            connectItem();
            Q_EMIT contentChanged();
            placeItems();
            placeField();
            update();
        });
    }
    placeItems();
    placeField();
    update();
}

OutputItem *OutputView::current() const
{
    return m_stack ? m_stack->item(m_item) : nullptr;
}

InteractiveItem *OutputView::interactive() const
{
    return qobject_cast<InteractiveItem *>(current());
}

void OutputView::setItemActive(bool active)
{
    if (InteractiveItem *item = interactive()) {
        item->setActive(active);
    }
}

void OutputView::setCurrent(int item)
{
    if (item == m_item) {
        return;
    }
    setItemActive(false);
    if (OutputItem *previous = current()) {
        previous->clearSelection();
    }
    m_item = item;
    connectItem();
    setItemActive(hasFocus());
    placeField();
}

/// The item may be another one at the same place.
void OutputView::connectItem()
{
    disconnect(m_itemMoved);
    disconnect(m_fieldOpened);
    if (const InteractiveItem *item = interactive()) {
        m_itemMoved = connect(item, &InteractiveItem::moved, this, &OutputView::announce);
        m_fieldOpened = connect(item, &InteractiveItem::fieldOpened, this, [this] {
            Q_EMIT contentChanged();
            placeField();
            if (m_field) {
                m_field->setFocus(Qt::OtherFocusReason);
                m_field->selectAll();
            }
        });
    }
}

void OutputView::announce(const QString &text)
{
    if (QAccessible::isActive()) {
        QAccessibleAnnouncementEvent event(this, text);
        QAccessible::updateAccessibility(&event);
    }
}

/// The current item's line to write in, where it wants it.
void OutputView::placeField()
{
    InteractiveItem *item = interactive();
    if (item) {
        m_stack->heightForWidth(width());
    }
    const auto wanted = item ? item->field() : std::nullopt;
    if (!wanted) {
        if (m_field && m_field->isVisibleTo(this)) {
            const bool hadFocus = m_field->hasFocus();
            m_field->hide();
            if (hadFocus) {
                setFocus();
            }
        }
        return;
    }
    if (!m_field) {
        m_field = new QLineEdit(this);
        m_field->setObjectName(QStringLiteral("outputField"));
        m_field->setClearButtonEnabled(true);
        m_field->installEventFilter(this);
        connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
            if (InteractiveItem *edited = interactive()) {
                edited->setFieldText(text);
            }
        });
    }
    if (!m_field->hasFocus()) {
        m_field->setText(wanted->text);
    }
    m_field->setAccessibleName(wanted->name);
    m_field->setPlaceholderText(wanted->name);
    const QPoint origin = m_stack->mapToItem({}, m_item);
    m_field->setGeometry(wanted->place.translated(-origin));
    m_field->show();
}

/// Escape ends it; Enter and Down go on to what is found.
bool OutputView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)) {
        return QWidget::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    InteractiveItem *item = interactive();
    const bool ends = key == Qt::Key_Escape;
    const bool goesOn = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
    if (!item || !(ends || goesOn)) {
        return QWidget::eventFilter(watched, event);
    }
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        setFocus(Qt::OtherFocusReason);
        if (ends) {
            item->closeField();
            Q_EMIT contentChanged();
            placeField();
        }
        update();
    }
    return true;
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
    } else if (event->type() == QEvent::ToolTip) {
        showToolTip(static_cast<QHelpEvent *>(event));
        return true;
    }
    return QWidget::event(event);
}

void OutputView::showToolTip(const QHelpEvent *event)
{
    const OutputStack::Hit hit = m_stack ? m_stack->hit(event->pos()) : OutputStack::Hit{};
    const auto *item = m_stack ? qobject_cast<InteractiveItem *>(m_stack->item(hit.item)) : nullptr;
    const QString text = item ? item->toolTipAt(hit.point) : QString();
    // Never taken for markup.
    QToolTip::showText(event->globalPos(), text.isEmpty() ? QString() : Qt::convertFromPlainText(text), this);
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
    pressed(event->position().toPoint(), event->modifiers());
    update();
    // The cell wants to know that it was clicked.
    event->ignore();
}

void OutputView::pressed(const QPoint &point, Qt::KeyboardModifiers modifiers)
{
    const OutputStack::Hit hit = m_stack->hit(point);
    setCurrent(hit.item);
    m_moved = false;
    m_draggingBar = hit.onScrollBar;
    OutputItem *item = current();
    m_selecting = item && item->isSelectable() && !m_draggingBar;
    if (m_draggingBar) {
        m_stack->dragScrollBar(m_item, point.y());
    } else if (InteractiveItem *active = interactive()) {
        setFocus(Qt::MouseFocusReason);
        active->mouse(InteractiveItem::Mouse::Press, hit.point, modifiers);
    } else if (m_selecting && (modifiers & Qt::ShiftModifier)) {
        item->extendSelection(hit.point);
    } else if (m_selecting) {
        item->beginSelection(hit.point);
    }
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
    if (m_selecting && current() && (event->buttons() & Qt::LeftButton)) {
        m_moved = true;
        if (m_stack->isPane(m_item)) {
            const QRect visible = rect();
            m_stack->scrollPane(m_item, std::min(0, point.y()) + std::max(0, point.y() - visible.bottom()));
        }
        const QPoint inItem = m_stack->mapToItem(point, m_item);
        if (InteractiveItem *item = interactive()) {
            item->mouse(InteractiveItem::Mouse::Drag, inItem, event->modifiers());
        } else {
            current()->extendSelection(inItem);
        }
        update();
        return;
    }
    showCursor(point);
}

void OutputView::showCursor(const QPoint &point)
{
    const OutputStack::Hit hit = m_stack->hit(point);
    const OutputItem *item = m_stack->item(hit.item);
    if (const auto *active = qobject_cast<const InteractiveItem *>(item); active && !hit.onScrollBar) {
        setCursor(active->cursorAt(hit.point));
    } else if (!item || hit.onScrollBar || !item->isSelectable()) {
        setCursor(Qt::ArrowCursor);
    } else {
        setCursor(item->linkAt(hit.point).isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    }
}

void OutputView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_selecting && !m_moved && event->button() == Qt::LeftButton;
    const bool wasSelecting = std::exchange(m_selecting, false);
    m_draggingBar = false;
    if (InteractiveItem *active = wasSelecting ? interactive() : nullptr) {
        const QPoint point = m_stack->mapToItem(event->position().toPoint(), m_item);
        active->mouse(InteractiveItem::Mouse::Release, point, event->modifiers());
        update();
        return;
    }
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
        setCurrent(hit.item);
        if (InteractiveItem *active = interactive()) {
            active->mouse(InteractiveItem::Mouse::DoubleClick, hit.point, event->modifiers());
        } else {
            item->selectWord(hit.point);
        }
        update();
    }
}

void OutputView::wheelEvent(QWheelEvent *event)
{
    QPoint pixels = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    if (event->modifiers() & Qt::ShiftModifier && pixels.x() == 0) {
        pixels = {pixels.y(), 0};
    }
    const OutputStack::Hit hit = m_stack ? m_stack->hit(event->position().toPoint()) : OutputStack::Hit{};
    bool taken = false;
    if (auto *item = m_stack ? qobject_cast<InteractiveItem *>(m_stack->item(hit.item)) : nullptr) {
        // Sideways nothing else scrolls, so that needs no click.
        const bool isSideways = std::abs(pixels.x()) > std::abs(pixels.y());
        taken = (isSideways || (hasFocus() && hit.item == m_item)) &&
                item->scrollBy(isSideways ? QPoint(-pixels.x(), 0) : -pixels);
    }
    taken = taken || (m_stack && hasFocus() && hit.item == m_item && m_stack->isPane(m_item) &&
                      m_stack->scrollPane(m_item, -pixels.y()));
    event->setAccepted(taken);
    if (taken) {
        update();
    }
}

bool OutputView::takesKey(const QKeyEvent *event) const
{
    if (const InteractiveItem *item = interactive(); item && item->takesKey(*event)) {
        return true;
    }
    return event->matches(QKeySequence::Copy) ? !selectedText().isEmpty() : event->matches(QKeySequence::SelectAll);
}

void OutputView::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (InteractiveItem *item = interactive(); item && item->takesKey(*event)) {
        item->press(*event);
        m_stack->heightForWidth(width());
        m_stack->reveal(m_item, item->focusRect());
        update();
    } else if (event->matches(QKeySequence::Copy) && !selectedText().isEmpty()) {
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
    setCurrent(std::max(0, m_item));
    if (OutputItem *item = m_stack ? m_stack->item(m_item) : nullptr) {
        item->selectAll();
        update();
    }
}

void OutputView::enter()
{
    setFocus(Qt::ShortcutFocusReason);
    setCurrent(std::max(0, m_item));
    update();
}

void OutputView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    if (m_item < 0 && reason == Qt::TabFocusReason) {
        setCurrent(0);
    } else if (m_item < 0 && reason == Qt::BacktabFocusReason && m_stack) {
        setCurrent(m_stack->itemCount() - 1);
    }
    setItemActive(true);
    update();
}

void OutputView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) {
        setItemActive(false);
    }
    update();
}

/// Tab goes through the outputs of the cell.
bool OutputView::focusNextPrevChild(bool next)
{
    const int wanted = m_item + (next ? 1 : -1);
    if (!hasFocus() || !m_stack || wanted < 0 || wanted >= m_stack->itemCount()) {
        return QWidget::focusNextPrevChild(next);
    }
    setCurrent(wanted);
    update();
    return true;
}

void OutputView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_stack) {
        return;
    }
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const int item = m_stack->hit(event->pos()).item;
        if (item >= 0) {
            setCurrent(item);
        }
    } else {
        setCurrent(std::max(0, m_item));
        const InteractiveItem *item = interactive();
        const QPoint inItem = item ? item->focusRect().bottomLeft() : QPoint();
        place = mapToGlobal(inItem - m_stack->mapToItem({}, m_item));
    }
    makeOutputMenu(this, m_stack, m_item)->popup(place);
}

} // namespace quire::ui
