// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

namespace quire::notebook {

/// One thing in several forms, by MIME type: what a display shows, or what is attached to a Markdown cell.
/// Everything is decoded when asked for, each time: keep what you need twice.
class MimeBundle
{
public:
    MimeBundle() = default;
    explicit MimeBundle(const JsonValue &object) : m_object(object) {}

    bool isEmpty() const { return mimeTypes().isEmpty(); }
    /// In the order of the file or message.
    QStringList mimeTypes() const { return m_object.keys(); }
    bool contains(QStringView mimeType) const { return m_object.contains(mimeType); }
    /// Text of a text type; for JSON types the JSON text itself. Lines are joined.
    QString text(QStringView mimeType) const;
    /// Bytes: base64 is decoded for what is not text (image/png, application/pdf…); else the text in UTF-8.
    QByteArray bytes(QStringView mimeType) const;
    /// Length in bytes of the encoded form, without decoding it.
    qsizetype encodedSize(QStringView mimeType) const { return m_object.value(mimeType).raw().size(); }
    const JsonValue &toJson() const { return m_object; }

    /// True for types whose value is text rather than base64: text/*, SVG, JavaScript, LaTeX, JSON and XML.
    static bool isText(QStringView mimeType);
    /// True for application/json and application/*+json.
    static bool isJson(QStringView mimeType);

    bool operator==(const MimeBundle &) const = default;

private:
    JsonValue m_object;
};

} // namespace quire::notebook
