// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiParser.h"

#include "render/SelectGraphics.h"

#include <algorithm>
#include <limits>

namespace quire::render {

namespace {

/// No real sequence is longer; a longer one is hostile or no sequence at all.
constexpr qsizetype longestSequence = 128;
constexpr qsizetype longestString = 8192;
/// How far to the right a cursor can be sent: what lies between is filled with spaces.
constexpr qsizetype widestJump = 1000;
constexpr char16_t escape = 0x1b;

bool isPrintable(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= 0x20 && unit < 0x7f) || unit >= 0xa0 || unit == u'\t';
}

QList<int> parametersOf(QByteArray sequence)
{
    constexpr int largest = 100'000;
    // "38:2::R:G:B" names a colour space between, always the default one.
    sequence.replace("2::", "2:").replace(':', ';');
    QList<int> parameters;
    const QByteArrayList parts = sequence.isEmpty() ? QByteArrayList() : sequence.split(';');
    for (const QByteArray &part : parts) {
        bool ok = false;
        const int number = part.toInt(&ok);
        parameters.append(ok ? std::clamp(number, 0, largest) : part.isEmpty() ? 0 : largest);
    }
    return parameters;
}

/// Cuts [begin, end) out of the spans; what lies right of it stays where it is.
void clearSpans(QList<AnsiSpan> &spans, qsizetype begin, qsizetype end)
{
    QList<AnsiSpan> kept;
    for (const AnsiSpan &span : std::as_const(spans)) {
        const qsizetype spanEnd = span.start + span.length;
        if (const qsizetype left = std::min(spanEnd, begin); left > span.start) {
            kept.append({span.start, left - span.start, span.style});
        }
        if (const qsizetype right = std::max(span.start, end); right < spanEnd) {
            kept.append({right, spanEnd - right, span.style});
        }
    }
    spans = kept;
}

void addSpan(QList<AnsiSpan> &spans, const AnsiSpan &added)
{
    if (added.style == AnsiStyle()) {
        return;
    }
    if (!spans.isEmpty()) {
        AnsiSpan &last = spans.last();
        if (last.style == added.style && last.start + last.length == added.start) {
            last.length += added.length;
            return;
        }
    }
    const auto place = std::ranges::lower_bound(spans, added.start, {}, &AnsiSpan::start);
    spans.insert(place, added);
}

} // namespace

void AnsiParser::clear()
{
    *this = AnsiParser();
}

LineRange AnsiParser::feed(QStringView text)
{
    m_firstTouched = std::numeric_limits<int>::max();
    m_lastTouched = -1;
    while (!text.isEmpty()) {
        qsizetype taken = 1;
        const qsizetype plain = m_state == State::Text ? std::ranges::find_if_not(text, isPrintable) - text.begin() : 0;
        if (plain > 0) {
            write(text.first(plain));
            taken = plain;
        } else {
            take(text.front().unicode());
        }
        text = text.sliced(taken);
    }
    m_lastTouched = std::min(m_lastTouched, m_lines.count() - 1);
    if (m_lastTouched < m_firstTouched) {
        return {m_row, 0};
    }
    return {m_firstTouched, m_lastTouched - m_firstTouched + 1};
}

void AnsiParser::take(char16_t character)
{
    switch (m_state) {
    case State::Text:
        takeControlCharacter(character);
        break;
    case State::Escape:
        takeEscape(character);
        break;
    case State::Charset:
        m_state = State::Text;
        break;
    case State::Control:
        takeSequence(character);
        break;
    case State::String:
    case State::StringEscape:
        takeString(character);
        break;
    }
}

void AnsiParser::takeControlCharacter(char16_t character)
{
    switch (character) {
    case u'\n':
    case u'\v':
    case u'\f':
        lineBreak();
        break;
    case u'\r':
        m_column = 0;
        m_returned = true;
        break;
    case u'\b':
        m_column = std::max<qsizetype>(m_column - 1, 0);
        break;
    case escape:
        m_state = State::Escape;
        break;
    default:
        break;
    }
}

void AnsiParser::takeEscape(char16_t character)
{
    m_sequence.clear();
    m_state = State::Text;
    if (character == u'[') {
        m_state = State::Control;
    } else if (QStringView(u"]PX^_").contains(QChar(character))) {
        m_state = State::String;
        m_string = character;
    } else if (QStringView(u"()*+-./#% ").contains(QChar(character))) {
        m_state = State::Charset;
    } else if (character == u'M') {
        moveTo(m_row - 1, m_column);
    } else if (character < 0x20) {
        takeControlCharacter(character);
    }
}

void AnsiParser::takeSequence(char16_t character)
{
    if (character >= 0x40 && character <= 0x7e) {
        m_state = State::Text;
        finishSequence(character);
    } else if (character < 0x20 || character > 0x7e || m_sequence.size() >= longestSequence) {
        // Not a sequence after all: go on with what came.
        m_state = State::Text;
        takeControlCharacter(character);
    } else {
        m_sequence.append(char(character));
    }
}

