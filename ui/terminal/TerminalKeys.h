// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace quire::ui {

/// Decides which keys belong to the program in a terminal and which to the window around it.
///
/// The program gets everything, Ctrl+C, Ctrl+W, Alt and the function keys too, but for: Ctrl+Shift and a letter or
/// sign, Ctrl+Tab, Ctrl+PageUp and PageDown, and the zoom keys, which stay the window's; Ctrl+Shift+C, V, F, K, which
/// are the terminal's own; and Ctrl+Shift+Tab, the way out.
class TerminalKeys : public QObject
{
    Q_OBJECT

public:
    /// `screen`: what has the keyboard focus; outlives this.
    explicit TerminalKeys(QWidget *screen);

    /// Whether a key that is pressed in a terminal is the window's.
    static bool isForWindow(const QKeyEvent &event);

Q_SIGNALS:
    void copyRequested();
    void pasteRequested();
    /// Of the text that is selected somewhere, by the middle mouse button.
    void selectionPasteRequested();
    void searchRequested();
    void clearRequested();
    void leaveRequested();
    void menuRequested(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(const QKeyEvent &event);
};

} // namespace quire::ui
