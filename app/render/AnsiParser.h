// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRgb>
#include <QString>

namespace quire::render {

/// A colour as a terminal means it.
struct AnsiColor
{
    enum class Kind : quint8 {
        Default, ///< Whatever the page uses.
        Palette, ///< `value` is 0–15: the theme decides. 8–15 are the bright ones.
        Rgb,     ///< `value` is 0xffRRGGBB.
    };
    Kind kind = Kind::Default;
    QRgb value = 0;

    bool operator==(const AnsiColor &) const = default;
};

struct AnsiStyle
{
    AnsiColor foreground;
    AnsiColor background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    bool hidden = false;
    bool strikeOut = false;

    bool operator==(const AnsiStyle &) const = default;
};

/// `length` characters from `start` on in one style.
struct AnsiSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    AnsiStyle style;

    bool operator==(const AnsiSpan &) const = default;
};

struct AnsiLine
{
    QString text;
    /// Only what is not plain, in order, not overlapping.
    QList<AnsiSpan> spans;

    bool operator==(const AnsiLine &) const = default;
};

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
/// replaces the line, as in notebook::StreamText), backspace, cursor movement and erasing; any other sequence is
/// swallowed. Bounded in what hostile text can make it do.
class AnsiParser
{
public:
    AnsiParser();

    /// Adds text and says which lines it changed.
    LineRange feed(QStringView text);
    void clear();

    /// At least 1; after a final line break the last line is empty.
    int lineCount() const { return int(m_lines.size()); }
    const AnsiLine &line(int index) const { return m_lines.at(index); }
    /// Without the escape sequences, lines joined by '\n'.
    QString plainText() const;

private:
    enum class State : quint8 { Text, Escape, Charset, Control, String, StringEscape };

    void take(char16_t character);
    void takeControlCharacter(char16_t character);
    void takeEscape(char16_t character);
    void takeSequence(char16_t character);
    void takeString(char16_t character);
    void finishSequence(char16_t final);
    void moveBy(char16_t final, int distance);
    void write(QStringView text);
    void lineBreak();
    void moveTo(qsizetype row, qsizetype column);
    void eraseInLine(int mode);
    void eraseInDisplay(int mode);
    void touch(qsizetype row);

    QList<AnsiLine> m_lines;
    qsizetype m_row = 0;
    qsizetype m_column = 0;
    /// A carriage return came: what is written next replaces the line.
    bool m_returned = false;
    AnsiStyle m_style;
    State m_state = State::Text;
    QByteArray m_sequence;
    qsizetype m_firstTouched = 0;
    qsizetype m_lastTouched = -1;
};

} // namespace quire::render
