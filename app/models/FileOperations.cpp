// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FileOperations.h"

#include "base/Coroutine.h"

#include <algorithm>

namespace quire::models {

namespace {

/// Without those that go along with a folder that is among them.
QList<RemotePath> outermost(QList<RemotePath> paths)
{
    const QList<RemotePath> all = paths;
    paths.removeIf([&](const RemotePath &path) {
        return path.isRoot() || std::ranges::any_of(all, [&](const RemotePath &other) { return path.isInside(other); });
    });
    return paths;
}

} // namespace

void FileOperations::create(FolderSource *source, const RemotePath &folder, FileEntry::Kind kind, const QString &suffix)
{
    source->create(folder, kind, suffix).then(this, [this, folder, id = source->id()](const Result<FileEntry> &entry) {
        if (entry) {
            Q_EMIT changed(id, folder);
            Q_EMIT created(*entry);
        } else {
            Q_EMIT failed(entry.error());
        }
    });
}

void FileOperations::rename(FolderSource *source, const RemotePath &path, const QString &name)
{
    if (name.contains(u'/') || name == u"." || name == u"..") {
        Q_EMIT failed(Error{ErrorKind::Unsupported,
                            tr("“%1” cannot be a name. Choose another one for “%2”.").arg(name, path.name()),
                            {}});
        return;
    }
    const RemotePath to = path.parent().child(name);
    source->move(path, to).then(
        this, [this, path, to, from = QPointer(source), id = source->id()](const Result<FileEntry> &entry) {
            if (!entry) {
                Q_EMIT failed(entry.error());
                Q_EMIT changed(id, path.parent()); // It may be gone.
                return;
            }
            remember(from, Undo::Move, {{path, to, {}}});
            moved(from, path, to);
        });
}

void FileOperations::moved(FolderSource *source, const RemotePath &from, const RemotePath &to)
{
    const QString id = source ? source->id() : QString();
    Q_EMIT renamed(from, to);
    Q_EMIT changed(id, from.parent());
    if (from.parent() != to.parent()) {
        Q_EMIT changed(id, to.parent());
    }
}

void FileOperations::move(FolderSource *source, const QList<RemotePath> &paths, const RemotePath &folder)
{
    std::ignore = moveAll(source, outermost(paths), folder);
}

Reply<void> FileOperations::moveAll(QPointer<FolderSource> source, QList<RemotePath> paths, RemotePath folder)
{
    QList<Step> done;
    for (const RemotePath &path : std::as_const(paths)) {
        if (!source || path.parent() == folder) {
            continue;
        }
        if (folder == path || folder.isInside(path)) {
            Q_EMIT failed(Error{ErrorKind::Unsupported, tr("“%1” cannot be moved into itself.").arg(path.name()), {}});
            continue;
        }
        const RemotePath to = folder.child(path.name());
        const Result<FileEntry> entry = co_await source->move(path, to);
        if (entry) {
            done.append({path, to, {}});
            moved(source, path, to);
        } else {
            Q_EMIT failed(entry.error());
        }
    }
    if (!done.isEmpty()) {
        remember(source, Undo::Move, done);
        Q_EMIT moveDone(int(done.size()));
    }
    co_return Result<void>();
}

void FileOperations::copy(FolderSource *source, const QList<RemotePath> &paths, const RemotePath &folder)
{
    std::ignore = copyAll(source, outermost(paths), folder);
}

Reply<void> FileOperations::copyAll(QPointer<FolderSource> source, QList<RemotePath> paths, RemotePath folder)
{
    for (const RemotePath &path : std::as_const(paths)) {
        if (!source) {
            break;
        }
        const Result<FileEntry> entry = co_await source->copy(path, folder);
        if (!entry) {
            Q_EMIT failed(entry.error());
            continue;
        }
        Q_EMIT changed(source ? source->id() : QString(), folder);
        Q_EMIT copied(entry->path);
    }
    co_return Result<void>();
}

void FileOperations::remove(FolderSource *source, const QList<RemotePath> &paths, FolderSource::Removal removal)
{
    std::ignore = removeAll(source, outermost(paths), removal);
}

Reply<void> FileOperations::removeAll(QPointer<FolderSource> source, QList<RemotePath> paths,
                                      FolderSource::Removal removal)
{
    QList<Step> done;
    QList<RemotePath> left;
    int count = 0;
    for (const RemotePath &path : std::as_const(paths)) {
        if (!source) {
            break;
        }
        const QString id = source->id();
        const Result<QString> ticket = co_await source->remove(path, removal);
        const bool isKept = removal == FolderSource::Removal::Recoverable;
        if (!ticket && isKept && ticket.error().kind == ErrorKind::Unsupported) {
            left.append(path);
            continue;
        }
        if (ticket) {
            ++count;
            if (!ticket->isEmpty()) {
                done.append({path, path, *ticket});
            }
            Q_EMIT removed(path);
        } else {
            Q_EMIT failed(ticket.error());
        }
        Q_EMIT changed(id, path.parent());
    }
    remember(source, done.isEmpty() ? Undo::Nothing : Undo::Removal, done);
    if (count > 0) {
        Q_EMIT removalDone(count);
    }
    if (!left.isEmpty()) {
        Q_EMIT notRecoverable(left);
    }
    co_return Result<void>();
}

void FileOperations::remember(FolderSource *source, Undo what, const QList<Step> &steps)
{
    if (m_undo == Undo::Removal && m_undoSource) {
        for (const Step &step : std::as_const(m_steps)) {
            m_undoSource->forget(step.from, step.ticket);
        }
    }
    m_undo = what;
    m_undoSource = source;
    m_steps = steps;
}

void FileOperations::undo()
{
    if (m_undo != Undo::Nothing && m_undoSource) {
        std::ignore = undoAll(m_undoSource, std::exchange(m_undo, Undo::Nothing), std::exchange(m_steps, {}));
    }
}

/// The last thing first.
Reply<void> FileOperations::undoAll(QPointer<FolderSource> source, Undo what, QList<Step> steps)
{
    std::ranges::reverse(steps);
    for (const Step &step : std::as_const(steps)) {
        if (!source) {
            break;
        }
        const QString id = source->id();
        Result<void> back;
        if (what == Undo::Removal) {
            back = co_await source->restore(step.to, step.ticket);
        } else {
            back = (co_await source->move(step.to, step.from)).transform([](const FileEntry &) {});
        }
        if (!back) {
            Q_EMIT failed(back.error());
        } else if (what == Undo::Removal) {
            Q_EMIT restored(step.to);
            Q_EMIT changed(id, step.to.parent());
        } else {
            moved(source, step.to, step.from);
        }
    }
    co_return Result<void>();
}

} // namespace quire::models