/// Titles, links and other strings for the terminal end with BEL or ESC \.
void AnsiParser::takeString(char16_t character)
{
    if (m_state == State::StringEscape) {
        m_state = State::Text;
        if (character == u'\\') {
            finishString();
        } else {
            takeEscape(character);
        }
    } else if (character == escape) {
        m_state = State::StringEscape;
    } else if (character == u'\a') {
        m_state = State::Text;
        finishString();
    } else if (character == u'\n' || m_sequence.size() >= longestString) {
        m_state = State::Text;
        takeControlCharacter(character);
    } else {
        m_sequence.append(character < 0x80 ? char(character) : '?');
    }
}

/// OSC 8 ; parameters ; address: what follows is a link, until one with an empty address.
void AnsiParser::finishString()
{
    const qsizetype address = m_sequence.indexOf(';', 2) + 1;
    if (m_string == u']' && m_sequence.startsWith("8;") && address > 0) {
        const QString target = QString::fromLatin1(m_sequence.sliced(address));
        m_style.link = target.isEmpty() ? 0 : m_lines.addLink(target);
    }
}

void AnsiParser::finishSequence(char16_t final)
{
    if (!m_sequence.isEmpty() && QByteArrayView("<=>?").contains(m_sequence.front())) {
        return; // private modes: cursor shape, bracketed paste…
    }
    const QList<int> parameters = parametersOf(m_sequence);
    const int first = parameters.value(0);
    switch (final) {
    case u'm': {
        const quint16 link = m_style.link; // not of the colours
        selectGraphics(m_style, parameters);
        m_style.link = link;
        break;
    }
    case u'K':
        eraseInLine(first);
        break;
    case u'J':
        eraseInDisplay(first);
        break;
    case u'H':
    case u'f':
        moveTo(std::max(first, 1) - 1, std::max(parameters.value(1), 1) - 1);
        break;
    default:
        moveBy(final, std::max(first, 1));
    }
}

void AnsiParser::moveBy(char16_t final, int distance)
{
    switch (final) {
    case u'A':
        moveTo(m_row - distance, m_column);
        break;
    case u'B':
        moveTo(m_row + distance, m_column);
        break;
    case u'C':
        moveTo(m_row, m_column + distance);
        break;
    case u'D':
        moveTo(m_row, m_column - distance);
        break;
    case u'E':
        moveTo(m_row + distance, 0);
        break;
    case u'F':
        moveTo(m_row - distance, 0);
        break;
    case u'G':
        moveTo(m_row, distance - 1);
        break;
    default:
        break;
    }
}

void AnsiParser::moveTo(int row, qsizetype column)
{
    const int target = std::clamp(row, m_lines.firstOpen(), m_lines.count() - 1);
    const bool staysInLine = std::exchange(m_row, target) == m_row;
    const qsizetype farthest = m_lines.edit(m_row).text.size() + widestJump;
    const qsizetype before = std::exchange(m_column, std::clamp<qsizetype>(column, 0, farthest));
    // Going along the line after a carriage return means to keep what is there.
    m_returned = m_returned && (!staysInLine || before == m_column);
}

void AnsiParser::write(QStringView text)
{
    AnsiLine &line = m_lines.edit(m_row);
    touch(m_row);
    if (std::exchange(m_returned, false)) {
        line = {};
    }
    if (m_column > line.text.size()) {
        line.text.append(QString(m_column - line.text.size(), u' '));
    }
    const qsizetype covered = std::min(text.size(), line.text.size() - m_column);
    if (covered > 0 && !line.spans.isEmpty()) {
        clearSpans(line.spans, m_column, m_column + text.size());
    }
    line.text.replace(m_column, covered, text.data(), text.size());
    addSpan(line.spans, {m_column, text.size(), m_style});
    m_column += text.size();
}

void AnsiParser::lineBreak()
{
    m_returned = false;
    m_column = 0;
    if (++m_row == m_lines.count()) {
        m_lines.append();
    }
    touch(m_row);
}

void AnsiParser::eraseInLine(int mode)
{
    AnsiLine &line = m_lines.edit(m_row);
    touch(m_row);
    if (mode == 1) {
        const qsizetype end = std::min(m_column + 1, line.text.size());
        line.text.replace(0, end, QString(end, u' '));
        clearSpans(line.spans, 0, end);
    } else {
        const qsizetype begin = mode == 2 ? 0 : std::min(m_column, line.text.size());
        clearSpans(line.spans, begin, line.text.size());
        line.text.truncate(begin);
    }
}

void AnsiParser::eraseInDisplay(int mode)
{
    if (mode == 0) {
        eraseInLine(0);
        m_lines.truncate(m_row + 1);
    } else if (mode == 2 || mode == 3) {
        m_lines = {};
        m_row = 0;
        m_column = 0;
        m_style.link = 0;
        touch(0);
    }
}

void AnsiParser::touch(int row)
{
    m_firstTouched = std::min(m_firstTouched, row);
    m_lastTouched = std::max(m_lastTouched, row);
}

} // namespace quire::render
