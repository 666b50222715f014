// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonCursor.h"

#include "notebook/JsonText.h"

#include <QHash>
#include <QUtf8StringView>

#include <array>
#include <cstring>

namespace quire::notebook {

JsonCursor::JsonCursor(const JsonValue &container)
    : m_container(container),
      m_text(container.buffer().constData()),
      m_position(container.begin() + 1),
      m_end(container.end() - 1),
      m_isObject(container.isObject())
{
    if (!m_isObject && !container.isArray()) {
        m_position = m_end = 0;
    }
}

bool JsonCursor::next()
{
    m_position = skip(m_position, ',');
    if (m_position >= m_end) {
        return false;
    }
    if (m_isObject) {
        m_keyBegin = m_position;
        m_keyEnd = skipValue(m_position);
        m_position = skip(m_keyEnd, ':');
    }
    m_valueBegin = m_position;
    m_valueEnd = m_position = skipValue(m_position);
    return m_valueEnd > m_valueBegin;
}

QByteArrayView JsonCursor::rawKey() const
{
    return {m_text + m_keyBegin, m_keyEnd - m_keyBegin};
}

QString JsonCursor::key() const
{
    return decodeJsonString(rawKey());
}

bool JsonCursor::keyIs(QStringView key) const
{
    const QByteArrayView raw = rawKey();
    if (raw.size() < 2 || raw.contains('\\')) {
        return this->key() == key;
    }
    return QUtf8StringView(raw.sliced(1, raw.size() - 2)) == key;
}

qsizetype JsonCursor::skip(qsizetype position, char separator) const
{
    while (position < m_end) {
        const char c = m_text[position];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != separator) {
            break;
        }
        ++position;
    }
    return position;
}

qsizetype JsonCursor::skipString(qsizetype position) const
{
    qsizetype from = position + 1;
    while (from < m_end) {
        const void *found = std::memchr(m_text + from, '"', size_t(m_end - from));
        if (!found) {
            break;
        }
        const qsizetype quote = static_cast<const char *>(found) - m_text;
        qsizetype slash = quote;
        while (slash > position + 1 && m_text[slash - 1] == '\\') {
            --slash;
        }
        if ((quote - slash) % 2 == 0) {
            return quote + 1;
        }
        from = quote + 1;
    }
    return m_end;
}

qsizetype JsonCursor::skipContainer(qsizetype position) const
{
    static constexpr std::array<bool, 256> matters = [] {
        std::array<bool, 256> table{};
        for (const char c : {'"', '{', '}', '[', ']'}) {
            table[static_cast<unsigned char>(c)] = true;
        }
        return table;
    }();
    int depth = 0;
    while (position < m_end) {
        if (!matters[static_cast<unsigned char>(m_text[position])]) {
            ++position;
            continue;
        }
        switch (m_text[position]) {
        case '"':
            position = skipString(position);
            continue;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0) {
                return position + 1;
            }
            break;
        default:
            break;
        }
        ++position;
    }
    return m_end;
}

qsizetype JsonCursor::skipValue(qsizetype position) const
{
    switch (position < m_end ? m_text[position] : ' ') {
    case '"':
        return skipString(position);
    case '{':
    case '[':
        return skipContainer(position);
    default:
        while (position < m_end && !std::strchr(",]}: \n\r\t", m_text[position])) {
            ++position;
        }
        return position;
    }
}

QList<JsonMember> jsonMembers(const JsonValue &object)
{
    QList<JsonMember> members;
    QHash<QString, qsizetype> places;
    if (!object.isObject()) {
        return members;
    }
    JsonCursor cursor(object);
    while (cursor.next()) {
        const QString key = cursor.key();
        if (const auto place = places.constFind(key); place != places.constEnd()) {
            members[*place].value = cursor.value();
        } else {
            places.insert(key, members.size());
            members.append({key, cursor.value()});
        }
    }
    return members;
}

} // namespace quire::notebook
