// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonValue.h"

#include "notebook/JsonCheck.h"
#include "notebook/JsonCursor.h"
#include "notebook/JsonText.h"

#include <algorithm>

namespace quire::notebook {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

JsonValue whole(const QByteArray &json)
{
    return JsonValue::slice(json, 0, json.size());
}

JsonValue fromMembers(const QList<JsonMember> &members)
{
    QByteArray json = "{";
    for (const JsonMember &member : members) {
        json.append(json.size() > 1 ? "," : "");
        encodeJsonString(json, member.key);
        json.append(':').append(member.value.raw());
    }
    return whole(json + '}');
}

} // namespace

Result<JsonValue> JsonValue::parse(const QByteArray &json)
{
    // A copy when `json` borrows its bytes: the check needs a zero after the end, the slices need an owner.
    const QByteArray owned = json.capacity() > 0 ? json : QByteArray(json.constData(), json.size());
    if (auto checked = checkJson(owned); !checked) {
        return Failure(checked.error());
    }
    qsizetype begin = 0;
    qsizetype end = owned.size();
    while (isSpace(owned.at(begin))) {
        ++begin;
    }
    while (isSpace(owned.at(end - 1))) {
        --end;
    }
    return slice(owned, begin, end);
}

JsonValue JsonValue::slice(const QByteArray &buffer, qsizetype begin, qsizetype end)
{
    return {buffer, begin, end};
}

JsonValue JsonValue::fromString(const QString &text)
{
    QByteArray json;
    encodeJsonString(json, text);
    return whole(json);
}

JsonValue JsonValue::fromBool(bool value)
{
    return whole(value ? "true" : "false");
}

JsonValue JsonValue::fromInt(int value)
{
    return whole(QByteArray::number(value));
}

JsonValue JsonValue::fromItems(const QList<JsonValue> &items)
{
    QByteArray json = "[";
    for (const JsonValue &item : items) {
        json.append(json.size() > 1 ? "," : "").append(item.raw());
    }
    return whole(json + ']');
}

JsonValue JsonValue::emptyObject()
{
    return whole("{}");
}

JsonValue::Type JsonValue::type() const
{
    switch (raw().front()) {
    case '"':
        return Type::String;
    case '{':
        return Type::Object;
    case '[':
        return Type::Array;
    case 't':
    case 'f':
        return Type::Bool;
    case 'n':
        return Type::Null;
    default:
        return Type::Number;
    }
}

QByteArrayView JsonValue::raw() const
{
    return m_end > m_begin ? QByteArrayView(m_buffer.constData() + m_begin, m_end - m_begin) : QByteArrayView("null");
}

QString JsonValue::toString() const
{
    return isString() ? decodeJsonString(raw()) : QString();
}

bool JsonValue::isText() const
{
    if (!isArray()) {
        return isString();
    }
    JsonCursor cursor(*this);
    while (cursor.next()) {
        if (!cursor.value().isString()) {
            return false;
        }
    }
    return true;
}

QString JsonValue::toText() const
{
    if (!isArray()) {
        return toString();
    }
    QList<QByteArrayView> lines;
    JsonCursor cursor(*this);
    while (cursor.next()) {
        if (const JsonValue item = cursor.value(); item.isString()) {
            lines.append(item.raw());
        }
    }
    return decodeJsonStrings(lines);
}

bool JsonValue::toBool(bool fallback) const
{
    return type() == Type::Bool ? raw().front() == 't' : fallback;
}

std::optional<int> JsonValue::toInt() const
{
    bool ok = false;
    const int number = raw().toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QStringList JsonValue::keys() const
{
    QStringList keys;
    const QList<JsonMember> members = jsonMembers(*this);
    for (const JsonMember &member : members) {
        keys.append(member.key);
    }
    return keys;
}

JsonValue JsonValue::value(QStringView key) const
{
    JsonValue found;
    if (isObject()) {
        JsonCursor cursor(*this);
        while (cursor.next()) {
            if (cursor.keyIs(key)) {
                found = cursor.value();
            }
        }
    }
    return found;
}

JsonValue JsonValue::at(std::initializer_list<QStringView> path) const
{
    JsonValue found = *this;
    for (const QStringView key : path) {
        found = found.value(key);
    }
    return found;
}

bool JsonValue::contains(QStringView key) const
{
    if (isObject()) {
        JsonCursor cursor(*this);
        while (cursor.next()) {
            if (cursor.keyIs(key)) {
                return true;
            }
        }
    }
    return false;
}

JsonValue JsonValue::with(QStringView key, const JsonValue &value) const
{
    QList<JsonMember> members = jsonMembers(*this);
    const auto place = std::ranges::find(members, key, &JsonMember::key);
    if (place != members.end()) {
        place->value = value;
    } else {
        members.append({key.toString(), value});
    }
    return fromMembers(members);
}

JsonValue JsonValue::without(QStringView key) const
{
    QList<JsonMember> members = jsonMembers(*this);
    return members.removeIf([&](const JsonMember &member) { return member.key == key; }) > 0 ? fromMembers(members)
                                                                                             : *this;
}

QList<JsonValue> JsonValue::items() const
{
    QList<JsonValue> items;
    if (isArray()) {
        JsonCursor cursor(*this);
        while (cursor.next()) {
            items.append(cursor.value());
        }
    }
    return items;
}

} // namespace quire::notebook
