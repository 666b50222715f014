// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/AssetFolder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QUuid>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

QString besideName(const QString &path)
{
    const QFileInfo info(path);
    const QString random = QUuid::createUuid().toString(QUuid::Id128).left(8);
    return info.path() + u"/."_s + info.fileName() + u'.' + random;
}

Failure notWritten(const QFile &file, const QString &shownName)
{
    const bool isFull = file.error() == QFileDevice::ResourceError;
    const QString reason = isFull ? AssetFolder::tr("the disk is full") : file.errorString();
    return failure(ErrorKind::File, AssetFolder::tr("“%1” was not written: %2.").arg(shownName, reason));
}

Result<void> writeNew(const QString &path, const QByteArray &bytes, const QString &shownName)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write(bytes) == bytes.size() && file.flush()) {
        return {};
    }
    const Failure failed = notWritten(file, shownName);
    file.close();
    file.remove();
    return failed;
}

/// Waits until the disk has all of the file.
Result<void> settle(const QString &path, const QString &shownName)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return notWritten(file, shownName);
    }
    if (::fsync(file.handle()) != 0) {
        const QString reason = qt_error_string(errno);
        file.remove();
        return failure(ErrorKind::File, AssetFolder::tr("“%1” was not written: %2.").arg(shownName, reason));
    }
    return {};
}

} // namespace

Result<void> writeThrough(const QString &path, const QByteArray &bytes, const QString &shownName)
{
    return writeNew(path, bytes, shownName).and_then([&] { return settle(path, shownName); });
}

bool AssetFolder::isOurs(const QString &name)
{
    static const QRegularExpression pattern(u"^cell-\\d+-\\d+\\.[a-z]{3,4}$"_s);
    return pattern.match(name).hasMatch();
}

Result<void> AssetFolder::prepare(const QList<ExportAsset> &assets)
{
    const QFileInfo there(m_path);
    if (there.exists() && (!there.isDir() || there.isSymLink())) {
        return failure(ErrorKind::File,
                       tr("“%1” is in the way: the pictures want a folder of that name.").arg(there.fileName()));
    }
    if (assets.isEmpty()) {
        return {};
    }
    const QString fresh = besideName(m_path);
    if (!QDir().mkdir(fresh)) {
        return failure(ErrorKind::File,
                       tr("The folder “%1” cannot be written to.").arg(QDir::toNativeSeparators(there.path())));
    }
    m_fresh = fresh;
    for (const ExportAsset &asset : assets) {
        const QString name = QFileInfo(asset.path).fileName();
        const Result<void> written = writeNew(fresh + u'/' + name, asset.bytes, asset.path);
        if (!written) {
            return written;
        }
    }
    // All are on their way by now: waiting for one after another costs hardly more than for one.
    for (const ExportAsset &asset : assets) {
        const Result<void> settled = settle(fresh + u'/' + QFileInfo(asset.path).fileName(), asset.path);
        if (!settled) {
            return settled;
        }
    }
    return {};
}

Result<void> AssetFolder::swapIn()
{
    if (QFileInfo::exists(m_path)) {
        const QString old = besideName(m_path);
        if (!QDir().rename(m_path, old)) {
            return failure(ErrorKind::File, tr("“%1” could not be replaced.").arg(QFileInfo(m_path).fileName()));
        }
        m_old = old;
    }
    m_isIn = true;
    if (!m_fresh.isEmpty() && !QDir().rename(m_fresh, m_path)) {
        return failure(ErrorKind::File, tr("“%1” could not be replaced.").arg(QFileInfo(m_path).fileName()));
    }
    return {};
}

void AssetFolder::keep()
{
    if (!m_old.isEmpty()) {
        QDir old(m_old);
        const QStringList names = old.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &name : names) {
            if (isOurs(name)) {
                old.remove(name);
            } else if (QDir().mkpath(m_path)) {
                old.rename(name, m_path + u'/' + name);
            }
        }
        // Stays where something could not be moved: it is somebody's.
        QDir().rmdir(m_old);
    }
    m_fresh.clear();
    m_old.clear();
    m_isIn = false;
}

AssetFolder::~AssetFolder()
{
    if (m_isIn && !m_fresh.isEmpty() && QFileInfo::exists(m_path) && !QFileInfo::exists(m_fresh)) {
        QDir().rename(m_path, m_fresh);
    }
    if (!m_old.isEmpty()) {
        QDir().rename(m_old, m_path);
    }
    if (!m_fresh.isEmpty()) {
        QDir(m_fresh).removeRecursively();
    }
}

} // namespace quire::exporting
