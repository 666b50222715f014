// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookFiles.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "session/AttachedMachine.h"
#include "session/DiskStorage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>
#include <QtConcurrentRun>

namespace quire::session {

namespace {

constexpr std::chrono::seconds limit{60};
constexpr qsizetype kept = 32 << 20;

/// Without query and fragment, decoded.
QString plainPath(const QString &path)
{
    const qsizetype end = path.indexOf(QRegularExpression(QStringLiteral("[?#]")));
    return QUrl::fromPercentEncoding((end < 0 ? path : path.first(end)).toUtf8());
}

Failure tooLarge()
{
    return failure(ErrorKind::Unsupported,
                   NotebookFiles::tr("It is larger than %1 MB.").arg(NotebookFiles::largest >> 20));
}

QString tooLate()
{
    return NotebookFiles::tr("The server did not send it in time.");
}

Result<QByteArray> readLocally(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return failure(ErrorKind::NotFound, NotebookFiles::tr("There is no file of this name beside the notebook."));
    }
    if (!info.isFile()) { // a device or a pipe may never end
        return failure(ErrorKind::File, NotebookFiles::tr("It is not a file."));
    }
    if (info.size() > NotebookFiles::largest) {
        return tooLarge();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, file.errorString());
    }
    return file.read(NotebookFiles::largest);
}

} // namespace

NotebookFiles::NotebookFiles(NotebookRef ref, AttachedMachine *machine, QObject *parent)
    : QObject(parent), m_ref(std::move(ref)), m_machine(machine), m_known(kept)
{
}

void NotebookFiles::moveTo(const NotebookRef &ref)
{
    m_ref = ref;
    m_known.clear();
}

RemotePath NotebookFiles::resolve(const QString &path) const
{
    const QString plain = plainPath(path);
    return plain.startsWith(u'/') ? RemotePath(plain) : m_ref.path.parent().child(plain);
}

QString NotebookFiles::localFile(const QString &path) const
{
    if (m_ref.localFile.isEmpty()) {
        return {};
    }
    const QString plain = plainPath(path);
    const bool isRooted = plain.startsWith(u'/') && !m_machine->localRoot().isEmpty();
    return isRooted ? QDir::cleanPath(m_machine->localRoot() + plain)
                    : QDir::cleanPath(QFileInfo(m_ref.localFile).path() + u'/' + plain);
}

QString NotebookFiles::nameOf(const QString &file) const
{
    if (m_ref.localFile.isEmpty()) {
        return {};
    }
    const QString path = QFileInfo(m_ref.localFile).dir().relativeFilePath(file);
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
}

Reply<QByteArray> NotebookFiles::read(QString path)
{
    if (const QByteArray *known = m_known.object(path)) {
        co_return *known;
    }
    const QString local = localFile(path);
    // Not ?: — each branch is awaited in its own way.
    Result<QByteArray> bytes;
    if (m_ref.isOnDisk()) {
        bytes = co_await readFromDisk(resolve(path));
    } else if (local.isEmpty()) {
        bytes = co_await readThroughServer(resolve(path));
    } else {
        bytes = co_await QtConcurrent::run(readLocally, local);
    }
    if (bytes) {
        keep(path, *bytes);
    }
    co_return bytes;
}

Reply<NotebookRef> NotebookFiles::find(QString machinePath)
{
    if (m_ref.localFile.isEmpty()) {
        const Result<NotebookRef> shown = co_await findThroughServer(machinePath);
        if (shown || shown.error().kind != ErrorKind::NotFound || !machinePath.startsWith(u'/')) {
            co_return shown;
        }
        const auto disk = std::make_shared<DiskStorage>(m_machine, RemotePath(machinePath));
        const Result<FileStamp> seen = co_await disk->stat();
        if (!seen) {
            co_return shown;
        }
        co_return NotebookRef{m_ref.machine, RemotePath(machinePath), {}, true};
    }
    if (machinePath.startsWith(u"~/")) {
        machinePath.replace(0, 1, QDir::homePath());
    }
    const bool isThere = co_await QtConcurrent::run([machinePath] { return QFileInfo(machinePath).isFile(); });
    if (!isThere) {
        co_return failure(ErrorKind::NotFound, tr("“%1” is not there any more.").arg(machinePath));
    }
    co_return NotebookRef{m_ref.machine, RemotePath(machinePath), machinePath, true};
}

Reply<jupyter::ContentsEntry> NotebookFiles::entryOf(RemotePath path)
{
    const Result<void> attached = co_await m_machine->whenAttached();
    if (!attached) {
        co_return std::unexpected(attached.error());
    }
    co_return co_await withTimeout(this, m_machine->contents().stat(path), limit, tooLate());
}

Reply<NotebookRef> NotebookFiles::findThroughServer(QString path)
{
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    parts.removeAll(QStringLiteral("~"));
    for (; !parts.isEmpty(); parts.removeFirst()) {
        const RemotePath end(parts.join(u'/'));
        const Result<jupyter::ContentsEntry> entry = co_await entryOf(end);
        if (entry && entry->type != jupyter::ContentsEntry::Type::Directory) {
            co_return NotebookRef{m_ref.machine, end, {}, false};
        }
        if (!entry && entry.error().kind != ErrorKind::NotFound) {
            co_return std::unexpected(entry.error());
        }
    }
    co_return failure(ErrorKind::NotFound,
                      tr("“%1” is not in the folder the server shows, so it cannot be opened.").arg(path));
}

void NotebookFiles::keep(const QString &key, const QByteArray &bytes)
{
    m_known.insert(key, new QByteArray(bytes), std::max<qsizetype>(1, bytes.size()));
}

Reply<QByteArray> NotebookFiles::readFromDisk(RemotePath path)
{
    const auto disk = std::make_shared<DiskStorage>(m_machine, path);
    const Result<FileStamp> seen = co_await disk->stat();
    if (!seen) {
        co_return Failure(seen.error());
    }
    if (seen->size > largest) {
        co_return tooLarge();
    }
    co_return (co_await disk->load()).transform([](const StoredFile &file) { return file.bytes; });
}

Reply<QByteArray> NotebookFiles::readThroughServer(RemotePath path)
{
    const Result<jupyter::ContentsEntry> entry = co_await entryOf(path);
    if (!entry) {
        co_return std::unexpected(entry.error());
    }
    if (entry->size > largest) {
        co_return tooLarge();
    }
    if (entry->type == jupyter::ContentsEntry::Type::Directory) {
        co_return failure(ErrorKind::File, tr("It is not a file."));
    }
    co_return co_await withTimeout(this, m_machine->contents().read(path), limit, tooLate());
}

} // namespace quire::session
