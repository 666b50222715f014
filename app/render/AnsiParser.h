// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/AnsiLines.h"

namespace quire::render {

/// Lines [first, first+count) are new or different; everything below them is gone when the count of lines shrank.
struct LineRange
{
    int first = 0;
    int count = 0;

    bool operator==(const LineRange &) const = default;
};

/// Turns a stream with escape sequences (ECMA-48 as kernels and tqdm use it) into styled lines.
///
/// Feed text as it arrives, cut anywhere; only what changes is worked on. Knows SGR, carriage return (what follows
/// replaces the line, as in notebook::StreamText), backspace, cursor movement, erasing and links (OSC 8); any other
/// sequence is swallowed. The cursor goes up as far as lines are open (AnsiLines), which is further than a terminal is
/// tall. Bounded in what hostile text can make it do.
class AnsiParser
{
public:
    /// Adds text and says which lines it changed.
    LineRange feed(QStringView text);
    void clear();

    /// At least one; after a final line break the last line is empty.
    const AnsiLines &lines() const { return m_lines; }

private:
    enum class State : quint8 { Text, Escape, Charset, Control, String, StringEscape };

    void take(char16_t character);
    void takeControlCharacter(char16_t character);
    void takeEscape(char16_t character);
    void takeSequence(char16_t character);
    void takeString(char16_t character);
    void finishString();
    void finishSequence(char16_t final);
    void moveBy(char16_t final, int distance);
    void write(QStringView text);
    void lineBreak();
    void moveTo(int row, qsizetype column);
    void eraseInLine(int mode);
    void eraseInDisplay(int mode);
    void touch(int row);

    AnsiLines m_lines;
    int m_row = 0;
    qsizetype m_column = 0;
    /// A carriage return came: what is written next replaces the line.
    bool m_returned = false;
    AnsiStyle m_style;
    State m_state = State::Text;
    QByteArray m_sequence;
    /// What kind of string for the terminal comes: ']' is an operating system command.
    char16_t m_string = 0;
    int m_firstTouched = 0;
    int m_lastTouched = -1;
};

} // namespace quire::render
