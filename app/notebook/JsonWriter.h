// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonStyle.h"

namespace quire::notebook {

/// Lays out JSON in a style.
class JsonWriter
{
public:
    enum class Numbers { AsWritten, AsPython };

    /// Slices of `verbatim` are copied as they are, so they must go back to the depth they came from; everything else
    /// is laid out anew. `depth`: how many containers the text will stand in.
    explicit JsonWriter(const JsonStyle &style, const QByteArray &verbatim = {}, Numbers numbers = Numbers::AsWritten,
                        int depth = 0);

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    void key(QStringView key);
    void value(const JsonValue &value);
    /// As one string.
    void string(QStringView text);
    /// As nbformat's multi-line text: a list of lines, or one string if that is the style.
    void text(QStringView text);
    /// Already laid out for here.
    void raw(QByteArrayView json);

    bool isVerbatim(const JsonValue &value) const;
    const JsonStyle &style() const { return m_style; }
    int depth() const { return m_depth; }
    /// In the order the style wants, each key once.
    QList<struct JsonMember> ordered(const JsonValue &object) const;
    QByteArray take() { return std::exchange(m_out, {}); }

private:
    void begin(char bracket);
    void end(char bracket);
    void beforeItem();
    void layOut(const JsonValue &value);

    JsonStyle m_style;
    QByteArray m_verbatim;
    Numbers m_numbers;
    int m_depth;
    QByteArray m_out;
    bool m_isEmpty = true;
    bool m_hasKey = true;
};

} // namespace quire::notebook
