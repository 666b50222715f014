// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ContentsSource.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QtConcurrentRun>

namespace quire::models {

using jupyter::Contents;
using jupyter::ContentsEntry;

namespace {

/// How often a listing is tried: Jupyter answers "not found" for a folder in which a file goes at that moment.
constexpr int tries = 5;
/// Folders within folders that are copied one by one.
constexpr int deepest = 64;

FileEntry entryOf(const ContentsEntry &from)
{
    FileEntry entry;
    entry.path = from.path;
    entry.kind = from.type == ContentsEntry::Type::Directory  ? FileEntry::Kind::Folder
                 : from.type == ContentsEntry::Type::Notebook ? FileEntry::Kind::Notebook
                                                              : FileEntry::Kind::File;
    entry.isHidden = FileEntry::isHiddenName(from.path.name());
    entry.isWritable = from.writable;
    entry.size = entry.isFolder() ? -1 : from.size;
    entry.modified = from.lastModified;
    // What Jupyter calls created is when the file's inode last changed.
    return entry;
}

/// What the server names outside the folder it was asked for is not shown.
QList<FileEntry> entriesOf(QList<ContentsEntry> from, const RemotePath &folder)
{
    const qsizetype start = folder.isRoot() ? 0 : folder.toString().size() + 1;
    QList<FileEntry> entries;
    entries.reserve(from.size());
    for (const ContentsEntry &each : std::as_const(from)) {
        const bool isChild = each.path.isInside(folder) && each.path.toString().indexOf(u'/', start) < 0;
        if (isChild) {
            entries.append(entryOf(each));
        }
    }
    return entries;
}

/// Takes the first bytes and no more: the one who writes is told to stop.
class Head : public QIODevice
{
public:
    explicit Head(qint64 maximum) : m_maximum(maximum) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

