// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MachineSource.h"

#include "base/Coroutine.h"
#include "base/Log.h"

#include <QDir>

namespace quire::models {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostNames = 1000;
const QByteArray emptyNotebook =
    "{\n \"cells\": [],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";

} // namespace

MachineSource::MachineSource(files::MachineAgent *agent, std::unique_ptr<ContentsSource> plain, QObject *parent)
    : FolderSource(parent), m_disk(agent, {}), m_plain(std::move(plain)), m_id(m_plain->id())
{
}

MachineSource::MachineSource(files::MachineAgent *agent, const QString &machine, const QString &absolute,
                             QObject *parent)
    : FolderSource(parent),
      m_disk(agent, '/' + absolute.toUtf8()),
      m_id(machine + u'/' + absolute),
      m_absolute(absolute)
{
}

void MachineSource::wake()
{
    if (m_state != State::Asleep) {
        return;
    }
    m_state = State::Waking;
    m_disk.open().then(this, [this](const Result<void> &opened) {
        if (!opened) {
            qCInfo(logJupyter) << "files are shown by plain requests:" << opened.error().detail;
            m_state = State::Asleep;
            return;
        }
        m_state = State::Awake;
        if (m_plain && m_plain->localFile({}).isEmpty()) {
            m_plain->setRoot(QString::fromUtf8(m_disk.root()));
        }
        Q_EMIT reachChanged();
    });
}

FolderSource::Abilities MachineSource::abilities() const
{
    const Abilities plain = m_plain ? m_plain->abilities() : Abilities{};
    return {.recovers = plain.recovers || usesAgent(), .hasTrash = plain.hasTrash, .listsHidden = true};
}

/// Servers show no hidden names, and names only that are text.
bool MachineSource::isPlain(const RemotePath &path) const
{
    return m_plain && !path.toString().contains(QChar::ReplacementCharacter) &&
           !std::ranges::any_of(path.parts(), [](const QString &name) { return FileEntry::isHiddenName(name); });
}

QString MachineSource::absolutePath(const RemotePath &path) const
{
    return m_plain ? m_plain->absolutePath(path) : QDir(m_absolute).filePath(path.toString());
}

QString MachineSource::localFile(const RemotePath &path) const
{
    return m_plain ? m_plain->localFile(path) : QString();
}

std::optional<RemotePath> MachineSource::serverPath(const RemotePath &path) const
{
    return isPlain(path) ? std::optional(path) : std::nullopt;
}

QUrl MachineSource::link(const RemotePath &path) const
{
    return isPlain(path) ? m_plain->link(path) : QUrl();
}

/// A machine whose agent fails shows what the server does.
Reply<QList<FileEntry>> MachineSource::list(RemotePath folder)
{
    if (usesAgent()) {
        const Result<QList<FileEntry>> seen = co_await m_disk.list(folder);
        if (seen || !isPlain(folder)) {
            co_return seen;
        }
    }
    co_return co_await m_plain->list(folder);
}

Reply<FileEntry> MachineSource::stat(RemotePath path)
{
    if (usesAgent()) {
        const Result<FileEntry> seen = co_await m_disk.stat(path);
        if (seen || !isPlain(path)) {
            co_return seen;
        }
    }
    co_return co_await m_plain->stat(path);
}

Reply<QByteArray> MachineSource::head(RemotePath path, qint64 maximum)
{
    return isPlain(path) ? m_plain->head(path, maximum) : m_disk.head(path, maximum);
}

/// Names as Jupyter gives them.
Reply<FileEntry> MachineSource::create(RemotePath folder, Kind kind, QString suffix)
{
    if (isPlain(folder)) {
        co_return co_await m_plain->create(folder, kind, suffix);
    }
    const bool isFolder = kind == Kind::Folder;
    const bool isNotebook = kind == Kind::Notebook;
    const QString stem = isFolder ? u"Untitled Folder"_s : isNotebook ? u"Untitled"_s : u"untitled"_s;
    const QString between = isFolder ? u" "_s : QString();
    const QString ending = isNotebook ? u".ipynb"_s : suffix;
    const Result<RemotePath> path = co_await freeName(folder, stem, between, ending);
    if (!path) {
        co_return Failure(path.error());
    }
    if (isFolder) {
        co_return co_await m_disk.makeFolder(*path);
    }
    const QByteArray bytes = isNotebook ? emptyNotebook : QByteArray();
    co_return co_await m_disk.makeFile(*path, bytes);
}

/// `folder`/`stem``suffix`, or with `between` and a number in the middle where that is taken.
Reply<RemotePath> MachineSource::freeName(RemotePath folder, QString stem, QString between, QString suffix)
{
    for (int number = 0; number < mostNames; ++number) {
        const QString middle = number > 0 ? between + QString::number(number) : QString();
        const RemotePath path = folder.child(stem + middle + suffix);
        const Result<FileEntry> there = co_await m_disk.stat(path);
        if (!there && there.error().kind == ErrorKind::NotFound) {
            co_return path;
        }
        if (!there) {
            co_return Failure(there.error());
        }
    }
    co_return failure(ErrorKind::Conflict, tr("All names like “%1” are taken.").arg(stem + suffix));
}

Reply<FileEntry> MachineSource::makeFolder(RemotePath path)
{
    return isPlain(path) ? m_plain->makeFolder(path) : m_disk.makeFolder(path);
}

Reply<FileEntry> MachineSource::move(RemotePath from, RemotePath to)
{
    return isPlain(from) && isPlain(to) ? m_plain->move(from, to) : m_disk.move(from, to);
}

QString MachineSource::stemOf(const QString &name)
{
    const qsizetype dot = name.indexOf(u'.', 1);
    return dot > 0 ? name.first(dot) : name;
}

Reply<FileEntry> MachineSource::copy(RemotePath from, RemotePath folder)
{
    if (folder == from || folder.isInside(from)) {
        co_return failure(ErrorKind::Unsupported, tr("A folder cannot be copied into itself."));
    }
    if (isPlain(from) && isPlain(folder) && !usesAgent()) {
        co_return co_await m_plain->copy(from, folder);
    }
    const QString stem = stemOf(from.name());
    const Result<RemotePath> to = co_await freeName(folder, stem, u"-Copy"_s, from.name().sliced(stem.size()));
    if (!to) {
        co_return Failure(to.error());
    }
    co_return co_await m_disk.copy(from, *to);
}

Reply<QString> MachineSource::remove(RemotePath path, Removal removal)
{
    const bool isOurs = m_plain && !m_plain->localFile({}).isEmpty();
    if (removal == Removal::Recoverable && usesAgent() && !isOurs) {
        co_return co_await m_disk.putAway(path);
    }
    if (isPlain(path) || isOurs) {
        co_return co_await m_plain->remove(path, removal);
    }
    const Result<void> gone = co_await m_disk.remove(path);
    co_return gone.transform([] { return QString(); });
}

/// Tickets of this computer's trash are paths.
Reply<void> MachineSource::restore(RemotePath path, QString ticket)
{
    return ticket.startsWith(u'/') ? m_plain->restore(path, ticket) : m_disk.putBack(path, ticket);
}

void MachineSource::forget(RemotePath path, QString ticket)
{
    if (!ticket.startsWith(u'/') && !ticket.isEmpty()) {
        std::ignore = m_disk.discard(path, ticket);
    }
}

} // namespace quire::models
