// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CommentToggle.h"

#include "ui/editor/CodeEditor.h"

#include <KSyntaxHighlighting/Definition>
#include <QKeyEvent>

#include <algorithm>
#include <limits>

namespace quire::ui {

namespace {

qsizetype indentWidth(const QString &line)
{
    const auto first = std::ranges::find_if(line, [](QChar c) { return !c.isSpace(); });
    return std::distance(line.begin(), first);
}

struct Lines
{
    int first = 0;
    int last = 0;
};

Lines selectedLines(const CodeEditor &editor)
{
    int firstLine = 0;
    int firstColumn = 0;
    int lastLine = 0;
    int lastColumn = 0;
    if (!editor.hasSelectedText()) {
        editor.getCursorPosition(&firstLine, &firstColumn);
        return {firstLine, firstLine};
    }
    editor.getSelection(&firstLine, &firstColumn, &lastLine, &lastColumn);
    return {firstLine, lastColumn == 0 && lastLine > firstLine ? lastLine - 1 : lastLine};
}

/// `lines` commented, or with the comment marks taken away when every line that holds anything has one.
QStringList toggled(const QStringList &lines, const QString &marker)
{
    bool allCommented = true;
    qsizetype indent = std::numeric_limits<qsizetype>::max();
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty()) {
            allCommented = allCommented && line.trimmed().startsWith(marker);
            indent = std::min(indent, indentWidth(line));
        }
    }
    QStringList result;
    for (QString line : lines) {
        if (line.trimmed().isEmpty()) {
            result.append(line);
        } else if (allCommented) {
            const qsizetype at = indentWidth(line);
            const bool space = at + marker.size() < line.size() && line.at(at + marker.size()) == u' ';
            result.append(line.remove(at, marker.size() + (space ? 1 : 0)));
        } else {
            result.append(line.insert(indent, marker + u' '));
        }
    }
    return result;
}

QString withoutEnd(QString line)
{
    while (line.endsWith(u'\n') || line.endsWith(u'\r')) {
        line.chop(1);
    }
    return line;
}

} // namespace

bool CommentToggle::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Slash || event.modifiers() != Qt::ControlModifier) {
        return false;
    }
    toggle(editor);
    return true;
}

void CommentToggle::toggle(CodeEditor &editor)
{
    const QString marker = editor.definition().singleLineCommentMarker();
    if (marker.isEmpty() || editor.isReadOnly()) {
        return;
    }
    const Lines range = selectedLines(editor);
    QStringList lines;
    for (int i = range.first; i <= range.last; ++i) {
        lines.append(withoutEnd(editor.text(i)));
    }
    const QStringList wanted = toggled(lines, marker);
    const bool selected = editor.hasSelectedText();
    int line = 0;
    int column = 0;
    editor.getCursorPosition(&line, &column);
    const auto growth = wanted.at(line <= range.last ? line - range.first : 0).size() -
                        lines.at(line <= range.last ? line - range.first : 0).size();

    editor.setSelection(range.first, 0, range.last, int(lines.back().size()));
    editor.replaceSelectedText(wanted.join(u'\n'));
    if (selected) {
        editor.setSelection(range.first, 0, range.last, int(wanted.back().size()));
    } else {
        editor.setCursorPosition(line, std::max(0, column + int(growth)));
    }
}

} // namespace quire::ui
