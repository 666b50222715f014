// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AgentDisk.h"

#include "base/Coroutine.h"
#include "models/AgentCopy.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>
#include <QtConcurrentRun>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace quire::models {

using files::AgentAnswer;
using files::AgentRecord;
using files::AgentRoot;
using files::encoded;
using files::Expectation;
using sync::TreePath;

namespace {

/// What was put away by a browser is called so, with the time; other names in an attic are not ours.
const QString tracePrefix = QStringLiteral("browser-");
const QByteArray attic = QByteArrayLiteral(".quire/attic/");
constexpr qint64 dayInMs = 24LL * 3600 * 1000;
constexpr qint64 pieceSize = 4 << 20;
constexpr int mostLinks = 8;

const QJsonObject anything = encoded(Expectation{Expectation::Kind::Anything});

FileEntry entryOf(const AgentRecord &record, const RemotePath &path)
{
    FileEntry entry;
    entry.path = path;
    entry.isLink = record.kind == AgentRecord::Kind::Symlink;
    entry.linkTarget = entry.isLink ? QString::fromUtf8(record.extra) : QString();
    const bool isFolder = record.kind == AgentRecord::Kind::Folder || record.leadsToFolder;
    const bool isFile = record.kind == AgentRecord::Kind::File || record.leadsToFile;
    entry.kind = isFolder ? FileEntry::Kind::Folder : isFile ? FileEntry::kindOf(path) : FileEntry::Kind::File;
    entry.isHidden = FileEntry::isHiddenName(path.name());
    entry.size = isFile ? record.size : -1;
    entry.modified = QDateTime::fromMSecsSinceEpoch(record.modified / 1'000'000, QTimeZone::UTC);
    return entry;
}

Error gone(const RemotePath &path)
{
    return {ErrorKind::NotFound, AgentDisk::tr("“%1” is not there any more.").arg(path.name()), {}};
}

Error taken(const QString &name)
{
    return {ErrorKind::Conflict, AgentDisk::tr("Something is called “%1” already.").arg(name), {}};
}

/// An error of the agent speaks of no name.
Error named(Error error, const RemotePath &path)
{
    return error.kind == ErrorKind::NotFound ? gone(path) : error;
}

/// The agent splits `path` here, never at a link.
TreePath treePath(const QByteArray &path)
{
    return TreePath::fromBytes(path).value_or(TreePath());
}

struct Listing
{
    QList<FileEntry> entries = {};
    QHash<RemotePath, QByteArray> odd = {}; ///< Names that are no UTF-8.
    bool isWhole = true;
};

Result<Listing> listingOf(const QByteArray &packed, const RemotePath &folder)
{
    const Result<std::vector<AgentRecord>> records = AgentRecord::parsePacked(packed);
    if (!records || records->empty()) {
        return Failure(records ? files::agentError(u"invalid"_s, 0, {}) : records.error());
    }
    Listing listing;
    listing.isWhole = records->front().kind == AgentRecord::Kind::Folder;
    listing.entries.reserve(qsizetype(records->size()));
    for (std::size_t at = 1; at < records->size(); ++at) {
        const AgentRecord &record = records->at(at);
        if (!TreePath::isName(record.name)) {
            continue;
        }
        const RemotePath path = folder.child(QString::fromUtf8(record.name));
        if (!record.name.isValidUtf8()) {
            listing.odd.insert(path, record.name);
        }
        listing.entries.append(entryOf(record, path));
    }
    return listing;
}

} // namespace

AgentDisk::AgentDisk(files::MachineAgent *agent, QByteArray place, QObject *parent)
    : QObject(parent), m_agent(agent), m_place(std::move(place))
{
}

std::shared_ptr<AgentRoot> AgentDisk::rootAt(const QByteArray &path) const
{
    return std::make_shared<AgentRoot>(&m_agent->link(), m_agent->connection(), path);
}

Reply<void> AgentDisk::open()
{
    if (m_root) {
        co_return Result<void>();
    }
    const Result<QByteArray> path = co_await m_agent->absolute(m_place);
    if (!path) {
        co_return Failure(path.error());
    }
    const std::shared_ptr<AgentRoot> root = rootAt(*path);
    const Result<sync::Entry> opened = co_await root->open(false);
    if (!opened) {
        co_return Failure(opened.error());
    }
    if (!m_root) {
        m_root = root;
        m_path = root->absolutePath();
        std::ignore = tidy();
    }
    co_return Result<void>();
}

