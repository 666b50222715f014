// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CommentToggle.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/HighlightLexer.h"
#include "ui/editor/LineCommands.h"
#include "ui/editor/Selections.h"
#include "ui/editor/TextEdits.h"

#include <KSyntaxHighlighting/Definition>

#include <algorithm>
#include <limits>

namespace quire::ui {

namespace {

struct BlockMarks
{
    QByteArray open;
    QByteArray close;

    explicit BlockMarks(const KSyntaxHighlighting::Definition &language)
        : open(language.multiLineCommentMarker().first.toUtf8()),
          close(language.multiLineCommentMarker().second.toUtf8())
    {
    }
    bool exist() const { return !open.isEmpty() && !close.isEmpty(); }
};

long indentOf(const QByteArray &line)
{
    return long(std::ranges::find_if(line, [](char c) { return c != ' ' && c != '\t'; }) - line.begin());
}

void toggleLineMarks(CodeEditor &editor, const LineRange &range, const QByteArray &mark, TextEdits &edits)
{
    bool allCommented = true;
    long indent = std::numeric_limits<long>::max();
    for (int line = range.first; line <= range.last; ++line) {
        const QByteArray text = LineCommands::textOf(editor, {line, line});
        if (!text.trimmed().isEmpty()) {
            allCommented = allCommented && text.trimmed().startsWith(mark);
            indent = std::min(indent, indentOf(text));
        }
    }
    for (int line = range.first; line <= range.last; ++line) {
        const QByteArray text = LineCommands::textOf(editor, {line, line});
        const long start = LineCommands::startOf(editor, line);
        if (text.trimmed().isEmpty()) {
            continue;
        }
        if (allCommented) {
            const long at = indentOf(text);
            const long end = at + long(mark.size());
            edits.remove(start + at, start + end + (end < text.size() && text.at(end) == ' ' ? 1 : 0));
        } else {
            edits.insert(start + indent, mark + ' ');
        }
    }
}

/// Takes the marks away from `start` to `end`, or around it, or puts them there.
void toggleMarksAround(CodeEditor &editor, long start, long end, const BlockMarks &marks, TextEdits &edits)
{
    const Selections selections(editor);
    const QByteArray text = selections.bytes(start, end);
    const QByteArray inner = text.trimmed();
    const long open = long(marks.open.size());
    const long close = long(marks.close.size());
    if (inner.size() >= open + close && inner.startsWith(marks.open) && inner.endsWith(marks.close)) {
        const long from = start + long(text.indexOf(marks.open));
        const long to = start + long(text.lastIndexOf(marks.close));
        const bool spaceBehind = selections.bytes(from + open, from + open + 1) == " ";
        const bool spaceBefore = to > from + open + 1 && selections.bytes(to - 1, to) == " ";
        edits.remove(from, from + open + (spaceBehind ? 1 : 0));
        edits.remove(to - (spaceBefore ? 1 : 0), to + close);
        return;
    }
    const QByteArray before = selections.bytes(start - open - 1, start);
    const QByteArray behind = selections.bytes(end, end + close + 1);
    if (before == marks.open + ' ' && behind == ' ' + marks.close) {
        edits.remove(start - open - 1, start);
        edits.remove(end, end + close + 1);
        return;
    }
    edits.insert(start, marks.open + ' ');
    edits.insert(end, ' ' + marks.close, TextEdits::Cursor::Stays);
}

} // namespace

void CommentToggle::toggleLines(CodeEditor &editor)
{
    TextEdits edits;
    const QList<LineRange> ranges = LineCommands::ranges(editor);
    for (const LineRange &range : ranges) {
        const auto language = editor.highlighting()->definitionAt(range.first);
        const QByteArray mark = language.singleLineCommentMarker().toUtf8();
        if (!mark.isEmpty()) {
            toggleLineMarks(editor, range, mark, edits);
        } else if (const BlockMarks marks(language); marks.exist()) {
            const QByteArray first = LineCommands::textOf(editor, {range.first, range.first});
            const long start = LineCommands::startOf(editor, range.first) + indentOf(first);
            toggleMarksAround(editor, start, LineCommands::endOf(editor, range.last), marks, edits);
        }
    }
    if (!edits.isEmpty()) {
        edits.apply(editor);
    }
}

void CommentToggle::toggleBlock(CodeEditor &editor)
{
    const BlockMarks marks(editor.definition());
    if (!marks.exist()) {
        toggleLines(editor);
        return;
    }
    TextEdits edits;
    for (const TextSelection &selection : Selections(editor).all()) {
        toggleMarksAround(editor, selection.start(), selection.end(), marks, edits);
    }
    edits.apply(editor);
}

} // namespace quire::ui
