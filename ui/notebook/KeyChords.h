// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QList>

class QKeyEvent;

namespace quire::ui {

/// The chords a key press can stand for, the best reading first; empty for a modifier alone.
///
/// First comes the character the keyboard's own layout produces: "/" is "/" whether or not it takes Shift to type it.
/// Then what a US keyboard has on that key: the key's unshifted sign ("Ctrl+Shift+-" where Shift makes "_"), the Latin
/// letter where the layout has letters of another script, and the digit where digits take Shift. The number pad's Enter
/// is Return.
QList<QKeyCombination> chordsOf(const QKeyEvent &event);

/// Would this chord type something, or move the cursor, in a text?
bool typesText(QKeyCombination chord);

} // namespace quire::ui
