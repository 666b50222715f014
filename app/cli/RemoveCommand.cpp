// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RemoveCommand.h"

#include "base/Coroutine.h"

#include <algorithm>

namespace quire::cli {

namespace {

/// "/a/b/c" → "/a/b" and "c"; no name for a root.
std::pair<QByteArray, QByteArray> split(QByteArray path)
{
    while (path.endsWith('/')) {
        path.chop(1);
    }
    const qsizetype slash = path.lastIndexOf('/');
    return {path.first(slash + 1), path.sliced(slash + 1)};
}

} // namespace

Reply<int> RemoveCommand::work()
{
    int code = Success;
    for (const QString &operand : QStringList(invocation().operands)) {
        const Result<void> removed = co_await removeOne(onMachine(operand).value_or(QByteArray()));
        if (!removed) {
            code = failFor(removed.error());
        }
    }
    co_return code;
}

Reply<void> RemoveCommand::removeOne(QByteArray path)
{
    const auto [folder, name] = split(path);
    const std::optional<sync::TreePath> target = sync::TreePath::fromBytes(name);
    if (!target || target->isRoot()) {
        co_return failure(ErrorKind::Unsupported, tr("The whole disk is not deleted."));
    }
    const std::shared_ptr<files::MachineRoot> parent = root(folder.isEmpty() ? QByteArray("/") : folder);
    const Result<void> opened = co_await parent->open(false);
    if (!opened) {
        co_return opened;
    }
    const Result<std::optional<sync::Entry>> seen = co_await parent->stat(*target, false);
    if (!seen) {
        co_return Failure(seen.error());
    }
    if (!*seen) {
        co_return failure(ErrorKind::NotFound, tr("%1 is not there.").arg(target->toString()));
    }
    if ((*seen)->content.kind == sync::Kind::Folder) {
        if (!invocation().recursive) {
            co_return failure(ErrorKind::Conflict,
                              tr("%1 is a folder; --recursive deletes it with all it holds.").arg(target->toString()));
        }
        const Result<void> emptied = co_await removeInside(parent, *target);
        if (!emptied) {
            co_return emptied;
        }
    }
    co_return co_await parent->remove(*target, {files::Expectation::Kind::Anything}, {});
}

/// Deepest first; links are deleted, never followed.
Reply<void> RemoveCommand::removeInside(std::shared_ptr<files::MachineRoot> root, sync::TreePath folder)
{
    const Result<sync::Tree> tree = co_await root->list(folder);
    if (!tree) {
        co_return Failure(tree.error());
    }
    for (const auto &[path, entry] : tree->entries()) {
        if (entry.content.kind == sync::Kind::Folder) {
            const Result<void> emptied = co_await removeInside(root, path);
            if (!emptied) {
                co_return emptied;
            }
        }
        const Result<void> removed = co_await root->remove(path, {files::Expectation::Kind::Anything}, {});
        if (!removed) {
            co_return removed;
        }
    }
    co_return {};
}

} // namespace quire::cli
