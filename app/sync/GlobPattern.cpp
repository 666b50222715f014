// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/GlobPattern.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace quire::sync {

namespace {

/// Whether `c` is one of "[[:word:]]", in ASCII; nothing when there is no such word.
std::optional<bool> isOfClass(QByteArrayView word, unsigned char c)
{
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    const bool graph = c > 0x20 && c < 0x7f;
    const std::array<std::pair<const char *, bool>, 12> classes{{
        {"alnum", upper || lower || digit},
        {"alpha", upper || lower},
        {"blank", c == ' ' || c == '\t'},
        {"cntrl", c < 0x20 || c == 0x7f},
        {"digit", digit},
        {"graph", graph},
        {"lower", lower},
        {"print", graph || c == ' '},
        {"punct", graph && !upper && !lower && !digit},
        {"space", c == ' ' || (c >= '\t' && c <= '\r')},
        {"upper", upper},
        {"xdigit", digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')},
    }};
    for (const auto &[name, holds] : classes) {
        if (word == name) {
            return holds;
        }
    }
    return std::nullopt;
}

/// Reads one "[…]" and says whether a character is in it.
class Bracket
{
public:
    /// `at` is after the opening bracket.
    Bracket(QByteArrayView glob, qsizetype at, unsigned char c) : m_glob(glob), m_at(at), m_c(c) {}

    /// Nothing when it never ends.
    std::optional<bool> read()
    {
        const bool negated = m_at < m_glob.size() && (m_glob.at(m_at) == '!' || m_glob.at(m_at) == '^');
        m_at += negated ? 1 : 0;
        bool found = false;
        for (bool first = true; m_at < m_glob.size(); first = false) {
            if (m_glob.at(m_at) == ']' && !first) {
                ++m_at;
                return found != negated;
            }
            const std::optional<bool> holds = readItem();
            if (!holds) {
                return std::nullopt;
            }
            found |= *holds;
        }
        return std::nullopt;
    }
    /// After the closing bracket.
    qsizetype end() const { return m_at; }

private:
    std::optional<bool> readItem()
    {
        if (m_glob.sliced(m_at).startsWith("[:")) {
            const qsizetype close = m_glob.indexOf(']', m_at + 2);
            if (close < 0) {
                return std::nullopt;
            }
            if (close >= m_at + 3 && m_glob.at(close - 1) == ':') {
                const QByteArrayView word = m_glob.sliced(m_at + 2, close - m_at - 3);
                m_at = close + 1;
                return isOfClass(word, m_c);
            }
        }
        const std::optional<unsigned char> low = readCharacter();
        const bool isRange = low && m_at + 1 < m_glob.size() && m_glob.at(m_at) == '-' && m_glob.at(m_at + 1) != ']';
        if (!isRange) {
            return low ? std::optional(*low == m_c) : std::nullopt;
        }
        ++m_at;
        const std::optional<unsigned char> high = readCharacter();
        return high ? std::optional(*low <= m_c && m_c <= *high) : std::nullopt;
    }

    std::optional<unsigned char> readCharacter()
    {
        m_at += m_glob.at(m_at) == '\\' ? 1 : 0;
        return m_at < m_glob.size() ? std::optional(static_cast<unsigned char>(m_glob.at(m_at++))) : std::nullopt;
    }

    QByteArrayView m_glob;
    qsizetype m_at;
    unsigned char m_c;
};

/// Tries each pair of places once at most, so that no pattern takes much more than its length times that of the text.
class Matcher
{
public:
    Matcher(QByteArrayView glob, QByteArrayView text)
        : m_glob(glob), m_text(text), m_failed(std::size_t((glob.size() + 1) * (text.size() + 1)), false)
    {
    }

    bool matches(qsizetype glob, qsizetype text)
    {
        if (m_failed[place(glob, text)]) {
            return false;
        }
        const bool found = tryAt(glob, text);
        m_failed[place(glob, text)] = !found;
        return found;
    }

private:
    std::size_t place(qsizetype glob, qsizetype text) const { return std::size_t(glob * (m_text.size() + 1) + text); }

    bool tryAt(qsizetype glob, qsizetype text)
    {
        if (glob == m_glob.size()) {
            return text == m_text.size();
        }
        if (m_glob.at(glob) == '*') {
            return tryStars(glob, text);
        }
        if (text == m_text.size()) {
            return false;
        }
        const char c = m_text.at(text);
        if (m_glob.at(glob) == '?') {
            return c != '/' && matches(glob + 1, text + 1);
        }
        if (m_glob.at(glob) == '[') {
            Bracket bracket(m_glob, glob + 1, static_cast<unsigned char>(c));
            return bracket.read().value_or(false) && c != '/' && matches(bracket.end(), text + 1);
        }
        const qsizetype literal = m_glob.at(glob) == '\\' ? glob + 1 : glob;
        return literal < m_glob.size() && m_glob.at(literal) == c && matches(literal + 1, text + 1);
    }

    bool tryStars(qsizetype glob, qsizetype text)
    {
        qsizetype end = glob;
        while (end < m_glob.size() && m_glob.at(end) == '*') {
            ++end;
        }
        const bool begins = glob == 0 || m_glob.at(glob - 1) == '/';
        const bool isDeep = end - glob >= 2 && begins && (end == m_glob.size() || m_glob.at(end) == '/');
        if (isDeep && end < m_glob.size() && matches(end + 1, text)) {
            return true; // "**/" is no folder at all, too.
        }
        for (qsizetype at = text;; ++at) {
            if (matches(end, at)) {
                return true;
            }
            if (at == m_text.size() || (!isDeep && m_text.at(at) == '/')) {
                return false;
            }
            m_failed[place(glob, at + 1)] = true; // These stars from there on: part of what is tried here.
        }
    }

    QByteArrayView m_glob;
    QByteArrayView m_text;
    std::vector<bool> m_failed;
};

} // namespace

bool globMatches(QByteArrayView glob, QByteArrayView text)
{
    return Matcher(glob, text).matches(0, 0);
}

} // namespace quire::sync
