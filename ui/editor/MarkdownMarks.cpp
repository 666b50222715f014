// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/MarkdownMarks.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/Selections.h"

#include <QRegularExpression>

namespace quire::ui {

namespace {

/// What is meant at a cursor, without the spaces around it: a mark beside a space is none.
TextSelection meantAt(const CodeEditor &editor, const Selections &selections, const TextSelection &cursor)
{
    if (cursor.isEmpty()) {
        const auto at = static_cast<unsigned long>(cursor.caret);
        return {editor.SendScintilla(QsciScintillaBase::SCI_WORDSTARTPOSITION, at, 1L),
                editor.SendScintilla(QsciScintillaBase::SCI_WORDENDPOSITION, at, 1L)};
    }
    const QByteArray text = selections.bytes(cursor.start(), cursor.end());
    if (text.trimmed().isEmpty()) {
        return {cursor.start(), cursor.end()};
    }
    const QByteArray trimmed = text.trimmed();
    const long start = cursor.start() + long(text.indexOf(trimmed));
    return {start, start + long(trimmed.size())};
}

/// "*" at the end of "**" is not the mark "*".
bool isMarkAt(const Selections &selections, long start, const QByteArray &mark)
{
    const long size = long(mark.size());
    const QByteArray around = selections.bytes(start - 1, start + size + 1);
    const bool isAlone = size > 1 || start == 0 || (around.count('*') % 2 == 1);
    return start >= 0 && selections.bytes(start, start + size) == mark && isAlone;
}

TextReplacement marked(const CodeEditor &editor, const Selections &selections, const TextSelection &cursor,
                       const QByteArray &mark)
{
    const TextSelection meant = meantAt(editor, selections, cursor);
    const long size = long(mark.size());
    const QByteArray text = selections.bytes(meant.start(), meant.end());
    if (isMarkAt(selections, meant.start() - size, mark) && isMarkAt(selections, meant.end(), mark)) {
        const long caret = std::clamp(cursor.caret - meant.start(), 0L, long(text.size()));
        return {meant.start() - size, meant.end() + size, text, cursor.isEmpty() ? caret : 0,
                cursor.isEmpty() ? caret : long(text.size())};
    }
    if (text.size() >= 2 * size && text.startsWith(mark) && text.endsWith(mark) &&
        isMarkAt(selections, meant.start(), mark)) {
        const QByteArray inner = text.sliced(size, text.size() - 2 * size);
        return {meant.start(), meant.end(), inner, 0, long(inner.size())};
    }
    const long inside = cursor.isEmpty() ? cursor.caret - meant.start() : long(text.size());
    return {meant.start(), meant.end(), mark + text + mark, cursor.isEmpty() ? size + inside : size, size + inside};
}

bool isAddress(const QByteArray &text)
{
    static const QRegularExpression address(QStringLiteral("^(https?|mailto|ftp):\\S+$"));
    return address.match(QString::fromUtf8(text)).hasMatch();
}

} // namespace

void MarkdownMarks::toggle(CodeEditor &editor, const QByteArray &mark)
{
    Selections selections(editor);
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : selections.all()) {
        replacements.append(marked(editor, selections, cursor, mark));
    }
    selections.replace(replacements);
}

void MarkdownMarks::link(CodeEditor &editor)
{
    Selections selections(editor);
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : selections.all()) {
        const TextSelection meant = meantAt(editor, selections, cursor);
        const QByteArray text = selections.bytes(meant.start(), meant.end());
        const bool isTarget = isAddress(text);
        const QByteArray link = isTarget ? "[](" + text + ')' : '[' + text + "]()";
        const long caret = isTarget || text.isEmpty() ? 1 : long(link.size()) - 1;
        replacements.append({meant.start(), meant.end(), link, caret, caret});
    }
    selections.replace(replacements);
}

} // namespace quire::ui
