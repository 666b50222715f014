// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/KeyChords.h"

#include <QKeyEvent>

namespace quire::ui {

namespace {

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_Mode_switch:
        return true;
    default:
        return false;
    }
}

bool isLatinLetter(int key)
{
    return key >= Qt::Key_A && key <= Qt::Key_Z;
}

/// A sign or a digit: printable ASCII that is no letter and no space.
bool isSign(int key)
{
    return key > Qt::Key_Space && key <= Qt::Key_AsciiTilde && !isLatinLetter(key);
}

/// What a US keyboard types on the same key without Shift; 0 for none.
int unshifted(int key)
{
    static constexpr QLatin1StringView above("_+{}|:\"<>?~!@#$%^&*()");
    static constexpr QLatin1StringView below("-=[]\\;',./`1234567890");
    const qsizetype at = isSign(key) ? above.indexOf(QLatin1Char(char(key))) : -1;
    return at < 0 ? 0 : below.at(at).unicode();
}

/// What a US keyboard types there, by the code X11 and Wayland number the keys with; 0 for others.
int latinAt(quint32 scanCode)
{
    static constexpr QLatin1StringView digits("1234567890");
    static constexpr QLatin1StringView top("QWERTYUIOP");
    static constexpr QLatin1StringView home("ASDFGHJKL");
    static constexpr QLatin1StringView bottom("ZXCVBNM");
    const auto from = [scanCode](quint32 first, QLatin1StringView row) {
        const qsizetype at = qsizetype(scanCode) - qsizetype(first);
        return at >= 0 && at < row.size() ? int(row.at(at).unicode()) : 0;
    };
    return from(10, digits) | from(24, top) | from(38, home) | from(52, bottom);
}

int plainKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Enter:
        return Qt::Key_Return;
    case Qt::Key_Backtab:
        return Qt::Key_Tab;
    default:
        break;
    }
    // An input method may send a character without saying which key it was.
    const bool isNameless = event.key() == 0 || event.key() == Qt::Key_unknown;
    return isNameless && event.text().size() == 1 ? event.text().at(0).toUpper().unicode() : event.key();
}

} // namespace

QList<QKeyCombination> chordsOf(const QKeyEvent &event)
{
    const int key = plainKey(event);
    if (isModifier(key)) {
        return {};
    }
    const Qt::KeyboardModifiers modifiers =
        event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const Qt::KeyboardModifiers withoutShift = modifiers & ~Qt::ShiftModifier;
    QList<QKeyCombination> chords{QKeyCombination(modifiers, Qt::Key(key))};
    if (isSign(key) && (modifiers & Qt::ShiftModifier)) {
        chords.append(QKeyCombination(withoutShift, Qt::Key(key)));
        if (const int base = unshifted(key)) {
            chords.append(QKeyCombination(modifiers, Qt::Key(base)));
        }
    }
    const int latin = latinAt(event.nativeScanCode());
    const bool isOtherScript = key > Qt::Key_ydiaeresis && key < Qt::Key_Escape;
    if (isLatinLetter(latin) && isOtherScript) {
        chords.append(QKeyCombination(modifiers, Qt::Key(latin)));
    } else if (latin != 0 && !isLatinLetter(latin) && !isLatinLetter(key) && key != latin &&
               !(modifiers & Qt::ShiftModifier)) {
        chords.append(QKeyCombination(withoutShift, Qt::Key(latin)));
    }
    return chords;
}

bool typesText(QKeyCombination chord)
{
    const bool isFunctionKey = chord.key() >= Qt::Key_F1 && chord.key() <= Qt::Key_F35;
    return !isFunctionKey && !(chord.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

} // namespace quire::ui
