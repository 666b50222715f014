// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace quire::session {

/// How characters are stored. Each gives back exactly the bytes it was read from.
enum class TextEncoding { Utf8, Utf8WithMark, Utf16LittleEndian, Utf16BigEndian, Latin1, Gb18030 };

/// What new lines get; those of the file stay as they are.
enum class LineEnd { Unix, Windows, Mac };

struct DecodedText
{
    QString text;
    TextEncoding encoding = TextEncoding::Utf8;
    LineEnd lineEnd = LineEnd::Unix; ///< What most lines end with.
};

/// Reads and writes the bytes of text files.
struct TextFormat
{
    Q_DECLARE_TR_FUNCTIONS(quire::session::TextFormat)

public:
    /// By its mark, as UTF-8 where that fits, else as GB 18030 where `prefersGb18030` and it fits, else as Latin-1;
    /// or as `wanted`. ErrorKind::Unsupported for what is no text, or not text in that encoding.
    static Result<DecodedText> decode(const QByteArray &bytes, bool prefersGb18030,
                                      std::optional<TextEncoding> wanted = {});
    /// ErrorKind::Unsupported when the encoding has no place for some character.
    static Result<QByteArray> encode(const QString &text, TextEncoding encoding);

    /// What most lines end with; of a text without any, as on Unix.
    static LineEnd lineEndOf(const QString &text);
    /// All, the usual ones first.
    static QList<TextEncoding> encodings();
    /// "UTF-8", the same in every language.
    static QString name(TextEncoding encoding);
};

} // namespace quire::session
