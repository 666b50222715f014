// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextPictures.h"

#include <QUrl>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

const auto shortName = "quire-data:"_L1;
const auto attachmentHead = "attachment:"_L1;

} // namespace

TextPictures::TextPictures(PictureLoader *loader, RichContent content, QObject *parent)
    : QObject(parent), m_loader(loader), m_content(std::move(content))
{
    connect(loader, &PictureLoader::loaded, this, [this](const PictureLoader::Key &key) {
        if (m_decoding.remove(key)) {
            Q_EMIT changed(false);
        }
    });
}

TextPictures::~TextPictures()
{
    for (Reply<QByteArray> &reply : m_underWay) {
        reply.cancel();
    }
}

void TextPictures::setAttachments(std::function<QByteArray(const QString &name)> attachments)
{
    m_attachments = std::move(attachments);
    m_entries.removeIf([](const auto &entry) { return entry.key().startsWith(attachmentHead); });
}

QString TextPictures::takeHtml(const QString &html)
{
    m_entries.removeIf([](const auto &entry) { return entry.key().startsWith(shortName); });
    m_data.clear();
    const QString head = u" src=\"data:"_s;
    QString out;
    qsizetype at = 0;
    for (qsizetype found = html.indexOf(head); found >= 0; found = html.indexOf(head, at)) {
        const qsizetype begin = found + 6;
        const qsizetype end = html.indexOf(u'"', begin);
        out += QStringView(html).sliced(at, begin - at);
        out += shortName + QString::number(m_data.size());
        m_data.append(html.sliced(begin, end - begin));
        at = end;
    }
    return out + html.sliced(at);
}

bool TextPictures::isRemote(const QString &address)
{
    return address.startsWith("http://"_L1, Qt::CaseInsensitive) ||
           address.startsWith("https://"_L1, Qt::CaseInsensitive);
}

const TextPictures::Entry &TextPictures::find(const QString &address)
{
    const bool isNew = !m_entries.contains(address);
    Entry &entry = m_entries[address];
    if (isNew && isRemote(address)) {
        entry.state = Entry::State::Unasked;
    }
    const bool isAllowed = m_content.readsEveryAddress && m_content.readsEveryAddress();
    if (entry.state == Entry::State::Unasked ? isAllowed : isNew) {
        entry.state = Entry::State::Waiting;
        fetch(address);
    }
    return m_entries[address];
}

void TextPictures::ask(const QString &address)
{
    if (m_entries.value(address).state == Entry::State::Unasked) {
        m_entries[address].state = Entry::State::Waiting;
        fetch(address);
        Q_EMIT changed(true);
    }
}

Reply<QByteArray> TextPictures::read(const QString &address) const
{
    if (address.startsWith(shortName)) {
        return QtConcurrent::run([data = m_data.value(QStringView(address).sliced(shortName.size()).toInt())] {
            return Result<QByteArray>(render::PictureDecoder::dataOf(data));
        });
    }
    if (address.startsWith(attachmentHead)) {
        const QString name = QUrl::fromPercentEncoding(address.sliced(attachmentHead.size()).toUtf8());
        return QtConcurrent::run([attachments = m_attachments, name]() -> Result<QByteArray> {
            QByteArray bytes = attachments ? attachments(name) : QByteArray();
            if (bytes.isEmpty()) {
                return failure(ErrorKind::NotFound, tr("There is no attachment of this name."));
            }
            return bytes;
        });
    }
    const auto &reader = isRemote(address) ? m_content.readAddress : m_content.readFile;
    return reader ? reader(address)
                  : readyReply<QByteArray>(failure(ErrorKind::Unsupported, tr("It cannot be read from here.")));
}

void TextPictures::fetch(const QString &address)
{
    Reply<QByteArray> reply = read(address);
    m_underWay.insert(address, reply);
    reply.then(this, [this, address](const Result<QByteArray> &bytes) { take(address, bytes); });
}

void TextPictures::take(const QString &address, const Result<QByteArray> &bytes)
{
    m_underWay.remove(address);
    if (!m_entries.contains(address)) {
        return;
    }
    if (!bytes) {
        refuse(address, bytes.error().message);
        return;
    }
    if (bytes->size() > largest) {
        refuse(address, tr("It is too large to show."));
        return;
    }
    Entry &entry = m_entries[address];
    entry.state = Entry::State::Ready;
    entry.bytes = *bytes;
    entry.isSvg = render::PictureDecoder::looksLikeSvg(*bytes);
    entry.size = render::PictureDecoder::claimedSize(*bytes, entry.isSvg);
    entry.content = qHash(*bytes, 0x7e47) ^ quint64(bytes->size()) << 32;
    Q_EMIT changed(true);
}

void TextPictures::refuse(const QString &address, const QString &why)
{
    Entry &entry = m_entries[address];
    entry.state = Entry::State::Failed;
    entry.problem = why;
    entry.bytes.clear();
    Q_EMIT changed(true);
}

const render::Picture *TextPictures::decoded(const QString &address, const QSize &pixels)
{
    const Entry &entry = find(address);
    const PictureLoader::Key key{entry.content, pixels};
    const render::Picture *picture = m_loader->find(key, [bytes = entry.bytes, isSvg = entry.isSvg, pixels] {
        return isSvg ? render::PictureDecoder::renderSvg(bytes, pixels) : render::PictureDecoder::decode(bytes, pixels);
    });
    if (!picture) {
        m_decoding.insert(key);
    } else if (!picture->problem.isEmpty()) {
        // Not while somebody paints.
        QMetaObject::invokeMethod(
            this, [this, address, why = picture->problem] { refuse(address, why); }, Qt::QueuedConnection);
    }
    return picture;
}

} // namespace quire::ui
