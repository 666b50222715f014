// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportWriter.h"

#include "export/AssetFolder.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// A rename lasts once the folder is on the disk too.
void syncFolder(const QString &folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

/// They all lie in one.
QString folderOf(const QList<ExportAsset> &assets)
{
    return assets.isEmpty() ? QString() : assets.first().path.section(u'/', 0, 0);
}

/// A file under another name until all of it is there.
class Draft
{
public:
    explicit Draft(const QString &file)
        : m_file(file),
          m_draft(QFileInfo(file).path() + u"/."_s + QFileInfo(file).fileName() + u'.' +
                  QUuid::createUuid().toString(QUuid::Id128).left(8))
    {
    }
    ~Draft() { QFile::remove(m_draft); }
    Q_DISABLE_COPY_MOVE(Draft)

    Result<void> write(const QByteArray &bytes) const { return writeThrough(m_draft, bytes, m_file); }
    bool finish() const
    {
        return std::rename(QFile::encodeName(m_draft).constData(), QFile::encodeName(m_file).constData()) == 0;
    }

private:
    QString m_file;
    QString m_draft;
};

} // namespace

Result<void> ExportWriter::write(const Exported &exported, const QString &file)
{
    const QFileInfo info(QFileInfo(file).absoluteFilePath());
    if (info.isDir()) {
        return failure(ErrorKind::File, tr("“%1” is a folder.").arg(file));
    }
    if (!QDir().mkpath(info.path())) {
        return failure(ErrorKind::File, tr("The folder “%1” could not be made.").arg(info.path()));
    }
    // Links are followed: what they lead to gets the new content.
    const QString target = info.isSymLink() && info.exists() ? info.canonicalFilePath() : info.filePath();
    const Draft document(target);
    const Result<void> drafted = document.write(exported.document);
    if (!drafted) {
        return drafted;
    }
    AssetFolder assets(info.path() + u'/' + folderOf(exported.assets));
    if (!exported.assets.isEmpty()) {
        const Result<void> ready = assets.prepare(exported.assets).and_then([&] { return assets.swapIn(); });
        if (!ready) {
            return ready;
        }
    }
    if (!document.finish()) {
        return failure(ErrorKind::File, tr("“%1” could not be replaced.").arg(file));
    }
    assets.keep();
    syncFolder(info.path());
    return {};
}

} // namespace quire::exporting
