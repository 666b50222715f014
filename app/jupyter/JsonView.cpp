// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/JsonView.h"

#include <algorithm>

namespace quire::jupyter {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool endsBareWord(char c)
{
    return c == ',' || c == '}' || c == ']' || c == ':' || c == '"' || isSpace(c);
}

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at])) {
        ++at;
    }
    return at;
}

/// Position after the string that begins at `at`, or -1.
qsizetype skipString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"') {
            return at + 1;
        }
        if (text[at] == '\\') {
            ++at;
        }
    }
    return -1;
}

/// Position after the object or array that begins at `at`, or -1. A bit per level says which bracket must close it.
qsizetype skipNested(QByteArrayView text, qsizetype at)
{
    QByteArray closers;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = skipString(text, at);
            if (at < 0) {
                return -1;
            }
            continue;
        }
        ++at;
        if (c == '{' || c == '[') {
            closers.append(c == '{' ? '}' : ']');
        } else if (c == '}' || c == ']') {
            if (!closers.endsWith(c)) {
                return -1;
            }
            closers.chop(1);
            if (closers.isEmpty()) {
                return at;
            }
        }
    }
    return -1;
}

qsizetype skipValue(QByteArrayView text, qsizetype at)
{
    if (at >= text.size()) {
        return -1;
    }
    if (text[at] == '"') {
        return skipString(text, at);
    }
    if (text[at] == '{' || text[at] == '[') {
        return skipNested(text, at);
    }
    const qsizetype start = at;
    while (at < text.size() && !endsBareWord(text[at])) {
        ++at;
    }
    return at > start ? at : -1;
}

int hexValue(QByteArrayView four)
{
    bool ok = false;
    const int value = four.toByteArray().toInt(&ok, 16);
    return ok ? value : -1;
}

/// Appends the character an escape stands for; returns how many bytes after the backslash it took, or -1.
qsizetype unescape(QByteArrayView rest, QString &out)
{
    static constexpr QByteArrayView from("\"\\/bfnrt");
    static constexpr QByteArrayView to("\"\\/\b\f\n\r\t");
    if (rest.isEmpty()) {
        return -1;
    }
    if (rest[0] == 'u') {
        const int code = rest.size() >= 5 ? hexValue(rest.sliced(1, 4)) : -1;
        out.append(QChar(char16_t(std::max(code, 0))));
        return code < 0 ? -1 : 5;
    }
    const qsizetype which = from.indexOf(rest[0]);
    if (which < 0) {
        return -1;
    }
    out.append(QLatin1Char(to[which]));
    return 1;
}

} // namespace

JsonView::JsonView(QByteArrayView object) : m_text(object)
{
    m_at = skipSpace(m_text, 0);
    m_valid = m_at < m_text.size() && m_text[m_at] == '{';
    ++m_at;
}

std::optional<JsonView::Member> JsonView::next()
{
    if (!m_valid || m_done) {
        return {};
    }
    m_at = skipSpace(m_text, m_at);
    if (m_at < m_text.size() && m_text[m_at] == '}') {
        m_done = true;
        m_valid = skipSpace(m_text, m_at + 1) == m_text.size();
        return {};
    }
    m_valid = false;
    if (!m_first) {
        if (m_at >= m_text.size() || m_text[m_at] != ',') {
            return {};
        }
        m_at = skipSpace(m_text, m_at + 1);
    }
    m_first = false;
    if (m_at >= m_text.size() || m_text[m_at] != '"') {
        return {};
    }
    const qsizetype keyStart = m_at + 1;
    const qsizetype keyEnd = skipString(m_text, m_at);
    const qsizetype colon = keyEnd < 0 ? m_text.size() : skipSpace(m_text, keyEnd);
    if (colon >= m_text.size() || m_text[colon] != ':') {
        return {};
    }
    const qsizetype valueStart = skipSpace(m_text, colon + 1);
    m_at = skipValue(m_text, valueStart);
    m_valid = m_at >= 0;
    if (!m_valid) {
        return {};
    }
    return Member{m_text.sliced(keyStart, keyEnd - 1 - keyStart), m_text.sliced(valueStart, m_at - valueStart)};
}

QByteArrayView JsonView::find(QByteArrayView object, QByteArrayView key)
{
    JsonView view(object);
    while (const auto member = view.next()) {
        if (member->key == key) {
            return member->value;
        }
    }
    return {};
}

std::optional<QString> JsonView::string(QByteArrayView value)
{
    if (value.size() < 2 || value[0] != '"' || !value.endsWith('"')) {
        return {};
    }
    const QByteArrayView inside = value.sliced(1, value.size() - 2);
    QString out;
    out.reserve(inside.size());
    qsizetype at = 0;
    while (at < inside.size()) {
        const qsizetype slash = inside.indexOf('\\', at);
        const qsizetype plainEnd = slash < 0 ? inside.size() : slash;
        out.append(QString::fromUtf8(inside.sliced(at, plainEnd - at)));
        if (slash < 0) {
            break;
        }
        const qsizetype took = unescape(inside.sliced(slash + 1), out);
        if (took < 0) {
            return {};
        }
        at = slash + 1 + took;
    }
    return out;
}

std::optional<QByteArray> JsonView::utf8(QByteArrayView value)
{
    if (value.size() >= 2 && value[0] == '"' && value.endsWith('"') && !value.contains('\\')) {
        return value.sliced(1, value.size() - 2).toByteArray();
    }
    const auto text = string(value);
    return text ? std::optional(text->toUtf8()) : std::nullopt;
}

std::optional<int> JsonView::integer(QByteArrayView value)
{
    bool ok = false;
    const int number = value.toByteArray().toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QByteArray JsonView::quoted(const QString &text)
{
    return quotedUtf8(text.toUtf8());
}

QByteArray JsonView::quotedUtf8(QByteArrayView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    QByteArray out;
    out.reserve(text.size() + text.size() / 8 + 2);
    out.append('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c == '\n') {
            out.append("\\n");
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out.append("\\u00").append(hex[c >> 4]).append(hex[c & 15]);
        } else {
            out.append(c);
        }
    }
    return out.append('"');
}

std::optional<QList<QByteArrayView>> JsonView::elements(QByteArrayView array)
{
    if (array.size() < 2 || array[0] != '[' || !array.endsWith(']')) {
        return {};
    }
    const QByteArrayView inside = array.sliced(1, array.size() - 2);
    QList<QByteArrayView> found;
    qsizetype at = skipSpace(inside, 0);
    while (at < inside.size()) {
        const qsizetype end = skipValue(inside, at);
        if (end < 0) {
            return {};
        }
        found.append(inside.sliced(at, end - at));
        at = skipSpace(inside, end);
        if (at == inside.size()) {
            return found;
        }
        if (inside[at] != ',') {
            return {};
        }
        at = skipSpace(inside, at + 1);
        if (at == inside.size()) {
            return {};
        }
    }
    return found;
}

} // namespace quire::jupyter
