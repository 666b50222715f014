// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LineCommands.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditBatch.h"
#include "ui/editor/Selections.h"
#include "ui/editor/TextEdits.h"

#include <algorithm>

namespace quire::ui {

namespace {

using Sci = QsciScintillaBase;

int lineAt(const CodeEditor &editor, long position)
{
    return int(editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, position));
}

} // namespace

long LineCommands::startOf(const CodeEditor &editor, int line)
{
    return editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, line);
}

long LineCommands::endOf(const CodeEditor &editor, int line)
{
    return editor.SendScintilla(Sci::SCI_GETLINEENDPOSITION, line);
}

QByteArray LineCommands::textOf(CodeEditor &editor, const LineRange &range)
{
    return Selections(editor).bytes(startOf(editor, range.first), endOf(editor, range.last));
}

QByteArray LineCommands::lineEnd(const CodeEditor &editor)
{
    switch (editor.eolMode()) {
    case QsciScintilla::EolWindows:
        return "\r\n";
    case QsciScintilla::EolMac:
        return "\r";
    case QsciScintilla::EolUnix:
        break;
    }
    return "\n";
}

QByteArray LineCommands::indentation(const CodeEditor &editor)
{
    return editor.indentationsUseTabs() ? QByteArray("\t") : QByteArray(editor.indentationWidth(), ' ');
}

QList<LineRange> LineCommands::ranges(CodeEditor &editor)
{
    QList<LineRange> found;
    for (const TextSelection &selection : Selections(editor).all()) {
        LineRange range{lineAt(editor, selection.start()), lineAt(editor, selection.end())};
        if (range.last > range.first && selection.end() == startOf(editor, range.last)) {
            --range.last;
        }
        found.append(range);
    }
    std::ranges::sort(found, {}, &LineRange::first);
    QList<LineRange> joined;
    for (const LineRange &range : std::as_const(found)) {
        if (!joined.isEmpty() && range.first <= joined.last().last + 1) {
            joined.last().last = std::max(joined.last().last, range.last);
        } else {
            joined.append(range);
        }
    }
    return joined;
}

void LineCommands::remove(CodeEditor &editor)
{
    const EditBatch batch(editor);
    Selections selections(editor);
    const long caret = selections.main().caret;
    const int column = int(editor.SendScintilla(Sci::SCI_GETCOLUMN, static_cast<unsigned long>(caret)));
    const QList<LineRange> blocks = ranges(editor);
    QList<int> lines;
    int gone = 0;
    TextEdits edits;
    for (const LineRange &block : blocks) {
        const bool isLast = block.last == editor.lines() - 1;
        const long from = isLast && block.first > 0 ? endOf(editor, block.first - 1) : startOf(editor, block.first);
        const long to = isLast ? endOf(editor, block.last) : startOf(editor, block.last + 1);
        edits.remove(from, to);
        lines.append(block.first - gone);
        gone += block.last - block.first + 1;
    }
    edits.apply(editor);
    QList<TextSelection> after;
    for (const int line : std::as_const(lines)) {
        const int there = std::min(line, editor.lines() - 1);
        const long place = editor.SendScintilla(Sci::SCI_FINDCOLUMN, static_cast<unsigned long>(there), long(column));
        if (after.isEmpty() || after.last().caret != place) {
            after.append({place, place});
        }
    }
    selections.set(after, 0);
}

void LineCommands::move(CodeEditor &editor, bool up)
{
    TextEdits edits;
    const QList<LineRange> blocks = ranges(editor);
    for (const LineRange &block : blocks) {
        const int over = up ? block.first - 1 : block.last + 1;
        if (over < 0 || over >= editor.lines()) {
            return;
        }
        const QByteArray line = textOf(editor, {over, over});
        if (up) {
            edits.remove(startOf(editor, over), startOf(editor, block.first));
            edits.insert(endOf(editor, block.last), lineEnd(editor) + line, TextEdits::Cursor::Stays);
        } else {
            edits.remove(endOf(editor, block.last), endOf(editor, over));
            edits.insert(startOf(editor, block.first), line + lineEnd(editor));
        }
    }
    edits.apply(editor);
}

void LineCommands::copy(CodeEditor &editor, bool up)
{
    TextEdits edits;
    const QList<LineRange> blocks = ranges(editor);
    for (const LineRange &block : blocks) {
        const QByteArray text = textOf(editor, block);
        if (up) {
            edits.insert(endOf(editor, block.last), lineEnd(editor) + text, TextEdits::Cursor::Stays);
        } else {
            edits.insert(startOf(editor, block.first), text + lineEnd(editor));
        }
    }
    edits.apply(editor);
}

void LineCommands::indent(CodeEditor &editor)
{
    TextEdits edits;
    const QList<LineRange> blocks = ranges(editor);
    for (const LineRange &block : blocks) {
        for (int line = block.first; line <= block.last; ++line) {
            if (endOf(editor, line) > startOf(editor, line)) {
                edits.insert(startOf(editor, line), indentation(editor));
            }
        }
    }
    edits.apply(editor);
}

void LineCommands::dedent(CodeEditor &editor)
{
    TextEdits edits;
    const QList<LineRange> blocks = ranges(editor);
    for (const LineRange &block : blocks) {
        for (int line = block.first; line <= block.last; ++line) {
            const QByteArray text = textOf(editor, {line, line});
            const auto isBlank = [](char c) { return c == ' '; };
            const auto blanks = std::ranges::find_if_not(text, isBlank) - text.begin();
            const qsizetype step = text.startsWith('\t') ? 1 : std::min<qsizetype>(blanks, editor.indentationWidth());
            if (step > 0) {
                edits.remove(startOf(editor, line), startOf(editor, line) + long(step));
            }
        }
    }
    if (!edits.isEmpty()) {
        edits.apply(editor);
    }
}

} // namespace quire::ui
