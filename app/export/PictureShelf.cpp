// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PictureShelf.h"

#include <QCryptographicHash>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

QByteArray bytesInAddress(const QString &address)
{
    const qsizetype comma = address.indexOf(u',');
    if (comma < 0) {
        return {};
    }
    const QStringView head = QStringView(address).first(comma);
    const QByteArray body = QByteArray::fromPercentEncoding(QStringView(address).sliced(comma + 1).toUtf8());
    return head.endsWith(u";base64") ? QByteArray::fromBase64(body) : body;
}

QByteArray attachmentOf(const notebook::Cell &cell, const QString &name)
{
    notebook::MimeBundle bundle = cell.attachment(name);
    if (bundle.isEmpty()) {
        bundle = cell.attachment(QUrl::fromPercentEncoding(name.toUtf8()));
    }
    const QStringList types = bundle.mimeTypes();
    return types.isEmpty() ? QByteArray() : bundle.bytes(types.first());
}

} // namespace

QString PictureShelf::folderFor(const QString &name)
{
    QString legal;
    for (const QChar c : name) {
        const bool isPlain = c.isLetterOrNumber() || c == u'-' || c == u'.' || c.isSurrogate();
        legal += isPlain ? c : u'_';
    }
    while (legal.startsWith(u'.')) {
        legal.removeFirst();
    }
    // With "_files" behind it, it is none of the names that Windows keeps to itself.
    return (legal.isEmpty() ? u"notebook"_s : legal.left(100)) + u"_files"_s;
}

void PictureShelf::beginCell(const notebook::Cell &cell, qsizetype index)
{
    m_cell = cell;
    m_index = index;
    m_count = 0;
    m_found.clear();
}

PictureShelf::Shown PictureShelf::find(const QString &address)
{
    const auto found = m_found.constFind(address);
    if (found != m_found.cend()) {
        return *found;
    }
    Shown shown;
    const QString scheme = address.section(u':', 0, 0).toLower();
    if (scheme == "http"_L1 || scheme == "https"_L1) {
        shown = {address, true};
    } else if (scheme == "attachment"_L1) {
        shown = add(attachmentOf(m_cell, address.sliced(11)));
    } else if (scheme == "data"_L1 && scheme.size() < address.size()) {
        shown = add(bytesInAddress(address));
    } else if (m_options.readBeside) {
        shown = add(m_options.readBeside(QUrl::fromPercentEncoding(address.toUtf8())));
    }
    m_found.insert(address, shown);
    return shown;
}

PictureShelf::Shown PictureShelf::add(const QByteArray &bytes)
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
    const auto known = m_known.constFind(digest);
    if (known != m_known.cend()) {
        return *known;
    }
    std::optional<Picture> picture = Picture::fromBytes(bytes);
    if (picture && m_reader == For::Tex) {
        picture = picture->forTex();
    }
    const Shown shown = picture ? keep(*picture) : Shown();
    m_known.insert(digest, shown);
    return shown;
}

PictureShelf::Shown PictureShelf::keep(const Picture &picture)
{
    // TeX has pictures of other kinds: its export must not take those of another from beside it.
    const QString folder = folderFor(m_reader == For::Tex ? m_options.name + u"_tex"_s : m_options.name);
    const QString path = u"%1/cell-%2-%3.%4"_s.arg(folder).arg(m_index + 1).arg(m_count++).arg(picture.suffix);
    m_assets.append({path, picture.bytes});
    return {path, false, picture.size};
}

} // namespace quire::exporting
