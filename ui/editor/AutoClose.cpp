// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/AutoClose.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/HighlightLexer.h"
#include "ui/editor/Selections.h"

#include <QKeyEvent>

#include <algorithm>

namespace quire::ui {

namespace {

using Sci = QsciScintillaBase;

/// Scintilla's number of the unseen mark on a closing character that was brought, not typed.
constexpr int broughtIndicator = 10;

constexpr QByteArrayView openers = "([{";
constexpr QByteArrayView closers = ")]}";
constexpr QByteArrayView quotes = "\"'`";
/// Also put around a selection in prose.
constexpr QByteArrayView proseMarks = "*_$~";

/// The character that closes what `typed` opens; 0 where it opens nothing.
char closerOf(char typed)
{
    const qsizetype index = openers.indexOf(typed);
    return index >= 0 ? closers.at(index) : quotes.contains(typed) ? typed : '\0';
}

bool isProse(const CodeEditor &editor)
{
    return !editor.definition().isValid() || editor.definition().name() == QLatin1StringView("Markdown");
}

bool isWord(const QByteArray &character)
{
    return !character.isEmpty() && (QChar::isLetterOrNumber(uint(uchar(character.at(0)))) || character.at(0) == '_' ||
                                    uchar(character.at(0)) >= 0x80);
}

bool isBrought(const CodeEditor &editor, long position)
{
    return editor.SendScintilla(Sci::SCI_INDICATORVALUEAT, static_cast<unsigned long>(broughtIndicator), position) != 0;
}

} // namespace

bool AutoClose::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    if (!editor.options().closesBrackets || (event.modifiers() & (Qt::ControlModifier | Qt::MetaModifier))) {
        return false;
    }
    forgetElsewhere(editor);
    if (event.key() == Qt::Key_Backspace && event.modifiers() == Qt::NoModifier) {
        return takePair(editor);
    }
    const QString text = event.text();
    if (text.size() != 1 || text.front().unicode() >= 0x80 || (event.modifiers() & Qt::AltModifier)) {
        return false;
    }
    const char typed = text.front().toLatin1();
    if (surround(editor, typed)) {
        return true;
    }
    return !isProse(editor) && (typeOver(editor, typed) || openTripleQuote(editor, typed) || openPair(editor, typed));
}

/// What was brought on a line that was left is as if it had been typed.
void AutoClose::forgetElsewhere(CodeEditor &editor)
{
    const long line = editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, Selections(editor).main().caret);
    if (m_line >= 0 && line != m_line) {
        editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(broughtIndicator));
        editor.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, editor.SendScintilla(Sci::SCI_GETLENGTH));
        m_line = -1;
    }
}

bool AutoClose::surround(CodeEditor &editor, char typed) const
{
    const char close = isProse(editor) && proseMarks.contains(typed) ? typed : closerOf(typed);
    Selections selections(editor);
    const QList<TextSelection> all = selections.all();
    if (close == '\0' || std::ranges::any_of(all, &TextSelection::isEmpty)) {
        return false;
    }
    QList<TextReplacement> replacements;
    for (const TextSelection &selection : all) {
        const QByteArray inside = selections.bytes(selection.start(), selection.end());
        replacements.append({selection.start(), selection.end(), typed + inside + close,
                             selection.anchor - selection.start() + 1, selection.caret - selection.start() + 1});
    }
    selections.replace(replacements);
    return true;
}

bool AutoClose::typeOver(CodeEditor &editor, char typed)
{
    if (!closers.contains(typed) && !quotes.contains(typed)) {
        return false;
    }
    Selections selections(editor);
    QList<TextSelection> all = selections.all();
    for (TextSelection &cursor : all) {
        const bool isNext =
            cursor.isEmpty() && selections.bytes(cursor.caret, cursor.caret + 1) == QByteArray(1, typed);
        if (!isNext || !isBrought(editor, cursor.caret)) {
            return false;
        }
        cursor.caret = cursor.anchor = cursor.caret + 1;
    }
    selections.set(all, int(editor.SendScintilla(Sci::SCI_GETMAINSELECTION)));
    return true;
}

