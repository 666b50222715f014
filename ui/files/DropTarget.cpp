// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/DropTarget.h"

#include "ui/kit/FileDrag.h"

#include <QDropEvent>
#include <QWidget>

namespace quire::ui {

DropTarget::DropTarget(QWidget *widget) : QObject(widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool DropTarget::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove) {
        return QObject::eventFilter(watched, event);
    }
    auto *drag = static_cast<QDropEvent *>(event);
    const QMimeData *mime = drag->mimeData();
    const bool isOurs = mime->hasFormat(FileDrag::mimeType);
    if (!isOurs && !mime->hasUrls()) {
        event->ignore();
        return true;
    }
    const bool copies = !isOurs || drag->modifiers().testFlag(Qt::ControlModifier);
    drag->setDropAction(copies ? Qt::CopyAction : Qt::MoveAction);
    drag->accept();
    if (isDrop) {
        drag->setDropAction(Qt::CopyAction); // The source is not to remove anything: who takes the files does it.
        Q_EMIT dropped(mime, copies);
    }
    return true;
}

} // namespace quire::ui
