// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LocalStorage.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTimeZone>
#include <QtConcurrentRun>

namespace quire::session {

namespace {

FileStamp stampOfFile(const QString &path)
{
    const QFileInfo info(path);
    return {info.lastModified(QTimeZone::UTC), info.size()};
}

Result<StoredFile> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return failure(ErrorKind::NotFound, LocalStorage::tr("“%1” is not there any more.").arg(path));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, LocalStorage::tr("“%1” could not be read: %2.").arg(path, file.errorString()));
    }
    const FileStamp stamp = stampOfFile(path);
    StoredFile stored{file.readAll(), stamp};
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::File, LocalStorage::tr("“%1” could not be read: %2.").arg(path, file.errorString()));
    }
    return stored;
}

Result<FileStamp> statFile(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return failure(ErrorKind::NotFound, LocalStorage::tr("“%1” is not there any more.").arg(path));
    }
    return stampOfFile(path);
}

Result<FileStamp> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        return failure(
            ErrorKind::File,
            LocalStorage::tr("“%1” could not be written: %2. The file on disk is as it was; your changes are still "
                             "open here.")
                .arg(path, file.errorString()));
    }
    return stampOfFile(path);
}

} // namespace

LocalStorage::LocalStorage(QString filePath, QObject *parent) : NotebookStorage(parent), m_filePath(std::move(filePath))
{
}

Reply<StoredFile> LocalStorage::load()
{
    return QtConcurrent::run(readFile, m_filePath);
}

Reply<FileStamp> LocalStorage::stat()
{
    return QtConcurrent::run(statFile, m_filePath);
}

Reply<FileStamp> LocalStorage::save(const QByteArray &bytes)
{
    return QtConcurrent::run(writeFile, m_filePath, bytes);
}

QString LocalStorage::location() const
{
    return m_filePath;
}

} // namespace quire::session
