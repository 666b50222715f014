// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FileOpener.h"

#include "base/Coroutine.h"
#include "session/AttachedMachine.h"
#include "session/NotebookStorage.h"

#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDir>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::ui {

namespace {

Result<QString> writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(ErrorKind::File, FileOpener::tr("“%1” could not be written: %2.").arg(path, file.errorString()));
    }
    return path;
}

Result<QString> copySampleTo(const QString &folder)
{
    const bool inChinese = QLocale().language() == QLocale::Chinese;
    QString path = QDir(folder).filePath(inChinese ? u"欢迎.ipynb"_s : u"Welcome.ipynb"_s);
    if (QFileInfo::exists(path)) {
        return path;
    }
    QFile sample(inChinese ? u":/notebooks/Welcome.zh_CN.ipynb"_s : u":/notebooks/Welcome.ipynb"_s);
    if (!sample.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, FileOpener::tr("The sample notebook is missing from this installation."));
    }
    return writeFile(path, sample.readAll());
}

} // namespace

QString FileOpener::cachePath(const QString &disk, const RemotePath &path)
{
    const QByteArray place = QCryptographicHash::hash(disk.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1/opened/%2/%3")
        .arg(QStandardPaths::writableLocation(QStandardPaths::CacheLocation),
             QString::fromLatin1(place.first(6).toHex()), path.toString());
}

Result<void> FileOpener::openLocal(const QString &file)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file))) {
        return failure(ErrorKind::Unsupported,
                       tr("No program on this desktop opens “%1”. It is at %2.").arg(QFileInfo(file).fileName(), file));
    }
    return {};
}

Reply<QString> FileOpener::copySample(const QString &folder)
{
    return QtConcurrent::run(copySampleTo, folder);
}

Reply<QString> FileOpener::write(const QString &path, const QByteArray &bytes)
{
    return QtConcurrent::run(writeFile, path, bytes);
}

Reply<QString> FileOpener::localFile(session::AttachedMachine *machine, session::NotebookRef ref)
{
    if (!ref.localFile.isEmpty()) {
        co_return ref.localFile;
    }
    const Result<void> attached = co_await machine->whenAttached();
    if (!attached) {
        co_return std::unexpected(attached.error());
    }
    if (ref.isOnDisk()) {
        const std::shared_ptr<session::NotebookStorage> disk = session::storageFor(ref, machine);
        const Result<session::StoredFile> file = co_await disk->load();
        if (!file) {
            co_return Failure(file.error());
        }
        co_return co_await write(cachePath(ref.machine.toText() + u"//"_s, ref.path), file->bytes);
    }
    const auto cached = std::make_shared<QSaveFile>(cachePath(ref.machine.toText(), ref.path));
    QDir().mkpath(QFileInfo(cached->fileName()).path());
    if (!cached->open(QIODevice::WriteOnly)) {
        co_return failure(ErrorKind::File,
                          tr("“%1” could not be written: %2.").arg(cached->fileName(), cached->errorString()));
    }
    const Result<qint64> fetched = co_await machine->contents().download(ref.path, cached.get());
    if (!fetched) {
        co_return std::unexpected(fetched.error());
    }
    if (!cached->commit()) {
        co_return failure(ErrorKind::File,
                          tr("“%1” could not be written: %2.").arg(cached->fileName(), cached->errorString()));
    }
    co_return cached->fileName();
}

Reply<void> FileOpener::openWithDesktop(session::AttachedMachine *machine, session::NotebookRef ref)
{
    const Result<QString> file = co_await localFile(machine, ref);
    if (!file) {
        co_return std::unexpected(file.error());
    }
    co_return openLocal(*file);
}

} // namespace quire::ui
