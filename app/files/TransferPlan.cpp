// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferPlan.h"

#include "base/Coroutine.h"
#include "files/LocalFile.h"

#include <QtConcurrentRun>

#include <dirent.h>
#include <sys/stat.h>

#include <cerrno>
#include <deque>
#include <set>

namespace quire::files {

using sync::Kind;
using sync::TreePath;

namespace {

constexpr qsizetype deepest = 200;

/// Names in a folder of this computer, as bytes and in order.
std::set<QByteArray> namesIn(const QByteArray &folder)
{
    std::set<QByteArray> names;
    if (DIR *stream = ::opendir(folder.constData())) {
        while (const dirent *entry = ::readdir(stream)) {
            const QByteArray name(static_cast<const char *>(entry->d_name));
            if (TreePath::isName(name)) {
                names.insert(name);
            }
        }
        ::closedir(stream);
    }
    return names;
}

/// Says something of a path, not of the machine.
bool isOnlyThis(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Unsupported;
}

TreePath treePath(const QByteArray &path)
{
    return TreePath::fromBytes(path).value_or(TreePath());
}

} // namespace

QByteArray inFolder(const QByteArray &folder, const QByteArray &name)
{
    return folder.isEmpty() || folder.endsWith('/') ? folder + name : folder + '/' + name;
}

QByteArray lastName(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

QByteArray parentFolder(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray() : path.left(slash == 0 ? 1 : slash);
}

std::optional<sync::Entry> localEntry(const QByteArray &path)
{
    const std::optional<LocalStamp> stamp = LocalStamp::at(path);
    if (!stamp) {
        return std::nullopt;
    }
    sync::Entry entry;
    entry.id = {stamp->device, stamp->inode, 0};
    entry.modified = stamp->modified;
    entry.content.kind = stamp->isFile()     ? Kind::File
                         : stamp->isFolder() ? Kind::Folder
                         : stamp->isLink()   ? Kind::Symlink
                                             : Kind::Unknown;
    if (stamp->isFile()) {
        entry.content.size = stamp->size;
        entry.content.executable = stamp->isExecutable();
    }
    return entry;
}

TransferPlan::TransferPlan(TransferOrder order, RemoteRoot *from, RemoteRoot *to, QObject *parent)
    : QObject(parent), m_order(std::move(order)), m_from(from), m_to(to)
{
}

Reply<std::vector<TransferFile>> TransferPlan::run()
{
    const TransferOrder order = m_order;
    auto finds = std::make_shared<Finds>();
    if (m_from) {
        const Result<Finds> there = co_await walkThere();
        if (!there) {
            co_return Failure(there.error());
        }
        *finds = *there;
    } else {
        *finds = co_await QtConcurrent::run([order] { return walkHere(order); });
    }
    m_files.clear();
    const Result<void> prepared = co_await prepare(finds);
    if (!prepared) {
        co_return Failure(prepared.error());
    }
    co_return std::move(m_files);
}

/// Folders before what is in them.
TransferPlan::Finds TransferPlan::walkHere(const TransferOrder &order)
{
    Finds finds;
    std::deque<std::pair<QByteArray, QByteArray>> waiting;
    for (const QByteArray &source : order.sources) {
        waiting.emplace_back(source, inFolder(order.folder, lastName(source)));
    }
    while (!waiting.empty()) {
        const auto [source, target] = waiting.front();
        waiting.pop_front();
        const std::optional<sync::Entry> entry = localEntry(source);
        const bool isTooDeep = source.count('/') > deepest;
        if (!entry || isTooDeep) {
            finds.push_back({source, target, {}, fileError(source, entry ? ELOOP : ENOENT)});
            continue;
        }
        finds.push_back({source, target, *entry, {}});
        if (entry->content.kind == Kind::Folder) {
            for (const QByteArray &name : namesIn(source)) {
                waiting.emplace_back(inFolder(source, name), inFolder(target, name));
            }
        }
    }
    return finds;
}

Reply<TransferPlan::Finds> TransferPlan::walkThere()
{
    Finds finds;
    std::deque<std::size_t> folders;
    for (const QByteArray &source : m_order.sources) {
        const Result<std::optional<sync::Entry>> seen = co_await m_from->stat(treePath(source), false);
        if (!seen && seen.error().kind != ErrorKind::Unsupported) {
            co_return Failure(seen.error());
        }
        const QByteArray target = inFolder(m_order.folder, lastName(source));
        const bool isThere = seen && *seen;
        const Error problem = !seen ? seen.error() : isThere ? Error{} : fileError(source, ENOENT);
        finds.push_back({source, target, isThere ? **seen : sync::Entry{}, problem});
        if (isThere && (*seen)->content.kind == Kind::Folder) {
            folders.push_back(finds.size() - 1);
        }
    }
    while (!folders.empty()) {
        const Found folder = finds[folders.front()];
        folders.pop_front();
        const Result<sync::Tree> inside = co_await m_from->list(treePath(folder.source));
        if (!inside && !isOnlyThis(inside.error())) {
            co_return Failure(inside.error());
        }
        const sync::Tree tree = inside.value_or(sync::Tree());
        for (const auto &[path, entry] : tree.entries()) {
            if (folder.source.count('/') > deepest) {
                continue;
            }
            finds.push_back({path.bytes(), inFolder(folder.target, path.name()), entry, {}});
            if (entry.content.kind == Kind::Folder) {
                folders.push_back(finds.size() - 1);
            }
        }
    }
    co_return finds;
}

/// What is in a folder of the target; empty when the folder is not there.
Reply<sync::Tree> TransferPlan::look(QByteArray folder)
{
    if (m_to) {
        const Result<sync::Tree> tree = co_await m_to->list(treePath(folder));
        if (!tree && isOnlyThis(tree.error())) {
            co_return sync::Tree();
        }
        co_return tree;
    }
    co_return sync::Tree();
}

Reply<void> TransferPlan::makeFolder(QByteArray folder)
{
    if (m_to) {
        const Result<sync::Entry> made = co_await m_to->makeFolder(treePath(folder));
        co_return made.transform([](const sync::Entry &) {});
    }
    if (::mkdir(folder.constData(), 0777) != 0 && errno != EEXIST) {
        co_return Failure(fileError(folder, errno));
    }
    co_return Result<void>();
}

/// Looks into each folder of the target once.
Reply<void> TransferPlan::prepare(std::shared_ptr<Finds> finds)
{
    std::map<QByteArray, sync::Tree> seen;
    for (const Found &found : *finds) {
        const QByteArray folder = parentFolder(found.target);
        if (m_to && !seen.contains(folder)) {
            const Result<sync::Tree> tree = co_await look(folder);
            if (!tree) {
                co_return Failure(tree.error());
            }
            seen[folder] = *tree;
        }
        const auto there = m_to ? seen[folder].at(treePath(found.target)) : localEntry(found.target);
        TransferFile file{found.source, found.target, found.entry.content.size, found.entry.modified};
        file.executable = found.entry.content.executable.value_or(false);
        file.there = there;
        file.hasLooked = true;
        file.error = found.problem;
        if (found.entry.content.kind == Kind::Folder && found.problem == Error{}) {
            if (!there) {
                seen[found.target] = {}; // New, so nothing is in it.
            }
            const Result<void> made = co_await makeFolder(found.target);
            if (made) {
                continue;
            }
            if (made.error().kind == ErrorKind::Network || made.error().kind == ErrorKind::Timeout) {
                co_return made;
            }
            file.error = made.error();
        } else if (found.entry.content.kind != Kind::File && found.problem == Error{}) {
            file.error = {ErrorKind::Unsupported, tr("“%1” is no ordinary file.").arg(shownName(found.source)), {}};
        }
        file.state = file.error == Error{} ? FileState::Waiting : FileState::Failed;
        m_files.push_back(std::move(file));
    }
    co_return Result<void>();
}

} // namespace quire::files
