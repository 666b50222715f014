// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonWriter.h"

#include "notebook/JsonCursor.h"
#include "notebook/JsonText.h"

#include <algorithm>

namespace quire::notebook {

namespace {

bool isPlainAscii(QByteArrayView token)
{
    return std::ranges::all_of(token, [](char c) { return c >= ' ' && c < 0x7f && c != '\\'; });
}

} // namespace

JsonWriter::JsonWriter(const JsonStyle &style, const QByteArray &verbatim, Numbers numbers, int depth)
    : m_style(style), m_verbatim(verbatim), m_numbers(numbers), m_depth(depth)
{
}

void JsonWriter::begin(char bracket)
{
    beforeItem();
    m_out.append(bracket);
    ++m_depth;
    m_isEmpty = true;
    m_hasKey = false;
}

void JsonWriter::end(char bracket)
{
    --m_depth;
    if (!m_isEmpty) {
        m_out.append(m_style.lineBreak(m_depth));
    }
    m_out.append(bracket);
    m_isEmpty = false;
}

void JsonWriter::beforeItem()
{
    // The value after a key stands right behind it, and so does the outermost one.
    if (std::exchange(m_hasKey, false)) {
        return;
    }
    if (!m_isEmpty) {
        m_out.append(m_style.comma);
    }
    m_out.append(m_style.lineBreak(m_depth));
    m_isEmpty = false;
}

void JsonWriter::key(QStringView key)
{
    beforeItem();
    encodeJsonString(m_out, key, m_style.asciiOnly);
    m_out.append(m_style.colon);
    m_hasKey = true;
}

void JsonWriter::raw(QByteArrayView json)
{
    beforeItem();
    m_out.append(json);
}

void JsonWriter::string(QStringView text)
{
    beforeItem();
    encodeJsonString(m_out, text, m_style.asciiOnly);
}

void JsonWriter::text(QStringView text)
{
    if (!m_style.linesAsList) {
        string(text);
        return;
    }
    beginArray();
    const QList<QStringView> lines = splitLines(text);
    for (const QStringView line : lines) {
        string(line);
    }
    endArray();
}

bool JsonWriter::isVerbatim(const JsonValue &value) const
{
    return !m_verbatim.isEmpty() && value.buffer().constData() == m_verbatim.constData();
}

void JsonWriter::value(const JsonValue &value)
{
    if (isVerbatim(value)) {
        raw(value.raw());
    } else {
        layOut(value);
    }
}

QList<JsonMember> JsonWriter::ordered(const JsonValue &object) const
{
    QList<JsonMember> members = jsonMembers(object);
    if (m_style.sortedKeys) {
        // UTF-8 sorts by code point as Python does; UTF-16 would not.
        std::ranges::stable_sort(members, {}, [](const JsonMember &member) { return member.key.toUtf8(); });
    }
    return members;
}

void JsonWriter::layOut(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Object: {
        beginObject();
        const QList<JsonMember> members = ordered(value);
        for (const JsonMember &member : members) {
            key(member.key);
            this->value(member.value);
        }
        endObject();
        break;
    }
    case JsonValue::Type::Array: {
        beginArray();
        JsonCursor cursor(value);
        while (cursor.next()) {
            this->value(cursor.value());
        }
        endArray();
        break;
    }
    case JsonValue::Type::String:
        if (isPlainAscii(value.raw())) {
            raw(value.raw());
        } else {
            string(value.toString());
        }
        break;
    case JsonValue::Type::Number:
        raw(m_numbers == Numbers::AsPython ? QByteArrayView(pythonNumber(value.raw())) : value.raw());
        break;
    default:
        raw(value.raw());
    }
}

} // namespace quire::notebook
