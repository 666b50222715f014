// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace quire::ui {

class CodeEditor;

/// One cursor and what it selects, in bytes of the text as UTF-8.
struct TextSelection
{
    long anchor = 0;
    long caret = 0;

    long start() const { return std::min(anchor, caret); }
    long end() const { return std::max(anchor, caret); }
    bool isEmpty() const { return anchor == caret; }
    bool operator==(const TextSelection &) const = default;
};

/// `text` in place of the bytes from `start` to `end`. The cursor is then at `caret`, its selection's other end at
/// `anchor`, both in bytes from the start of `text`.
struct TextReplacement
{
    long start = 0;
    long end = 0;
    QByteArray text;
    long anchor = 0;
    long caret = 0;
};

/// All cursors of an editor: most keys do at each what they do at one.
class Selections
{
public:
    explicit Selections(CodeEditor &editor) : m_editor(editor) {}

    int count() const;
    /// In the order they were made.
    QList<TextSelection> all() const;
    TextSelection main() const;
    void set(const QList<TextSelection> &selections, int main);
    /// One replacement per cursor, as all() has them; none overlaps another. One edit.
    void replace(const QList<TextReplacement> &replacements);
    /// The bytes from `start` to `end`; what is outside the text is left out.
    QByteArray bytes(long start, long end) const;

private:
    int mainIndex() const;

    CodeEditor &m_editor;
};

} // namespace quire::ui
