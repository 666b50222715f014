// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/BundleText.h"

#include <algorithm>

namespace quire::render {

namespace {

/// Length of the character or escape a JSON string has at `at`.
qsizetype stepAt(QByteArrayView raw, qsizetype at)
{
    const auto byte = uchar(raw.at(at));
    if (byte == '\\') {
        return at + 1 < raw.size() && raw.at(at + 1) == 'u' ? 6 : 2;
    }
    return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

} // namespace

QString beginningOf(const notebook::MimeBundle &data, QStringView mimeType, qsizetype bytes)
{
    const notebook::JsonValue value = data.toJson().value(mimeType);
    const QByteArrayView raw = value.raw();
    if (raw.size() <= bytes || !(value.isString() || value.isArray())) {
        return data.text(mimeType);
    }
    const bool isLines = value.isArray();
    bool inString = false;
    qsizetype at = 0;
    qsizetype whole = 0; // behind the last line that is all there
    while (at < bytes) {
        if (!inString) {
            inString = raw.at(at) == '"';
            ++at;
        } else if (raw.at(at) == '"') {
            inString = false;
            whole = ++at;
        } else if (at + stepAt(raw, at) > bytes) {
            break;
        } else {
            at += stepAt(raw, at);
        }
    }
    const QByteArray cut = isLines ? (whole > 0 ? raw.first(whole).toByteArray() + ']' : QByteArray("[]"))
                                   : raw.first(at).toByteArray() + '"';
    return notebook::JsonValue::slice(cut, 0, cut.size()).toText();
}

} // namespace quire::render
