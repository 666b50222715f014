// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/JsonLines.h"

#include <algorithm>

namespace quire::render {

using notebook::JsonValue;

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Goes through JSON that is known to be well formed, value by value; stops at the end whatever it meets.
class LineWalker
{
public:
    explicit LineWalker(const JsonValue &value) : m_value(value), m_raw(value.raw()) {}

    /// To the next value; false behind the last one.
    bool next()
    {
        m_key.clear();
        if (!skipToValue()) {
            return false;
        }
        if (!m_inside.empty()) {
            ++m_inside.back().index;
            if (m_inside.back().isObject) {
                readKey();
            }
        }
        const qsizetype begin = m_at;
        m_depth = m_inside.size();
        const char first = peek();
        if (first == '{' || first == '[') {
            m_inside.push_back({first == '{', -1});
            ++m_at;
        } else {
            skipScalar();
        }
        m_line = lineOf(begin, first);
        return true;
    }

    const QString &line() const { return m_line; }
    std::vector<qsizetype> path() const
    {
        std::vector<qsizetype> path(m_depth);
        std::ranges::transform(m_inside.begin(), m_inside.begin() + qsizetype(m_depth), path.begin(), &Level::index);
        return path;
    }

private:
    struct Level
    {
        bool isObject;
        qsizetype index;
    };

    char peek() const { return m_at < m_raw.size() ? m_raw.at(m_at) : '\0'; }

    bool skipToValue()
    {
        while (m_at < m_raw.size()) {
            const char c = peek();
            if (c == '}' || c == ']') {
                if (m_inside.empty()) {
                    return false;
                }
                m_inside.pop_back();
            } else if (c != ',' && !isSpace(c)) {
                return true;
            }
            ++m_at;
        }
        return false;
    }

    void readKey()
    {
        const qsizetype begin = m_at;
        skipString();
        m_key = slice(begin).toString();
        while (m_at < m_raw.size() && (isSpace(peek()) || peek() == ':')) {
            ++m_at;
        }
    }

    void skipString()
    {
        for (++m_at; m_at < m_raw.size() && peek() != '"'; ++m_at) {
            m_at += peek() == '\\' ? 1 : 0;
        }
        m_at = std::min(m_at + 1, m_raw.size());
    }

    void skipScalar()
    {
        if (peek() == '"') {
            skipString();
            return;
        }
        while (m_at < m_raw.size() && peek() != ',' && peek() != '}' && peek() != ']' && !isSpace(peek())) {
            ++m_at;
        }
    }

    JsonValue slice(qsizetype begin) const
    {
        return m_value.buffer().isEmpty()
                   ? m_value // the default null
                   : JsonValue::slice(m_value.buffer(), m_value.begin() + begin, m_value.begin() + m_at);
    }

    /// A bracket stands for all that is inside.
    QString lineOf(qsizetype begin, char first) const
    {
        return JsonLines::line(m_key, first == '{' || first == '[' ? JsonValue::emptyObject() : slice(begin));
    }

    const JsonValue &m_value;
    QByteArrayView m_raw;
    qsizetype m_at = 0;
    std::vector<Level> m_inside;
    std::size_t m_depth = 0; ///< Of the value the line is of.
    QString m_key;
    QString m_line;
};

} // namespace

QString JsonLines::line(const QString &key, const JsonValue &value)
{
    QString name = key;
    name.replace(u'\n', u' ');
    if (value.isObject() || value.isArray()) {
        return name;
    }
    const QString shown = QString::fromUtf8(value.raw());
    return name.isEmpty() ? shown : name + QStringLiteral(": ") + shown;
}

QString JsonLines::text(const JsonValue &value)
{
    QString all;
    for (LineWalker walker(value); walker.next();) {
        all += walker.line() + u'\n';
    }
    return all;
}

std::optional<JsonLines::Place> JsonLines::placeOf(const JsonValue &value, qsizetype position)
{
    for (LineWalker walker(value); walker.next();) {
        if (position <= walker.line().size()) {
            return Place{walker.path(), position};
        }
        position -= walker.line().size() + 1;
    }
    return {};
}

} // namespace quire::render
