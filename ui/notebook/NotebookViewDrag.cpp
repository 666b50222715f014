// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellClipboard.h"
#include "ui/notebook/NotebookViewPrivate.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace quire::ui {

using notebook::CellId;

namespace {

/// This near to an edge the page scrolls by itself.
constexpr int edge = 6 * Theme::grid;
constexpr int mostPerFrame = 24;

bool isCopy(const QDropEvent &event)
{
    return event.modifiers() & Qt::ControlModifier || !(event.possibleActions() & Qt::MoveAction);
}

} // namespace

/// The prompt area is where cells are taken hold of.
void NotebookView::Private::armDrag(const CellWidget *cell, const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    const bool isHandle = event.button() == Qt::LeftButton && point.x() < CellWidget::gutter;
    dragFrom = isHandle ? std::optional(event.globalPosition().toPoint()) : std::nullopt;
    // Of several selected cells the selection waits: they may be dragged together.
    selectsOnRelease = isHandle && selection.range().count() > 1 && selection.range().contains(rowOf(cell));
}

void NotebookView::Private::dragCells(const QMouseEvent &event)
{
    const QPoint now = event.globalPosition().toPoint();
    if (!dragFrom || !(event.buttons() & Qt::LeftButton) ||
        (now - *dragFrom).manhattanLength() < QApplication::startDragDistance()) {
        return;
    }
    dragFrom.reset();
    selectsOnRelease = false;
    const CellSelection::Range range = wholeRange();
    QList<CellId> ids;
    for (int row = range.first; row <= range.last; ++row) {
        ids.append(document->cell(row).id());
    }
    auto *drag = new QDrag(view->viewport());
    drag->setMimeData(CellClipboard::toMimeData(CellOperations(document).copy(range), view, ids));
    drag->setPixmap(dragPicture(range));
    const QPointer<NotebookView> guard(view);
    const Qt::DropAction done = drag->exec(isWritable() ? Qt::MoveAction | Qt::CopyAction : Qt::CopyAction,
                                           isWritable() ? Qt::MoveAction : Qt::CopyAction);
    // Moved here, the drop did it all.
    if (guard && done == Qt::MoveAction && !std::exchange(droppedHere, false)) {
        giveAway(ids);
    }
}

/// What went to another notebook. What still runs stays as well: its output comes here.
void NotebookView::Private::giveAway(const QList<CellId> &ids)
{
    QList<int> rows;
    for (const CellId &id : ids) {
        const int row = document ? document->indexOf(id) : -1;
        if (row >= 0 && runs.value(id).state == CellRun::State::Idle) {
            rows.append(row);
        }
    }
    if (!rows.isEmpty() && isWritable()) {
        select(CellOperations(document).remove(rows));
    }
}

QPixmap NotebookView::Private::dragPicture(const CellSelection::Range &range) const
{
    const QString line = document->cell(range.first).source().section(u'\n', 0, 0).left(40);
    const QString text = range.count() > 1 ? NotebookView::tr("%1 cells").arg(range.count()) : line;
    const QFontMetrics metrics(services.theme->codeFont());
    const QSize size(metrics.horizontalAdvance(text) + 3 * Theme::grid, metrics.height() + Theme::grid);
    const qreal ratio = view->devicePixelRatioF();
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(services.theme->color(Theme::Role::Accent));
    painter.setBrush(services.theme->color(Theme::Role::Surface));
    painter.drawRoundedRect(QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(services.theme->color(Theme::Role::Text));
    painter.setFont(services.theme->codeFont());
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return picture;
}

/// Between which rows a drop at `y` of the viewport goes: the row it would come before.
int NotebookView::Private::dropRow(int y) const
{
    const int row = list.heights().rowAt(list.value() + y);
    const int middle = list.positionOf(row) + list.heights().height(row) / 2;
    const int below = y > middle ? row + 1 : row;
    const int visible = sections.visibleFrom(below, 1);
    return visible < 0 ? document->cellCount() : visible;
}

bool NotebookView::Private::dragEvent(QEvent *event)
{
    if (event->type() == QEvent::DragLeave) {
        endDrop();
        return false;
    }
    auto *drop = static_cast<QDropEvent *>(event);
    if (!isWritable() || !drop->mimeData()->hasFormat(CellClipboard::mimeType)) {
        return false;
    }
    drop->setDropAction(isCopy(*drop) ? Qt::CopyAction : Qt::MoveAction);
    drop->accept();
    dropAt = drop->position().toPoint().y();
    if (event->type() == QEvent::Drop) {
        endDrop();
        dropCells(*drop);
    } else {
        showDrop();
        dropScroll.start(std::chrono::milliseconds(16), this);
    }
    return true;
}

void NotebookView::Private::showDrop()
{
    const int row = dropRow(dropAt);
    dropLine.showAt(row < document->cellCount() ? list.positionOf(row)
                                                : list.positionOf(document->cellCount() - 1) +
                                                      list.heights().height(document->cellCount() - 1));
}

void NotebookView::Private::endDrop()
{
    dropScroll.stop();
    dropLine.hide();
}

void NotebookView::Private::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != dropScroll.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    const int below = dropAt - (view->viewport()->height() - edge);
    const int above = edge - dropAt;
    if (above > 0 || below > 0) {
        scrollBy(above > 0 ? -std::min(above, mostPerFrame) : std::min(below, mostPerFrame));
        showDrop();
    }
}

void NotebookView::Private::dropCells(const QDropEvent &event)
{
    const int to = dropRow(event.position().toPoint().y());
    const QList<CellId> own = CellClipboard::idsFrom(*event.mimeData(), view);
    droppedHere = !own.isEmpty();
    const int first = own.isEmpty() ? -1 : document->indexOf(own.constFirst());
    const bool isStill = first >= 0 && document->indexOf(own.constLast()) == first + int(own.size()) - 1;
    if (isStill && event.dropAction() == Qt::MoveAction) {
        endEdit();
        const int count = int(own.size());
        // Onto itself is nowhere.
        if (to < first || to > first + count) {
            document->moveCells(first, count, to > first ? to - count : to);
        }
        select(document->indexOf(own.constFirst()));
        const int last = document->indexOf(own.constLast());
        if (!sections.isHidden(last)) {
            extendTo(last);
        }
    } else {
        put(to, CellClipboard::fromMimeData(*event.mimeData()));
    }
    view->setFocus();
}

} // namespace quire::ui