/// What was deleted long ago is not wanted back.
Reply<void> AgentDisk::tidy()
{
    const std::shared_ptr<AgentRoot> root = m_root;
    const Result<sync::Tree> kept = co_await root->list(treePath(attic.chopped(1)));
    if (!kept) {
        co_return Failure(kept.error());
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const auto &[path, entry] : kept->entries()) {
        const QString name = QString::fromUtf8(path.name());
        const qint64 since = name.section(u'-', 1, 1).toLongLong();
        if (name.startsWith(tracePrefix) && since + dayInMs < now) {
            std::ignore = co_await AgentCopy::remove(root, path);
        }
    }
    co_return Result<void>();
}

QByteArray AgentDisk::bytesBelow(const RemotePath &folder, const RemotePath &path) const
{
    QByteArray bytes;
    RemotePath at = folder;
    const QStringList names = path.parts().sliced(folder.parts().size());
    for (const QString &name : names) {
        at = at.child(name);
        bytes += (bytes.isEmpty() ? "" : "/") + m_odd.value(at, name.toUtf8());
    }
    return bytes;
}

QByteArray AgentDisk::absolute(const RemotePath &path) const
{
    const QByteArray below = bytesBelow({}, path);
    return below.isEmpty() ? m_path : m_path == "/" ? '/' + below : m_path + '/' + below;
}

/// `enters`: a link that is called so itself is gone through.
Reply<AgentDisk::Spot> AgentDisk::spot(RemotePath path, bool enters)
{
    const Result<void> ready = co_await open();
    if (!ready) {
        co_return Failure(ready.error());
    }
    RemotePath folder = path;
    if (!enters) {
        folder = path.parent();
    }
    while (!folder.isRoot() && !m_links.contains(folder)) {
        folder = folder.parent();
    }
    if (folder.isRoot()) {
        co_return Spot{m_root, treePath(bytesBelow({}, path))};
    }
    std::shared_ptr<AgentRoot> &behind = m_links[folder];
    if (!behind) {
        behind = rootAt(absolute(folder));
    }
    co_return Spot{behind, treePath(bytesBelow(folder, path))};
}

/// Whether `folder` is reached only through a link that nobody knew of; from now on it is.
Reply<bool> AgentDisk::goesThroughLink(RemotePath folder)
{
    if (folder.isRoot() || m_links.contains(folder)) {
        co_return false;
    }
    const std::shared_ptr<AgentRoot> root = rootAt(absolute(folder));
    const Result<sync::Entry> opened = co_await root->open(false);
    if (opened && root->absolutePath() != absolute(folder)) {
        m_links.insert(folder, root);
        co_return true;
    }
    co_return false;
}

Reply<AgentDisk::Spot> AgentDisk::onWholeDisk(Spot spot, std::shared_ptr<AgentRoot> whole)
{
    const Result<sync::Entry> opened = co_await spot.root->open(false);
    if (!opened) {
        co_return Failure(opened.error());
    }
    co_return Spot{whole, treePath((spot.root->absolutePath() + '/' + spot.path.bytes()).sliced(1))};
}

/// Both in one root.
Reply<std::pair<AgentDisk::Spot, AgentDisk::Spot>> AgentDisk::spots(RemotePath from, RemotePath to)
{
    Result<Spot> one = co_await spot(from, false);
    Result<Spot> other = co_await spot(to, false);
    if (one && other && one->root != other->root) {
        const std::shared_ptr<AgentRoot> whole = rootAt("/");
        one = co_await onWholeDisk(*one, whole);
        other = co_await onWholeDisk(*other, whole);
    }
    if (!one || !other) {
        co_return Failure(one ? other.error() : one.error());
    }
    co_return std::pair(*one, *other);
}

