// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderCache.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimeZone>

namespace quire::models {

namespace {

constexpr quint32 magic = 0x51464C31; // "QFL1"; another number with every change of the layout.
constexpr auto format = QDataStream::Qt_6_8;
constexpr qint64 noTime = std::numeric_limits<qint64>::min();
/// Larger than any folder of FolderCache::entryLimit is.
constexpr qint64 largestFile = 256LL << 20;

enum Flag : quint8 { Link = 1, Hidden = 2, Writable = 4 };

qint64 packed(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : noTime;
}

QDateTime unpacked(qint64 time)
{
    return time == noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC);
}

void write(QDataStream &out, const FileEntry &entry)
{
    const int flags = (entry.isLink ? Link : 0) | (entry.isHidden ? Hidden : 0) | (entry.isWritable ? Writable : 0);
    out << entry.name() << quint8(entry.kind) << quint8(flags) << entry.linkTarget << entry.size
        << packed(entry.modified) << packed(entry.created);
}

bool read(QDataStream &in, const RemotePath &folder, FileEntry &entry)
{
    QString name;
    quint8 kind = 0;
    quint8 flags = 0;
    qint64 modified = 0;
    qint64 created = 0;
    in >> name >> kind >> flags >> entry.linkTarget >> entry.size >> modified >> created;
    entry.path = folder.child(name);
    entry.kind = FileEntry::Kind(kind);
    entry.isLink = flags & Link;
    entry.isHidden = flags & Hidden;
    entry.isWritable = flags & Writable;
    entry.modified = unpacked(modified);
    entry.created = unpacked(created);
    return in.status() == QDataStream::Ok && kind <= quint8(FileEntry::Kind::Folder) && entry.path.name() == name;
}

} // namespace

QString FolderCache::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/folders");
}

QString FolderCache::fileOf(const QString &source, const RemotePath &folder) const
{
    const QByteArray key = source.toUtf8() + '\0' + folder.toString().toUtf8();
    return QDir(m_folder).filePath(
        QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).first(16).toHex()));
}

std::optional<QList<FileEntry>> FolderCache::load(const QString &source, const RemotePath &folder) const
{
    QFile file(fileOf(source, folder));
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    QDataStream in(&file);
    in.setVersion(format);
    quint32 head = 0;
    QString owner;
    QString path;
    qint32 count = 0;
    in >> head >> owner >> path >> count;
    if (in.status() != QDataStream::Ok || head != magic || owner != source || path != folder.toString() || count < 0 ||
        count > entryLimit) {
        return std::nullopt;
    }
    QList<FileEntry> entries;
    for (qint32 each = 0; each < count; ++each) {
        FileEntry entry;
        if (!read(in, folder, entry)) {
            return std::nullopt;
        }
        entries.append(entry);
    }
    return entries;
}

void FolderCache::store(const QString &source, const RemotePath &folder, const QList<FileEntry> &entries) const
{
    if (entries.size() > entryLimit || !QDir().mkpath(m_folder)) {
        return;
    }
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile file(fileOf(source, folder));
    const bool isNew = !QFile::exists(file.fileName());
    if (!file.open(QIODevice::WriteOnly)) {
        return;
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QDataStream out(&file);
    out.setVersion(format);
    out << magic << source << folder.toString() << qint32(entries.size());
    for (const FileEntry &entry : entries) {
        write(out, entry);
    }
    if (out.status() == QDataStream::Ok && file.commit() && isNew) {
        prune();
    }
}

void FolderCache::forget(const QString &source, const RemotePath &folder) const
{
    QFile::remove(fileOf(source, folder));
}

void FolderCache::prune() const
{
    const QStringList files = QDir(m_folder).entryList(QDir::Files, QDir::Time);
    for (const QString &old : files.sliced(std::min<qsizetype>(folderLimit, files.size()))) {
        QFile::remove(QDir(m_folder).filePath(old));
    }
}

} // namespace quire::models