/// The third quote in a row, behind an empty string, opens a long string.
bool AutoClose::openTripleQuote(CodeEditor &editor, char typed)
{
    const bool hasLongStrings = editor.definition().name() == QLatin1StringView("Python") && typed != '`';
    Selections selections(editor);
    if (!hasLongStrings || !quotes.contains(typed) || selections.count() > 1) {
        return false;
    }
    const long caret = selections.main().caret;
    const QByteArray two(2, typed);
    const bool isThird = selections.main().isEmpty() && selections.bytes(caret - 2, caret) == two &&
                         selections.bytes(caret - 3, caret - 2) != QByteArray(1, typed) &&
                         selections.bytes(caret, caret + 1) != QByteArray(1, typed) &&
                         editor.kindAtCaret() == CodeKind::Code;
    if (isThird) {
        insertPair(editor, QByteArray(1, typed), QByteArray(3, typed));
    }
    return isThird;
}

bool AutoClose::wantsPair(CodeEditor &editor, const TextSelection &cursor, char typed) const
{
    const Selections selections(editor);
    const QByteArray next = selections.bytes(cursor.caret, cursor.caret + 1);
    const bool hasRoom = next.isEmpty() || QByteArrayView(")]}>;:,= \t\r\n").contains(next.at(0));
    if (!cursor.isEmpty() || !hasRoom) {
        return false;
    }
    if (!quotes.contains(typed)) {
        return true;
    }
    // A quote behind a word is an apostrophe, except behind what may stand before a string: f"", rb"".
    const QByteArray before = selections.bytes(cursor.caret - 1, cursor.caret);
    const QByteArray same(1, typed);
    if (before == same || before == "\\" || typed == '`') {
        return false;
    }
    if (!isWord(before)) {
        return true;
    }
    long start = cursor.caret;
    while (start > 0 && isWord(selections.bytes(start - 1, start)) && cursor.caret - start < 4) {
        --start;
    }
    const QByteArray word = selections.bytes(start, cursor.caret).toLower();
    return editor.definition().name() == QLatin1StringView("Python") &&
           QByteArrayList{"f", "r", "b", "u", "rb", "br", "fr", "rf"}.contains(word);
}

bool AutoClose::openPair(CodeEditor &editor, char typed)
{
    const char close = closerOf(typed);
    const QList<TextSelection> all = Selections(editor).all();
    const bool suits = close != '\0' && std::ranges::all_of(all, [&](const TextSelection &cursor) {
                           return wantsPair(editor, cursor, typed);
                       });
    if (!suits || (quotes.contains(typed) && editor.kindAtCaret() != CodeKind::Code)) {
        return false;
    }
    insertPair(editor, QByteArray(1, typed), QByteArray(1, close));
    return true;
}

void AutoClose::insertPair(CodeEditor &editor, const QByteArray &open, const QByteArray &close)
{
    Selections selections(editor);
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : selections.all()) {
        const long inside = long(open.size());
        replacements.append({cursor.start(), cursor.end(), open + close, inside, inside});
    }
    selections.replace(replacements);
    editor.SendScintilla(Sci::SCI_INDICSETSTYLE, static_cast<unsigned long>(broughtIndicator), long(Sci::INDIC_HIDDEN));
    editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(broughtIndicator));
    for (const TextSelection &cursor : selections.all()) {
        editor.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(cursor.caret), long(close.size()));
    }
    m_line = int(editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, selections.main().caret));
}

bool AutoClose::takePair(CodeEditor &editor) const
{
    Selections selections(editor);
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : selections.all()) {
        const QByteArray pair = selections.bytes(cursor.caret - 1, cursor.caret + 1);
        const bool isPair =
            cursor.isEmpty() && cursor.caret > 0 && pair.size() == 2 && closerOf(pair.at(0)) == pair.at(1);
        if (!isPair) {
            return false;
        }
        replacements.append({cursor.caret - 1, cursor.caret + 1, {}, 0, 0});
    }
    if (isProse(editor)) {
        return false;
    }
    selections.replace(replacements);
    return true;
}

} // namespace quire::ui
