// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

namespace quire::notebook {

/// Steps through the members of one object or array: `while (cursor.next()) { cursor.key(); cursor.value(); }`.
///
/// Goes over text that was checked before (JsonValue::parse, checkJson) and never leaves the container's slice whatever
/// it holds. Looks only at what it passes.
class JsonCursor
{
public:
    /// Anything but an object or array has no members. `container` must outlive the cursor.
    explicit JsonCursor(const JsonValue &container);

    bool next();
    bool keyIs(QStringView key) const;
    QString key() const;
    /// The key as written, with its quotes.
    QByteArrayView rawKey() const;
    qsizetype keyBegin() const { return m_keyBegin; }
    qsizetype keyEnd() const { return m_keyEnd; }
    JsonValue value() const { return JsonValue::slice(m_container.buffer(), m_valueBegin, m_valueEnd); }

private:
    qsizetype skip(qsizetype position, char separator) const;
    qsizetype skipString(qsizetype position) const;
    qsizetype skipContainer(qsizetype position) const;
    qsizetype skipValue(qsizetype position) const;

    const JsonValue &m_container;
    const char *m_text;
    qsizetype m_position;
    qsizetype m_end;
    bool m_isObject;
    qsizetype m_keyBegin = 0;
    qsizetype m_keyEnd = 0;
    qsizetype m_valueBegin = 0;
    qsizetype m_valueEnd = 0;
};

struct JsonMember
{
    QString key;
    JsonValue value;
};

/// The members of an object in their order, each key once: where it first stands, with what it last is.
QList<JsonMember> jsonMembers(const JsonValue &object);

} // namespace quire::notebook
