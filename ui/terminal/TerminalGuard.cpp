// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalGuard.h"

#include <algorithm>

namespace quire::ui {

namespace {

constexpr char16_t escape = 0x1b;
constexpr char16_t bell = 0x07;
constexpr char16_t enquiry = 0x05;
constexpr char16_t cancel = 0x18;
constexpr char16_t substitute = 0x1a;
constexpr qsizetype sequenceLimit = 256;
constexpr int largestNumber = 9999;

bool isSpecial(char16_t unit)
{
    return unit == escape || unit == enquiry || unit == cancel || unit == substitute || (unit >= 0x7f && unit < 0xa0);
}

/// No control characters, nor marks that turn the direction of what stands after them.
QString cleaned(QStringView title)
{
    QString clean;
    for (const QChar character : title) {
        const QChar::Category category = character.category();
        const bool isInvisible = category == QChar::Other_Control || category == QChar::Other_Format ||
                                 category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        clean += isInvisible ? QChar(u' ') : character;
    }
    clean = clean.simplified();
    return clean.size() > TerminalGuard::titleLimit ? clean.first(TerminalGuard::titleLimit - 1) + QChar(0x2026)
                                                    : clean;
}

bool hasLargeNumber(QStringView parameters)
{
    int number = 0;
    for (const QChar unit : parameters) {
        number = unit.isDigit() ? number * 10 + unit.digitValue() : 0;
        if (number > largestNumber) {
            return true;
        }
    }
    return false;
}

} // namespace

QByteArray TerminalGuard::pass(QStringView text, bool isRepeated)
{
    m_passed.clear();
    m_passed.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        if (m_state != State::Text) {
            step(text.at(at++).unicode(), isRepeated);
            continue;
        }
        const auto *const found =
            std::find_if(text.begin() + at, text.end(), [](QChar character) { return isSpecial(character.unicode()); });
        const qsizetype end = found - text.begin();
        m_passed += text.sliced(at, end - at).toUtf8();
        at = end;
        if (at < text.size()) {
            m_state = text.at(at++) == QChar(escape) ? State::Escape : State::Text;
        }
    }
    return std::exchange(m_passed, {});
}

void TerminalGuard::reset()
{
    m_state = State::Text;
    m_sequence.clear();
}

void TerminalGuard::step(char16_t unit, bool isRepeated)
{
    if (unit == cancel || unit == substitute) {
        reset();
        return;
    }
    switch (m_state) {
    case State::Escape:
        stepEscape(unit, isRepeated);
        break;
    case State::Swallow:
        m_state = State::Text;
        break;
    case State::Control:
        stepControl(unit, isRepeated);
        break;
    case State::StringEscape:
        if (unit == u'\\') {
            endString();
        } else { // An escape ends a string even without its backslash.
            endString();
            stepEscape(unit, isRepeated);
        }
        break;
    case State::String:
    case State::Text:
        stepString(unit);
        break;
    }
}

void TerminalGuard::stepEscape(char16_t unit, bool isRepeated)
{
    m_state = State::Text;
    m_sequence.clear();
    if (unit == u'[') {
        m_state = State::Control;
    } else if (unit == u']' || unit == u'P' || unit == u'_' || unit == u'^' || unit == u'X' || unit == u'k') {
        m_kind = unit;
        m_swallowed = 0;
        m_state = State::String;
    } else if (unit == escape) {
        m_state = State::Escape;
    } else if (unit == u'%' || unit == u'#' || unit == u' ') { // Other encodings, double-size lines.
        m_state = State::Swallow;
    } else if (unit == u'Z' && isRepeated) {
        return;
    } else if (unit > u' ' && unit < 0x7f) {
        m_passed += '\x1b';
        m_passed += char(unit);
    }
}

void TerminalGuard::stepControl(char16_t unit, bool isRepeated)
{
    if (unit == escape) {
        m_state = State::Escape;
    } else if (unit < u' ' && unit != enquiry) {
        m_passed += char(unit); // Emulators carry these out in the middle of a sequence.
    } else if (unit >= 0x40 && unit < 0x7f) {
        m_state = State::Text;
        if (isHarmless(unit, isRepeated)) {
            m_passed += "\x1b[" + m_sequence.toLatin1() + char(unit);
        }
    } else if (unit >= u' ' && unit < 0x40 && m_sequence.size() < sequenceLimit) {
        m_sequence += QChar(unit);
    } else if (unit >= 0x7f) {
        m_state = State::Text;
    }
}

bool TerminalGuard::isHarmless(char16_t final, bool isRepeated) const
{
    if (m_sequence.size() >= sequenceLimit || hasLargeNumber(m_sequence) || final == u't') {
        return false;
    }
    const bool asks = final == u'c' || final == u'n' || final == u'x' || (final == u'p' && m_sequence.contains(u'$')) ||
                      (final == u'q' && m_sequence.startsWith(u'>')) || (final == u'u' && m_sequence.startsWith(u'?'));
    if (asks && isRepeated) {
        return false;
    }
    if ((final == u'h' || final == u'l') && m_sequence.startsWith(u'?')) { // 132 columns would resize the window.
        const QList<QStringView> modes = QStringView(m_sequence).sliced(1).split(u';');
        return !modes.contains(u"3") && !modes.contains(u"40");
    }
    return true;
}

void TerminalGuard::stepString(char16_t unit)
{
    const bool isCommand = m_kind == u']';
    if (unit == escape) {
        m_state = State::StringEscape;
    } else if (unit == bell && isCommand) {
        endString();
    } else if (unit == u'\n' && isCommand) { // A program that died in the middle of one must not blind the terminal.
        m_passed += "\r\n";
        reset();
    } else if (++m_swallowed > stringLimit) {
        reset();
    } else if (m_sequence.size() < 4 * titleLimit) {
        m_sequence += QChar(unit);
    }
}

void TerminalGuard::endString()
{
    if (m_kind == u']' && (m_sequence.startsWith(u"0;") || m_sequence.startsWith(u"2;"))) {
        m_title = cleaned(QStringView(m_sequence).sliced(2));
    }
    reset();
}

} // namespace quire::ui
