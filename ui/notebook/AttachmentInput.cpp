// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/AttachmentInput.h"

#include "ui/kit/FileDrag.h"

#include <QBuffer>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>
#include <QWidget>
#include <QtConcurrentRun>

#include <algorithm>

namespace quire::ui {

using namespace Qt::StringLiterals;
using notebook::CellId;
using notebook::NewAttachment;

namespace {

/// What a worker made of files.
struct Read
{
    QList<NewAttachment> pictures;
    /// Of files that are no pictures.
    QStringList others;
};

bool isPicture(const QString &mimeType)
{
    return QStringList{u"image/png"_s,  u"image/jpeg"_s, u"image/gif"_s,
                       u"image/webp"_s, u"image/bmp"_s,  u"image/svg+xml"_s}
        .contains(mimeType);
}

Read readFiles(const QStringList &paths)
{
    Read read;
    qint64 room = AttachmentInput::largest;
    const QMimeDatabase types;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        const QString type = info.isFile() ? types.mimeTypeForFile(info).name() : QString();
        QFile file(path);
        if (isPicture(type) && info.size() <= room && file.open(QIODevice::ReadOnly)) {
            room -= info.size();
            read.pictures.append({info.fileName(), type, file.readAll()});
        } else {
            read.others.append(path);
        }
    }
    return read;
}

NewAttachment asPng(const QImage &image)
{
    NewAttachment picture{u"image.png"_s, u"image/png"_s, {}};
    QBuffer buffer(&picture.bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return picture;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.hasUrls() ? data.urls() : QList<QUrl>();
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            files.append(url.toLocalFile());
        }
    }
    return files;
}

} // namespace

bool AttachmentInput::canTake(const QMimeData &data)
{
    return !localFiles(data).isEmpty() || (data.hasImage() && !data.hasText());
}

void AttachmentInput::take(const QMimeData &data, const CellId &cell, qsizetype position)
{
    if (const QStringList files = localFiles(data); !files.isEmpty()) {
        QtConcurrent::run(readFiles, files).then(this, [this, cell, position](const Read &read) {
            deliver(cell, position, read.pictures, read.others);
        });
    } else if (data.hasImage()) {
        const auto image = data.imageData().value<QImage>();
        QtConcurrent::run(asPng, image).then(this, [this, cell, position](const NewAttachment &picture) {
            if (!picture.bytes.isEmpty()) {
                deliver(cell, position, {picture}, {});
            }
        });
    }
}

void AttachmentInput::deliver(const CellId &cell, qsizetype position, const QList<NewAttachment> &pictures,
                              const QStringList &files)
{
    QStringList links;
    for (const QString &file : files) {
        const QString name = QFileInfo(file).fileName();
        const QString known = m_nameOf ? m_nameOf(file) : QString();
        const QString address = known.isEmpty() ? QString::fromLatin1(QUrl::toPercentEncoding(name)) : known;
        QString label = name;
        links.append(u"[%1](%2)"_s.arg(label.remove(u'[').remove(u']'), address));
    }
    Q_EMIT arrived(cell, position, pictures, links.join(u'\n'));
}

void AttachmentInput::acceptDrops(QWidget *target, std::function<Place(const QPoint &point)> placeAt)
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
    m_targets.insert(target, std::move(placeAt));
}

bool AttachmentInput::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrop = event->type() == QEvent::Drop;
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    const auto target = isDrop || isDrag ? m_targets.constFind(watched) : m_targets.constEnd();
    if (target == m_targets.constEnd()) {
        return QObject::eventFilter(watched, event);
    }
    auto *drag = static_cast<QDropEvent *>(event);
    // Cells and text that are moved within the program are others' affair.
    const bool isFiles = drag->mimeData() && drag->mimeData()->hasFormat(FileDrag::mimeType);
    if (!drag->mimeData() || (!isFiles && (drag->source() || !canTake(*drag->mimeData())))) {
        return QObject::eventFilter(watched, event);
    }
    const Place place = (*target)(drag->position().toPoint());
    if (!canTake(*drag->mimeData(), place)) {
        // Another cell may take it: the drag goes on.
        drag->setAccepted(event->type() == QEvent::DragEnter);
        return true;
    }
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (isDrop && place.isCode) {
        const QPoint point = static_cast<QWidget *>(watched)->mapToGlobal(drag->position().toPoint());
        Q_EMIT pathsDropped(place.cell, drag->mimeData()->text(), point);
    } else if (isDrop && canTake(*drag->mimeData())) {
        take(*drag->mimeData(), place.cell, place.position);
    } else if (isDrop) {
        takeFiles(static_cast<const FileMime &>(*drag->mimeData()), *FileDrag::from(drag->mimeData()), place);
    }
    return true;
}

/// Of a machine's files text needs their bytes, code their names.
bool AttachmentInput::canTake(const QMimeData &data, const Place &place) const
{
    if (place.cell.isNull()) {
        return false;
    }
    const auto *mime = qobject_cast<const FileMime *>(&data);
    return place.isCode ? FileDrag::from(&data).has_value()
                        : canTake(data) || (mime && mime->reader() && FileDrag::from(mime));
}

/// Files of a machine that are on their way into a cell.
struct AttachmentInput::Batch
{
    Place place;
    QList<RemotePath> paths;
    QList<NewAttachment> read; ///< As many; without bytes where it becomes a link.
    qsizetype awaited = 0;
    qint64 room = largest;
};

void AttachmentInput::takeFiles(const FileMime &mime, const FileDrag &files, const Place &place)
{
    const auto batch = std::make_shared<Batch>(Batch{place, files.paths, {}, files.paths.size()});
    const QMimeDatabase types;
    for (const RemotePath &path : files.paths) {
        batch->read.append({path.name(), types.mimeTypeForFile(path.name(), QMimeDatabase::MatchExtension).name(), {}});
    }
    for (qsizetype at = 0; at < files.paths.size(); ++at) {
        if (isPicture(batch->read.at(at).mimeType)) {
            mime.reader()(files.paths.at(at), largest + 1)
                .then(this, [this, batch, at](const Result<QByteArray> &bytes) { takePart(batch, at, bytes); });
        } else {
            takePart(batch, at, QByteArray());
        }
    }
}

void AttachmentInput::takePart(const std::shared_ptr<Batch> &batch, qsizetype at, const Result<QByteArray> &bytes)
{
    if (bytes && bytes->size() <= batch->room) {
        batch->room -= bytes->size();
        batch->read[at].bytes = *bytes;
    }
    if (--batch->awaited > 0) {
        return;
    }
    QStringList links;
    for (qsizetype each = 0; each < batch->paths.size(); ++each) {
        if (batch->read.at(each).bytes.isEmpty()) {
            const RemotePath &path = batch->paths.at(each);
            links.append(
                u"[%1](%2)"_s.arg(path.name().remove(u'[').remove(u']'), QString::fromLatin1(path.toPercentEncoded())));
        }
    }
    batch->read.removeIf([](const NewAttachment &each) { return each.bytes.isEmpty(); });
    Q_EMIT arrived(batch->place.cell, batch->place.position, batch->read, links.join(u'\n'));
}

} // namespace quire::ui
