// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace quire::jupyter {

/// Walks the members of a JSON object without parsing what is in them: each value is the slice of text it was written
/// as. Never recurses, so nesting cannot overflow the stack. Accepts NaN and numbers of any size.
class JsonView
{
public:
    struct Member
    {
        /// Without quotes, escapes as written.
        QByteArrayView key;
        QByteArrayView value;
    };

    /// `object` must outlive the view. Leading and trailing white space is fine.
    explicit JsonView(QByteArrayView object);

    /// The next member; none at the end or at a mistake, see isValid().
    std::optional<Member> next();
    /// False once something was not JSON.
    bool isValid() const { return m_valid; }

    /// Raw value of `key` in `object`, empty if there is none.
    static QByteArrayView find(QByteArrayView object, QByteArrayView key);
    /// The text of a JSON string; nothing for any other value.
    static std::optional<QString> string(QByteArrayView value);
    /// The same in UTF-8.
    static std::optional<QByteArray> utf8(QByteArrayView value);
    /// An integer; nothing for any other value.
    static std::optional<int> integer(QByteArrayView value);
    static bool isTrue(QByteArrayView value) { return value == "true"; }
    static bool isObject(QByteArrayView value) { return value.startsWith('{') && value.endsWith('}'); }
    /// `text` as a JSON string with its quotes.
    static QByteArray quoted(const QString &text);
    /// The same for UTF-8, which must be valid.
    static QByteArray quotedUtf8(QByteArrayView text);
    /// Elements of a JSON array, as written; nothing for any other value or a broken one.
    static std::optional<QList<QByteArrayView>> elements(QByteArrayView array);

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_valid = true;
    bool m_first = true;
    bool m_done = false;
};

} // namespace quire::jupyter
