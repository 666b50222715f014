// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PagePictures.h"

#include "render/AnsiHtml.h"
#include "render/HtmlSanitiser.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

const auto nameHead = "quire-picture:"_L1;
const auto remoteHead = "quire-remote:"_L1;
const auto attachmentHead = "attachment:"_L1;

struct Signature
{
    QByteArrayView begin;
    QLatin1StringView mimeType;
};

constexpr std::array signatures{
    Signature{"\x89PNG\r\n", "image/png"_L1}, Signature{"\xff\xd8\xff", "image/jpeg"_L1},
    Signature{"GIF8", "image/gif"_L1},        Signature{"RIFF", "image/webp"_L1},
    Signature{"BM", "image/bmp"_L1},
};

QByteArray dataAddress(QLatin1StringView mimeType, const QByteArray &bytes)
{
    return "data:" + QByteArray(mimeType.data(), mimeType.size()) + ";base64," + bytes.toBase64();
}

QLatin1StringView typeOf(QByteArrayView bytes)
{
    const auto known = std::ranges::find_if(
        signatures, [bytes](const Signature &signature) { return bytes.startsWith(signature.begin); });
    return known == signatures.end() ? QLatin1StringView() : known->mimeType;
}

bool isSvg(const QByteArray &bytes)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 4096)).trimmed();
    return head.startsWith('<') && head.contains("<svg");
}

/// A table, for there may be many millions of characters.
constexpr std::array<bool, 256> base64Characters = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")) {
        table.at(static_cast<unsigned char>(c)) = true;
    }
    return table;
}();

bool isBase64(const QByteArray &text)
{
    bool isAll = true;
    for (const char c : text) {
        isAll &= base64Characters[static_cast<unsigned char>(c)];
    }
    return isAll;
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The text without spaces. A long one is taken as it stands in the file, where all that is escaped are line breaks.
QByteArray base64In(const notebook::JsonValue &value)
{
    const QByteArrayView raw = value.raw();
    QByteArray text;
    if (value.isString()) {
        text = raw.sliced(1, raw.size() - 2).toByteArray();
        if (text.contains('\\')) {
            text.replace("\\n", "");
        }
    }
    if (!value.isString() || text.contains('\\')) {
        text = value.toText().toLatin1();
    }
    if (!isBase64(text)) {
        text.removeIf(isSpace);
    }
    return text;
}

} // namespace

QByteArray PagePictures::address(const notebook::MimeBundle &data, const QString &mimeType)
{
    if (mimeType == "image/svg+xml"_L1) {
        return addressOf(data.bytes(mimeType));
    }
    // It is in base64 already: not decoded but for its beginning.
    const QByteArray text = base64In(data.toJson().value(mimeType));
    const QLatin1StringView type = typeOf(QByteArray::fromBase64(text.first(std::min<qsizetype>(text.size(), 64))));
    return type.isEmpty() || !isBase64(text) ? QByteArray()
                                             : "data:" + QByteArray(type.data(), type.size()) + ";base64," + text;
}

QByteArray PagePictures::addressOf(const QByteArray &bytes)
{
    if (const QLatin1StringView type = typeOf(bytes); !type.isEmpty()) {
        return dataAddress(type, bytes);
    }
    return isSvg(bytes) ? dataAddress("image/svg+xml"_L1, bytes) : QByteArray();
}

QByteArray PagePictures::find(const QString &address, const Attachments &attachment) const
{
    if (address.startsWith(attachmentHead)) {
        const QString name = QUrl::fromPercentEncoding(address.sliced(attachmentHead.size()).toUtf8());
        const notebook::MimeBundle data = attachment ? attachment(name) : notebook::MimeBundle();
        const QStringList types = data.mimeTypes();
        return types.isEmpty() ? QByteArray() : PagePictures::address(data, types.first());
    }
    if (render::HtmlSanitiser::isPictureData(address)) {
        return address.toUtf8();
    }
    const QUrl url(address);
    return url.isRelative() && m_options.readBeside && !address.startsWith(u'#')
               ? addressOf(m_options.readBeside(url.path(QUrl::FullyDecoded)))
               : QByteArray();
}

std::function<QString(const QString &address)> PagePictures::resolver(const Attachments &attachment)
{
    return [this, attachment](const QString &address) {
        const QByteArray found = find(address, attachment);
        if (!found.isEmpty()) {
            m_found.append(found);
            return nameHead + QString::number(m_found.size() - 1);
        }
        const bool isRemote =
            address.startsWith("http:"_L1, Qt::CaseInsensitive) || address.startsWith("https:"_L1, Qt::CaseInsensitive);
        return isRemote && render::HtmlSanitiser::isSafeLink(address) ? remoteHead + address : QString();
    };
}

std::optional<QByteArray> PagePictures::html(const QString &name, const QByteArray &attributes,
                                             const QString &alternative) const
{
    if (name.startsWith(nameHead)) {
        const QByteArray address = m_found.value(name.sliced(nameHead.size()).toLongLong());
        const QByteArray alt =
            attributes.contains(" alt=") ? QByteArray() : " alt=\"" + render::toHtmlBytes(alternative) + '"';
        return "<img src=\"" + render::toHtmlBytes(QString::fromLatin1(address)) + '"' + alt + attributes + '>';
    }
    if (name.startsWith(remoteHead)) { // Nothing is fetched, but a person may.
        const QString address = name.sliced(remoteHead.size());
        const QString text = alternative.isEmpty() ? tr("Picture on the web") : alternative;
        return "<a class=\"far\" href=\"" + render::toHtmlBytes(address) + "\">" + render::toHtmlBytes(text) + "</a>";
    }
    return {};
}

} // namespace quire::exporting