Reply<QList<FileEntry>> AgentDisk::list(RemotePath folder)
{
    const Result<Spot> where = co_await spot(folder, true);
    if (!where) {
        co_return Failure(where.error());
    }
    const Result<AgentAnswer> answer = co_await where->root->ask(
        u"list"_s, {{u"folders"_s, QJsonArray{encoded(where->path.bytes())}}, {u"follow"_s, true}});
    if (!answer) {
        co_return Failure(named(answer.error(), folder));
    }
    const Result<Listing> found = co_await QtConcurrent::run(listingOf, answer->buffer(0), folder);
    if (!found) {
        co_return Failure(found.error());
    }
    if (!found->isWhole && found->entries.isEmpty()) {
        const Result<bool> isBehindLink = co_await goesThroughLink(folder);
        if (isBehindLink && *isBehindLink) {
            co_return co_await list(folder);
        }
        const Result<FileEntry> itself = co_await stat(folder);
        if (!itself) {
            co_return Failure(itself.error());
        }
        co_return failure(ErrorKind::File, tr("The machine does not allow to look into “%1”.").arg(folder.name()));
    }
    m_odd.insert(found->odd);
    for (const FileEntry &entry : found->entries) {
        if (entry.isLink && entry.isFolder() && !m_links.contains(entry.path)) {
            m_links.insert(entry.path, nullptr);
        }
    }
    co_return found->entries;
}

Reply<FileEntry> AgentDisk::look(Spot spot, RemotePath path)
{
    const Result<AgentAnswer> answer =
        co_await spot.root->ask(u"stat"_s, {{u"paths"_s, QJsonArray{encoded(spot.path.bytes())}}, {u"follow"_s, true}});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record) {
        co_return Failure(record.error());
    }
    if (record->kind == AgentRecord::Kind::Nothing) {
        co_return Failure(gone(path));
    }
    co_return entryOf(*record, path);
}

Reply<FileEntry> AgentDisk::stat(RemotePath path)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const Result<FileEntry> seen = co_await look(*where, path);
    if (seen || seen.error().kind != ErrorKind::NotFound) {
        co_return seen;
    }
    const Result<bool> isBehindLink = co_await goesThroughLink(path.parent());
    if (isBehindLink && *isBehindLink) {
        co_return co_await stat(path);
    }
    co_return seen;
}

Reply<QByteArray> AgentDisk::head(RemotePath path, qint64 maximum)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const Result<QByteArray> bytes = co_await read(*where, maximum, 0);
    if (!bytes) {
        co_return Failure(named(bytes.error(), path));
    }
    co_return bytes;
}

Reply<QByteArray> AgentDisk::read(Spot spot, qint64 maximum, int links)
{
    QByteArray bytes;
    while (bytes.size() < maximum) {
        const qint64 wanted = std::min(pieceSize, maximum - bytes.size());
        const Result<AgentAnswer> answer = co_await spot.root->ask(
            u"get"_s,
            {{u"path"_s, encoded(spot.path.bytes())}, {u"offset"_s, qint64(bytes.size())}, {u"length"_s, wanted}});
        if (!answer && answer.error().kind == ErrorKind::Unsupported && links < mostLinks) {
            const Result<Spot> behind = co_await target(spot);
            if (!behind) {
                co_return Failure(behind.error());
            }
            co_return co_await read(*behind, maximum, links + 1);
        }
        if (!answer) {
            co_return Failure(answer.error());
        }
        bytes += answer->buffer(1).first(std::min<qint64>(answer->buffer(1).size(), wanted));
        if (answer->buffer(1).size() < wanted) {
            break;
        }
    }
    co_return bytes;
}

/// Where a link's text leads, one step.
Reply<AgentDisk::Spot> AgentDisk::target(Spot link)
{
    const Result<std::optional<sync::Entry>> entry = co_await link.root->stat(link.path, false);
    if (!entry) {
        co_return Failure(entry.error());
    }
    if (!*entry || (*entry)->content.kind != sync::Kind::Symlink) {
        co_return Failure(files::agentError(u"special"_s, 0, {}));
    }
    QByteArray path = (*entry)->content.digest;
    if (!path.startsWith('/')) {
        path.prepend(link.root->absolutePath() + '/' + link.path.parent().bytes() + '/');
    }
    const qsizetype slash = path.lastIndexOf('/');
    if (!TreePath::isName(path.sliced(slash + 1))) {
        co_return Failure(files::agentError(u"link"_s, 0, {}));
    }
    co_return Spot{rootAt(path.first(slash + 1)), TreePath().child(path.sliced(slash + 1))};
}

