// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalKeys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

namespace quire::ui {

namespace {

constexpr Qt::KeyboardModifiers ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

Qt::KeyboardModifiers modifiersOf(const QKeyEvent &event)
{
    return event.modifiers() & ~Qt::KeypadModifier;
}

bool isOwn(const QKeyEvent &event)
{
    const int key = event.key();
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    if (modifiers == Qt::ShiftModifier) {
        return key == Qt::Key_Insert;
    }
    return modifiers == ctrlShift && (key == Qt::Key_C || key == Qt::Key_V || key == Qt::Key_F || key == Qt::Key_K ||
                                      key == Qt::Key_Tab || key == Qt::Key_Backtab);
}

} // namespace

TerminalKeys::TerminalKeys(QWidget *screen) : QObject(screen)
{
    screen->installEventFilter(this);
}

bool TerminalKeys::isForWindow(const QKeyEvent &event)
{
    if (isOwn(event)) {
        return false;
    }
    const int key = event.key();
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    if (modifiers == ctrlShift) {
        return key >= Qt::Key_Space && key <= Qt::Key_AsciiTilde;
    }
    return modifiers == Qt::ControlModifier &&
           (key == Qt::Key_Tab || key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_Plus ||
            key == Qt::Key_Equal || key == Qt::Key_Minus || key == Qt::Key_0);
}

bool TerminalKeys::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: { // Accepted, a key is no shortcut of the window but comes as a key press.
        const bool isTaken = !isForWindow(*static_cast<QKeyEvent *>(event));
        event->setAccepted(isTaken);
        return true;
    }
    case QEvent::KeyPress:
        return handleKey(*static_cast<QKeyEvent *>(event)) || QObject::eventFilter(watched, event);
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent *>(event)->button() == Qt::MiddleButton) {
            Q_EMIT selectionPasteRequested();
            return true;
        }
        return false;
    case QEvent::ContextMenu:
        Q_EMIT menuRequested(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool TerminalKeys::handleKey(const QKeyEvent &event)
{
    if (!isOwn(event)) {
        return isForWindow(event); // No shortcut of the window: then it means nothing.
    }
    switch (event.key()) {
    case Qt::Key_C:
        Q_EMIT copyRequested();
        break;
    case Qt::Key_V:
    case Qt::Key_Insert:
        Q_EMIT pasteRequested();
        break;
    case Qt::Key_F:
        Q_EMIT searchRequested();
        break;
    case Qt::Key_K:
        Q_EMIT clearRequested();
        break;
    default:
        Q_EMIT leaveRequested();
    }
    return true;
}

} // namespace quire::ui
