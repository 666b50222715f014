// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace quire::notebook {

/// A piece of JSON that keeps its own text: numbers, key order, spacing and escapes stay as they were written.
///
/// It is a slice of a shared buffer, so copying costs nothing and a value read from a file holds that file's bytes.
/// Nothing is decoded before it is asked for, and nothing is cached: safe to read from several threads.
/// Immutable; with() and without() make changed copies. Of keys that occur twice the last one counts, as in Python.
class JsonValue
{
public:
    enum class Type { Null, Bool, Number, String, Array, Object };

    /// Null.
    JsonValue() = default;
    /// Checks `json` wholly. ErrorKind::Format with line and column in words. NaN, Infinity and -Infinity are numbers.
    static Result<JsonValue> parse(const QByteArray &json);
    /// The slice [begin, end) of `buffer`, which the caller knows to be one JSON value without space around it.
    static JsonValue slice(const QByteArray &buffer, qsizetype begin, qsizetype end);
    static JsonValue fromString(const QString &text);
    static JsonValue fromBool(bool value);
    static JsonValue fromInt(int value);
    static JsonValue fromItems(const QList<JsonValue> &items);
    static JsonValue emptyObject();

    Type type() const;
    bool isNull() const { return type() == Type::Null; }
    bool isString() const { return type() == Type::String; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }

    /// Of a string; else empty.
    QString toString() const;
    /// A string or an array of strings: nbformat's multi-line text.
    bool isText() const;
    /// Of such a text, an array joined without anything between.
    QString toText() const;
    bool toBool(bool fallback = false) const;
    /// Of a whole number that fits.
    std::optional<int> toInt() const;

    /// Keys of an object in their order, each once.
    QStringList keys() const;
    /// What an object has under `key`; null when there is none.
    JsonValue value(QStringView key) const;
    /// value() of value(): `metadata.at({u"jupyter", u"source_hidden"})`.
    JsonValue at(std::initializer_list<QStringView> path) const;
    bool contains(QStringView key) const;
    /// This object with `key` set: in place when it is there, else at the end. Anything else than an object is taken as
    /// {}.
    JsonValue with(QStringView key, const JsonValue &value) const;
    JsonValue without(QStringView key) const;
    /// The items of an array.
    QList<JsonValue> items() const;

    /// The JSON text itself.
    QByteArrayView raw() const;
    /// The buffer raw() lies in, and where; for writers that copy untouched text.
    const QByteArray &buffer() const { return m_buffer; }
    qsizetype begin() const { return m_begin; }
    qsizetype end() const { return m_end; }

    /// Same text, byte for byte.
    bool operator==(const JsonValue &other) const { return raw() == other.raw(); }

private:
    JsonValue(const QByteArray &buffer, qsizetype begin, qsizetype end) : m_buffer(buffer), m_begin(begin), m_end(end)
    {
    }

    QByteArray m_buffer;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

} // namespace quire::notebook