    const QByteArray &bytes() const { return m_bytes; }
    bool isFull() const { return m_bytes.size() >= m_maximum; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 taken = std::min(size, m_maximum - m_bytes.size());
        m_bytes.append(data, taken);
        return taken < size ? -1 : taken;
    }

private:
    QByteArray m_bytes;
    qint64 m_maximum;
};

Result<QString> moveToTrash(const QString &file, const QString &message)
{
    QString inTrash;
    if (!QFile::moveToTrash(file, &inTrash) || inTrash.isEmpty()) {
        return failure(ErrorKind::Unsupported, message);
    }
    return inTrash;
}

/// With the note that says where it was.
Result<void> takeFromTrash(const QString &inTrash, const QString &file, const QString &message)
{
    if (QFileInfo::exists(file) || !QFile::rename(inTrash, file)) {
        return failure(ErrorKind::Conflict, message);
    }
    const QFileInfo info(inTrash);
    QFile::remove(info.dir().filePath(QStringLiteral("../info/") + info.fileName() + QStringLiteral(".trashinfo")));
    return {};
}

} // namespace

ContentsSource::ContentsSource(Contents *contents, net::ServerConnection *connection, QString id, QString localRoot,
                               QObject *parent)
    : FolderSource(parent),
      m_contents(contents),
      m_connection(connection),
      m_id(std::move(id)),
      m_localRoot(std::move(localRoot)),
      m_root(m_localRoot)
{
}

FolderSource::Abilities ContentsSource::abilities() const
{
    return {.recovers = !m_localRoot.isEmpty(), .hasTrash = !m_localRoot.isEmpty(), .listsHidden = false};
}

QString ContentsSource::absolutePath(const RemotePath &path) const
{
    return m_root.isEmpty() ? QString() : QDir(m_root).filePath(path.toString());
}

QString ContentsSource::localFile(const RemotePath &path) const
{
    return m_localRoot.isEmpty() ? QString() : QDir(m_localRoot).filePath(path.toString());
}

QUrl ContentsSource::link(const RemotePath &path) const
{
    return m_connection->endpoint().url("lab/tree/" + path.toPercentEncoded());
}

Reply<QList<FileEntry>> ContentsSource::list(RemotePath folder)
{
    Result<QList<ContentsEntry>> listed = co_await m_contents->list(folder);
    for (int tried = 1; tried < tries && !listed && listed.error().kind == ErrorKind::NotFound; ++tried) {
        const Result<ContentsEntry> itself = co_await m_contents->stat(folder);
        if (!itself && itself.error().kind == ErrorKind::NotFound) {
            break; // It is really gone.
        }
        std::ignore = co_await delay(this, m_pause);
        listed = co_await m_contents->list(folder);
    }
    if (!listed) {
        co_return Failure(listed.error());
    }
    co_return co_await QtConcurrent::run(entriesOf, std::move(*listed), folder);
}

Reply<FileEntry> ContentsSource::stat(RemotePath path)
{
    const Result<ContentsEntry> entry = co_await m_contents->stat(path);
    co_return entry.transform(entryOf);
}

Reply<QByteArray> ContentsSource::head(RemotePath path, qint64 maximum)
{
    const auto head = std::make_shared<Head>(maximum);
    const Result<net::HttpResponse> received = co_await m_connection->http().download(
        {.path = "files/" + path.toPercentEncoded(),
         .headers = {{"Range", "bytes=0-" + QByteArray::number(std::max<qint64>(0, maximum - 1))}}},
        head.get());
    if (received || head->isFull()) {
        co_return head->bytes();
    }
    const Result<ContentsEntry> entry = co_await m_contents->stat(path);
    if (!entry) {
        co_return Failure(entry.error());
    }
    if (entry->size == 0) {
        co_return QByteArray(); // There is no first byte to send.
    }
    if (entry->size > maximum) {
        co_return Failure(received.error());
    }
    co_return co_await m_contents->read(path);
}

Reply<FileEntry> ContentsSource::create(RemotePath folder, Kind kind, QString suffix)
{
    const Contents::NewKind what = kind == Kind::Notebook ? Contents::NewKind::Notebook
                                   : kind == Kind::Folder ? Contents::NewKind::Folder
                                                          : Contents::NewKind::TextFile;
    const Result<ContentsEntry> entry = co_await m_contents->create(folder, what, suffix);
    co_return entry.transform(entryOf);
}

Reply<FileEntry> ContentsSource::makeFolder(RemotePath path)
{
    const Result<ContentsEntry> entry = co_await m_contents->makeFolder(path);
    co_return entry.transform(entryOf);
}

Reply<FileEntry> ContentsSource::move(RemotePath from, RemotePath to)
{
    const Result<ContentsEntry> entry = co_await m_contents->rename(from, to);
    co_return entry.transform(entryOf);
}

Reply<FileEntry> ContentsSource::copy(RemotePath from, RemotePath folder)
{
    if (folder == from || folder.isInside(from)) {
        co_return failure(ErrorKind::Unsupported, tr("A folder cannot be copied into itself."));
    }
    const Result<ContentsEntry> copied = co_await m_contents->copy(from, folder);
    if (copied) {
        co_return entryOf(*copied);
    }
    const Result<ContentsEntry> source = co_await m_contents->stat(from);
    if (source && source->type == ContentsEntry::Type::Directory) { // Servers refuse large folders, older ones all.
        co_return co_await copyPiecewise(from, folder);
    }
    co_return Failure(copied.error());
}

/// Under a name nothing has.
Reply<FileEntry> ContentsSource::copyPiecewise(RemotePath from, RemotePath folder)
{
    RemotePath to = folder.child(from.name());
    for (int number = 1; number < 1000; ++number) {
        const Result<ContentsEntry> there = co_await m_contents->stat(to);
        if (!there && there.error().kind == ErrorKind::NotFound) {
            break;
        }
        if (!there) {
            co_return Failure(there.error());
        }
        to = folder.child(QStringLiteral("%1-Copy%2").arg(from.name()).arg(number));
    }
    const Result<void> filled = co_await fill(from, to);
    if (!filled) {
        co_return Failure(filled.error());
    }
    co_return co_await stat(to);
}

Reply<void> ContentsSource::fill(RemotePath from, RemotePath to)
{
    if (from.parts().size() > deepest) {
        co_return failure(ErrorKind::Unsupported, tr("“%1” lies too deep to be copied.").arg(from.name()));
    }
    const Result<ContentsEntry> made = co_await m_contents->makeFolder(to);
    if (!made) {
        co_return Failure(made.error());
    }
    const Result<QList<FileEntry>> entries = co_await list(from);
    if (!entries) {
        co_return Failure(entries.error());
    }
    for (const FileEntry &entry : *entries) {
        Result<void> done;
        if (entry.isFolder()) {
            done = co_await fill(entry.path, to.child(entry.name()));
        } else {
            done = (co_await m_contents->copy(entry.path, to)).transform([](const auto &) {});
        }
        if (!done) {
            co_return done;
        }
    }
    co_return Result<void>();
}

Reply<QString> ContentsSource::remove(RemotePath path, Removal removal)
{
    if (removal == Removal::Recoverable) {
        const QString message = tr("“%1” cannot be put into the trash.").arg(path.name());
        if (m_localRoot.isEmpty()) {
            co_return failure(ErrorKind::Unsupported, message);
        }
        co_return co_await QtConcurrent::run(moveToTrash, localFile(path), message);
    }
    const Result<void> removed = co_await m_contents->remove(path);
    co_return removed.transform([] { return QString(); });
}

Reply<void> ContentsSource::restore(RemotePath path, QString ticket)
{
    const QString message = tr("“%1” could not be brought back. It is at %2.").arg(path.name(), ticket);
    if (m_localRoot.isEmpty() || ticket.isEmpty()) {
        return readyReply<void>(failure(ErrorKind::Unsupported, message));
    }
    return QtConcurrent::run(takeFromTrash, ticket, localFile(path), message);
}

} // namespace quire::models