Reply<FileEntry> AgentDisk::makeFile(RemotePath path, QByteArray bytes)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
    const QJsonObject file{{u"path"_s, encoded(where->path.bytes())},
                           {u"size"_s, qint64(bytes.size())},
                           {u"digest"_s, encoded(digest)},
                           {u"ticket"_s, u"new-%1"_s.arg(++m_count)},
                           {u"expected"_s, encoded(Expectation{})}};
    const Result<AgentAnswer> answer =
        co_await where->root->ask(u"put_many"_s, {{u"files"_s, QJsonArray{file}}}, {bytes});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record) {
        co_return Failure(record.error().kind == ErrorKind::Conflict ? taken(path.name()) : record.error());
    }
    co_return entryOf(*record, path);
}

Reply<FileEntry> AgentDisk::makeFolder(RemotePath path)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const Result<sync::Entry> made = co_await where->root->makeFolder(where->path);
    if (!made) {
        co_return Failure(made.error().kind == ErrorKind::Conflict ? taken(path.name()) : made.error());
    }
    co_return co_await look(*where, path);
}

Reply<FileEntry> AgentDisk::move(RemotePath from, RemotePath to)
{
    const Result<std::pair<Spot, Spot>> both = co_await spots(from, to);
    if (!both) {
        co_return Failure(both.error());
    }
    const auto [source, goal] = *both;
    const Result<void> moved = co_await source.root->move(source.path, goal.path, {Expectation::Kind::Anything});
    if (!moved) {
        co_return Failure(moved.error().kind == ErrorKind::Conflict ? taken(to.name()) : named(moved.error(), from));
    }
    m_links.remove(from);
    co_return co_await look(goal, to);
}

Reply<FileEntry> AgentDisk::copy(RemotePath from, RemotePath to)
{
    const Result<std::pair<Spot, Spot>> both = co_await spots(from, to);
    if (!both) {
        co_return Failure(both.error());
    }
    const auto [source, goal] = *both;
    const auto work = std::make_shared<AgentCopy>(source.root);
    const Result<void> copied = co_await work->run(source.path, goal.path);
    if (!copied) {
        co_return Failure(copied.error().kind == ErrorKind::Conflict ? taken(to.name()) : named(copied.error(), from));
    }
    co_return co_await look(goal, to);
}

Reply<QString> AgentDisk::putAway(RemotePath path)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const QString trace = tracePrefix + u"%1-%2"_s.arg(QDateTime::currentMSecsSinceEpoch()).arg(++m_count);
    const Result<AgentAnswer> done = co_await where->root->ask(u"remove"_s, {{u"path"_s, encoded(where->path.bytes())},
                                                                             {u"expected"_s, anything},
                                                                             {u"trace"_s, trace},
                                                                             {u"recursive"_s, true}});
    if (!done) {
        co_return Failure(named(done.error(), path));
    }
    m_links.remove(path);
    co_return trace;
}

Reply<void> AgentDisk::putBack(RemotePath path, QString trace)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const TreePath kept = treePath(attic + trace.toLatin1());
    Result<void> back = co_await where->root->move(kept, where->path, {Expectation::Kind::Anything});
    if (!back && back.error().kind == ErrorKind::NotFound) { // Another disk is mounted there: beside it.
        const TreePath beside = where->path.parent().child(".quire-old-" + trace.toLatin1());
        back = co_await where->root->move(beside, where->path, {Expectation::Kind::Anything});
    }
    if (!back && back.error().kind == ErrorKind::Conflict) {
        co_return Failure(taken(path.name()));
    }
    co_return back;
}

Reply<void> AgentDisk::discard(RemotePath path, QString trace)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    const Result<void> gone = co_await AgentCopy::remove(where->root, treePath(attic + trace.toLatin1()));
    if (!gone && gone.error().kind == ErrorKind::NotFound) {
        co_return co_await AgentCopy::remove(where->root, where->path.parent().child(".quire-old-" + trace.toLatin1()));
    }
    co_return gone;
}

Reply<void> AgentDisk::remove(RemotePath path)
{
    const Result<Spot> where = co_await spot(path, false);
    if (!where) {
        co_return Failure(where.error());
    }
    m_links.remove(path);
    const Result<void> gone = co_await AgentCopy::remove(where->root, where->path);
    if (!gone) {
        co_return Failure(named(gone.error(), path));
    }
    co_return gone;
}

} // namespace quire::models
