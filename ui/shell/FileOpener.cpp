// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FileOpener.h"

#include "base/Coroutine.h"
#include "session/AttachedMachine.h"

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

Reply<QString> FileOpener::copySample(const QString &folder)
{
    return QtConcurrent::run(copySampleTo, folder);
}

Reply<void> FileOpener::openWithDesktop(session::AttachedMachine *machine, RemotePath path)
{
    QString file = QDir(machine->localRoot()).filePath(path.toString());
    if (machine->localRoot().isEmpty()) {
        const Result<QByteArray> bytes = co_await machine->contents().read(path);
        if (!bytes) {
            co_return std::unexpected(bytes.error());
        }
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/opened/");
        const Result<QString> written = co_await QtConcurrent::run(writeFile, folder + path.toString(), *bytes);
        if (!written) {
            co_return std::unexpected(written.error());
        }
        file = *written;
    }
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file))) {
        co_return failure(ErrorKind::Unsupported,
                          tr("No program on this desktop opens “%1”. It is at %2.").arg(path.name(), file));
    }
    co_return Result<void>();
}

} // namespace quire::ui
