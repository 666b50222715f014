// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace quire::notebook {

/// A JSON string token, quotes included, as text. Lone surrogates stay what they are.
QString decodeJsonString(QByteArrayView token);
/// Several tokens as one text.
QString decodeJsonStrings(const QList<QByteArrayView> &tokens);

/// Adds `text` as a JSON string token, escaped as Python's json does; with `asciiOnly` also all above 0x7e.
/// A lone surrogate is always escaped, for UTF-8 cannot hold it.
void encodeJsonString(QByteArray &out, QStringView text, bool asciiOnly = false);

/// A JSON number token as Python would write it back: whole numbers of any size stay, others are repr(float(token)).
QByteArray pythonNumber(QByteArrayView token);

/// Where Python's str.splitlines(True) cuts; the pieces joined are `text` again.
QList<QStringView> splitLines(QStringView text);

/// Line and column, both from 1, of a byte offset in UTF-8 text. Columns count characters.
struct TextPosition
{
    int line = 1;
    int column = 1;
};
TextPosition textPosition(QByteArrayView text, qsizetype offset);

} // namespace quire::notebook
