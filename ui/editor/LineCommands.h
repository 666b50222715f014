// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace quire::ui {

class CodeEditor;

/// Lines `first` to `last`, both included.
struct LineRange
{
    int first = 0;
    int last = 0;

    bool operator==(const LineRange &) const = default;
};

/// What can be done to the lines that hold a cursor or a part of a selection.
struct LineCommands
{
    /// These lines, from top to bottom; neighbours are one range. A selection that ends at the start of a line does
    /// not count that line.
    static QList<LineRange> ranges(CodeEditor &editor);
    static void remove(CodeEditor &editor);
    static void move(CodeEditor &editor, bool up);
    /// The cursor stays in the upper one (`up`) or goes to the lower one of the two.
    static void copy(CodeEditor &editor, bool up);
    static void indent(CodeEditor &editor);
    static void dedent(CodeEditor &editor);

    /// Where a line begins and where its text ends, in bytes.
    static long startOf(const CodeEditor &editor, int line);
    static long endOf(const CodeEditor &editor, int line);
    /// The text of lines without the last one's end.
    static QByteArray textOf(CodeEditor &editor, const LineRange &range);
    /// "\n", or what the editor's text has.
    static QByteArray lineEnd(const CodeEditor &editor);
    /// One step of indentation.
    static QByteArray indentation(const CodeEditor &editor);
};

} // namespace quire::ui
