// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/TextFormat.h"

#include <QStringConverter>

#include <algorithm>

namespace quire::session {

namespace {

constexpr QByteArrayView utf8Mark("\xef\xbb\xbf", 3);
constexpr QByteArrayView littleEndianMark("\xff\xfe", 2);
constexpr QByteArrayView bigEndianMark("\xfe\xff", 2);

QByteArrayView markOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8WithMark:
        return utf8Mark;
    case TextEncoding::Utf16LittleEndian:
        return littleEndianMark;
    case TextEncoding::Utf16BigEndian:
        return bigEndianMark;
    default:
        return {};
    }
}

const char *converterName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8WithMark:
        return "UTF-8";
    case TextEncoding::Utf16LittleEndian:
        return "UTF-16LE";
    case TextEncoding::Utf16BigEndian:
        return "UTF-16BE";
    case TextEncoding::Latin1:
        return "ISO-8859-1";
    case TextEncoding::Gb18030:
        break;
    }
    return "GB18030";
}

std::optional<TextEncoding> encodingByMark(const QByteArray &bytes)
{
    for (const TextEncoding encoding :
         {TextEncoding::Utf8WithMark, TextEncoding::Utf16LittleEndian, TextEncoding::Utf16BigEndian}) {
        if (bytes.startsWith(markOf(encoding))) {
            return encoding;
        }
    }
    return std::nullopt;
}

/// The text if these bytes come back from it.
std::optional<QString> read(const QByteArray &bytes, TextEncoding encoding)
{
    const QByteArrayView mark = markOf(encoding);
    if (!bytes.startsWith(mark)) {
        return std::nullopt;
    }
    // The mark is ours; a second one is text.
    QStringDecoder decoder(converterName(encoding), QStringConverter::Flag::ConvertInitialBom);
    const QString text =
        decoder.isValid() ? QString(decoder.decode(QByteArrayView(bytes).sliced(mark.size()))) : QString();
    if (!decoder.isValid() || decoder.hasError() || text.contains(QChar::Null)) {
        return std::nullopt;
    }
    const Result<QByteArray> back = TextFormat::encode(text, encoding);
    return back && *back == bytes ? std::optional(text) : std::nullopt;
}

} // namespace

LineEnd TextFormat::lineEndOf(const QString &text)
{
    const qsizetype windows = text.count(QStringLiteral("\r\n"));
    const qsizetype lineFeeds = text.count(u'\n') - windows;
    const qsizetype returns = text.count(u'\r') - windows;
    if (windows > lineFeeds && windows >= returns) {
        return LineEnd::Windows;
    }
    return returns > lineFeeds ? LineEnd::Mac : LineEnd::Unix;
}

Result<DecodedText> TextFormat::decode(const QByteArray &bytes, bool prefersGb18030, std::optional<TextEncoding> wanted)
{
    QList<TextEncoding> candidates;
    if (wanted) {
        candidates = {*wanted};
    } else if (const auto marked = encodingByMark(bytes)) {
        candidates = {*marked, TextEncoding::Latin1};
    } else {
        candidates = {TextEncoding::Utf8};
        if (prefersGb18030) {
            candidates.append(TextEncoding::Gb18030);
        }
        candidates.append(TextEncoding::Latin1);
    }
    for (const TextEncoding encoding : std::as_const(candidates)) {
        if (const auto text = read(bytes, encoding)) {
            return DecodedText{*text, encoding, lineEndOf(*text)};
        }
    }
    return failure(ErrorKind::Unsupported,
                   wanted ? tr("This file is not written in %1.").arg(name(*wanted)) : tr("This file is not text."));
}

Result<QByteArray> TextFormat::encode(const QString &text, TextEncoding encoding)
{
    const bool fitsLatin1 =
        encoding != TextEncoding::Latin1 || std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x100; });
    QStringEncoder encoder(converterName(encoding));
    QByteArray bytes = markOf(encoding).toByteArray();
    if (encoder.isValid()) {
        bytes += QByteArray(encoder.encode(text));
    }
    if (!encoder.isValid() || encoder.hasError() || !fitsLatin1) {
        return failure(ErrorKind::Unsupported,
                       tr("Some characters cannot be written in %1. Choose UTF-8.").arg(name(encoding)));
    }
    return bytes;
}

QList<TextEncoding> TextFormat::encodings()
{
    return {TextEncoding::Utf8,           TextEncoding::Utf8WithMark, TextEncoding::Utf16LittleEndian,
            TextEncoding::Utf16BigEndian, TextEncoding::Gb18030,      TextEncoding::Latin1};
}

QString TextFormat::name(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case TextEncoding::Utf8WithMark:
        return QStringLiteral("UTF-8 BOM");
    case TextEncoding::Utf16LittleEndian:
        return QStringLiteral("UTF-16 LE");
    case TextEncoding::Utf16BigEndian:
        return QStringLiteral("UTF-16 BE");
    case TextEncoding::Latin1:
        return QStringLiteral("Latin-1");
    case TextEncoding::Gb18030:
        break;
    }
    return QStringLiteral("GB 18030");
}

} // namespace quire::session
