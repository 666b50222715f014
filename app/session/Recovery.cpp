// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Recovery.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTimeZone>
#include <QtConcurrentRun>

namespace quire::session {

namespace {

QString baseFile(const QString &path)
{
    return path + QStringLiteral(".base");
}

Result<void> writeCopy(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        return failure(ErrorKind::File,
                       Recovery::tr("The safety copy could not be written: %1.").arg(file.errorString()));
    }
    return {};
}

Result<std::optional<Recovery::Copy>> readCopy(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return std::nullopt;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, Recovery::tr("The safety copy could not be read: %1.").arg(file.errorString()));
    }
    QFile base(baseFile(path));
    const bool hasBase = base.open(QIODevice::ReadOnly);
    return Recovery::Copy{file.readAll(), QFileInfo(path).lastModified(QTimeZone::UTC),
                          hasBase ? base.readAll() : QByteArray()};
}

} // namespace

Recovery::Recovery(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    m_pool.setMaxThreadCount(1);
}

Reply<void> Recovery::keep(const QString &identity, const QByteArray &bytes, const QByteArray &base)
{
    // The base first: a copy whose base is missing or older is only asked about, never taken silently.
    return QtConcurrent::run(&m_pool, [path = fileFor(identity), bytes, base] {
        return writeCopy(baseFile(path), base).and_then([&] { return writeCopy(path, bytes); });
    });
}

Reply<std::optional<Recovery::Copy>> Recovery::find(const QString &identity)
{
    return QtConcurrent::run(&m_pool, readCopy, fileFor(identity));
}

Reply<void> Recovery::discard(const QString &identity)
{
    return QtConcurrent::run(&m_pool, [path = fileFor(identity)]() -> Result<void> {
        QFile::remove(path);
        QFile::remove(baseFile(path));
        return {};
    });
}

Reply<void> Recovery::move(const QString &from, const QString &to)
{
    const QList<std::pair<QString, QString>> files{{fileFor(from), fileFor(to)},
                                                   {fileFor(newerThan(from)), fileFor(newerThan(to))}};
    return QtConcurrent::run(&m_pool, [files]() -> Result<void> {
        for (const auto &[old, now] : files) {
            for (const auto &[source, target] : {std::pair(old, now), std::pair(baseFile(old), baseFile(now))}) {
                if (QFile::exists(source)) {
                    QFile::remove(target);
                    QFile::rename(source, target);
                }
            }
        }
        return {};
    });
}

QString Recovery::fileFor(const QString &identity) const
{
    const QByteArray hash = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QString::fromLatin1(hash.first(32)) + QStringLiteral(".ipynb");
}

} // namespace quire::session
