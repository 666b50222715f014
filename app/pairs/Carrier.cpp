// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/Carrier.h"

#include "base/Coroutine.h"
#include "base/Digest.h"
#include "files/Lanes.h"
#include "pairs/CopyDown.h"
#include "pairs/CopyUp.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::pairs {

using sync::Action;
using sync::ActionKind;
using sync::Side;
using sync::TreePath;

namespace {

/// Small questions to the machine under way at once.
constexpr int questionsAtOnce = 16;
constexpr qint64 largestText = 1 << 20;

/// From the top down, or from the bottom up.
std::vector<std::vector<Action>> byDepth(std::vector<Action> actions, bool deepestFirst)
{
    std::ranges::stable_sort(actions, [deepestFirst](const Action &one, const Action &other) {
        return deepestFirst ? one.path.depth() > other.path.depth() : one.path.depth() < other.path.depth();
    });
    std::vector<std::vector<Action>> levels;
    for (Action &action : actions) {
        if (levels.empty() || levels.back().front().path.depth() != action.path.depth()) {
            levels.emplace_back();
        }
        levels.back().push_back(std::move(action));
    }
    return levels;
}

bool isSymlink(const Action &action)
{
    return action.there && action.there->content.kind == sync::Kind::Symlink;
}

} // namespace

bool isMergeable(const TreePath &path, qint64 size)
{
    static const QByteArrayList suffixes{".ipynb", ".py",  ".md",  ".txt", ".json", ".yaml", ".yml", ".toml",
                                         ".cfg",   ".sh",  ".r",   ".jl",  ".cpp",  ".h",    ".c",   ".sql",
                                         ".tex",   ".rst", ".ini", ".js",  ".html", ".css",  ".csv"};
    const QByteArray name = path.name().toLower();
    return size <= largestText &&
           std::ranges::any_of(suffixes, [&name](const QByteArray &suffix) { return name.endsWith(suffix); });
}

QByteArray newTrace()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QByteArray uploadTicket(const QByteArray &memory, const TreePath &path, const QByteArray &digest)
{
    constexpr qsizetype enough = 12;
    Digest hash;
    hash.add(memory + '\0' + path.bytes() + '\0' + digest);
    return hash.result().first(enough).toHex();
}

bool isFatal(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Auth ||
           error.kind == ErrorKind::Certificate;
}

Carrier::Carrier(CarryGround ground) : m_ground(std::move(ground)) {}

void Carrier::note(SyncEvent event)
{
    event.at = QDateTime::currentDateTime();
    m_events.push_back(std::move(event));
}

void Carrier::noteProblem(const TreePath &path, const Error &error)
{
    if (error.kind != ErrorKind::Conflict && error.kind != ErrorKind::NotFound) {
        m_report.problems.emplace_back(path, error);
        note({.kind = SyncEvent::Kind::Failed, .path = path, .message = error.message});
    }
}

void Carrier::noteDone(qint64 bytes)
{
    ++m_done;
    m_report.bytes += bytes;
    if (m_ground.progressed) {
        m_ground.progressed(m_report);
    }
}

void Carrier::setRow(const TreePath &path, const std::optional<sync::BaseEntry> &row)
{
    m_ground.base->eraseOne(path);
    if (row) {
        m_ground.base->insert(path, *row);
    }
    noteSettled(path);
}

void Carrier::noteSettled(const TreePath &path)
{
    if (m_ground.states) {
        m_ground.states->settle(path);
    }
}

void Carrier::setPrint(Side side, const TreePath &path, const sync::Entry &entry)
{
    auto *prints = side == Side::Local ? m_ground.localPrints : m_ground.remotePrints;
    if (entry.content.kind == sync::Kind::File && !entry.content.digest.isEmpty() && entry.changed != 0) {
        prints->insert(path,
                       {entry.content.size, entry.modified, entry.changed, entry.id, entry.content.digest, false});
    } else {
        prints->eraseOne(path);
    }
}

/// Ends the round only for what is fatal.
Result<void> Carrier::settled(const TreePath &path, const Result<void> &result)
{
    if (result) {
        return {};
    }
    if (isFatal(result.error())) {
        return result;
    }
    noteProblem(path, result.error());
    return {};
}

Reply<void> Carrier::carryOut(sync::SyncPlan plan)
{
    Result<void> done = co_await carryMoves(plan.moves);
    if (done) {
        done = co_await carryFolders(plan.folders);
    }
    if (done) {
        done = co_await carryFiles(plan.files);
    }
    if (done) {
        done = co_await carryDeletes(plan.deletes);
    }
    co_return done;
}

Reply<std::optional<sync::Entry>> Carrier::look(Side side, TreePath path)
{
    if (side == Side::Remote) {
        return m_ground.remote->stat(path, false);
    }
    return m_ground.local->run([path](const files::LocalRoot &root) { return root.stat(path, false); });
}

Reply<void> Carrier::moveOn(Side side, TreePath from, TreePath to, files::Expectation expected)
{
    if (side == Side::Remote) {
        return m_ground.remote->move(from, to, expected);
    }
    return m_ground.local->run(
        [from, to, expected](const files::LocalRoot &root) { return root.move(from, to, expected); });
}

Reply<void> Carrier::moveRows(TreePath from, TreePath to)
{
    if (m_ground.base->contains(to) || !m_ground.base->contains(from)) {
        co_return {};
    }
    const Result<void> moved = co_await m_ground.journal->move(from, to);
    if (moved) {
        if (!from.isInside(to)) {
            m_ground.base->erase(to); // Things inside it, as the journal has it.
        }
        m_ground.base->move(from, to);
    }
    co_return moved;
}

// Moves

Reply<void> Carrier::carryMoves(std::vector<Action> moves)
{
    for (const Action &action : moves) {
        const Reply<void> moving = action.kind == ActionKind::Rename      ? rename(action)
                                   : action.kind == ActionKind::MoveBase  ? moveBase(action)
                                   : action.kind == ActionKind::MoveAside ? moveAside(action)
                                                                          : makeFolder(action);
        const Result<void> done = co_await moving;
        const Result<void> fine = settled(action.path, done);
        if (!fine) {
            co_return fine;
        }
    }
    co_return {};
}

Reply<void> Carrier::rename(Action action)
{
    const Result<std::optional<sync::Entry>> there = co_await look(opposite(action.side), action.target);
    if (!there) {
        co_return Failure(there.error());
    }
    if (there->has_value() != action.there.has_value() || (*there && (*there)->id != action.there->id)) {
        co_return {};
    }
    const Result<void> moved =
        co_await moveOn(action.side, action.path, action.target, files::Expectation::of(action.here));
    if (!moved) {
        co_return moved;
    }
    const Result<void> rows = co_await moveRows(action.base, action.target);
    if (rows) {
        ++m_report.moved;
        note({.kind = action.side == Side::Local ? SyncEvent::Kind::RenamedHere : SyncEvent::Kind::RenamedThere,
              .path = action.path,
              .other = action.target});
        noteSettled(action.path);
        noteDone(0);
    }
    co_return rows;
}

Reply<void> Carrier::moveBase(Action action)
{
    const Result<void> rows = co_await moveRows(action.base, action.target);
    if (rows) {
        noteDone(0);
    }
    co_return rows;
}

Reply<void> Carrier::moveAside(Action action)
{
    const Result<void> forgotten = co_await m_ground.journal->forgetIds(action.path);
    if (!forgotten) {
        co_return forgotten;
    }
    if (sync::BaseEntry *row = m_ground.base->find(action.path)) {
        row->local = row->remote = {};
    }
    const Result<void> moved =
        co_await moveOn(action.side, action.path, action.target, files::Expectation::of(action.here));
    if (moved) {
        note({.kind = SyncEvent::Kind::KeptBoth, .path = action.path, .other = action.target});
        noteDone(0);
    }
    co_return moved;
}

// Folders

Reply<void> Carrier::carryFolders(std::vector<Action> folders)
{
    for (const std::vector<Action> &level : byDepth(std::move(folders), false)) {
        std::size_t at = 0;
        files::Lanes lanes([this, &level, &at]() -> std::optional<Reply<void>> {
            if (at == level.size()) {
                return std::nullopt;
            }
            const Action &action = level[at++];
            return action.kind == ActionKind::Executable ? setExecutable(action) : makeFolder(action);
        });
        const Result<void> made = co_await lanes.run(questionsAtOnce);
        if (!made) {
            co_return made;
        }
    }
    co_return {};
}

Reply<void> Carrier::makeFolder(Action action)
{
    Result<sync::Entry> made = failure(ErrorKind::NotFound, {});
    if (action.side == Side::Remote) {
        made = co_await m_ground.remote->makeFolder(action.path);
    } else {
        made = co_await m_ground.local->run(
            [path = action.path](const files::LocalRoot &root) { return root.makeFolder(path); });
    }
    if (!made) {
        co_return settled(action.path, Failure(made.error()));
    }
    const sync::FileId there = action.there ? action.there->id : sync::FileId();
    const sync::BaseEntry row = action.side == Side::Local
                                    ? sync::BaseEntry{{.kind = sync::Kind::Folder}, made->id, there}
                                    : sync::BaseEntry{{.kind = sync::Kind::Folder}, there, made->id};
    const Result<void> written = co_await m_ground.journal->write(action.path, row);
    if (written) {
        setRow(action.path, row);
        noteDone(0);
    }
    co_return written;
}

// Files

Reply<void> Carrier::carryFiles(std::vector<Action> actions)
{
    std::vector<Action> up;
    std::vector<Action> down;
    std::vector<Action> rows;
    for (Action &action : actions) {
        if (action.kind == ActionKind::Adopt || action.kind == ActionKind::Forget) {
            rows.push_back(std::move(action));
        } else if (action.kind == ActionKind::Copy && !isSymlink(action)) {
            (action.side == Side::Remote ? up : down).push_back(std::move(action));
        } else if (action.kind == ActionKind::Copy || action.kind == ActionKind::Executable) {
            const Reply<void> making = action.kind == ActionKind::Copy ? makeSymlink(action) : setExecutable(action);
            const Result<void> done = co_await making;
            const Result<void> fine = settled(action.path, done);
            if (!fine) {
                co_return fine;
            }
        }
    }
    Result<void> done = co_await carryRows(std::move(rows));
    if (done && !up.empty()) {
        const auto copy = std::make_shared<CopyUp>(this, std::move(up));
        done = co_await copy->run();
    }
    if (done && !down.empty()) {
        const auto copy = std::make_shared<CopyDown>(this, std::move(down));
        done = co_await copy->run();
    }
    co_return done;
}

Reply<void> Carrier::carryRows(std::vector<Action> actions)
{
    std::vector<std::pair<TreePath, std::optional<sync::BaseEntry>>> rows;
    for (const Action &action : actions) {
        std::optional<sync::BaseEntry> row;
        if (action.kind == ActionKind::Adopt && action.here && action.there) {
            const bool isLocal = action.side == Side::Local;
            row = {action.here->content, isLocal ? action.here->id : action.there->id,
                   isLocal ? action.there->id : action.here->id};
        }
        rows.emplace_back(action.path, row);
    }
    if (rows.empty()) {
        co_return {};
    }
    const Result<void> written = co_await m_ground.journal->writeAll(rows);
    if (written) {
        for (const auto &[path, row] : rows) {
            setRow(path, row);
            noteDone(0);
        }
    }
    co_return written;
}

Reply<void> Carrier::setExecutable(Action action)
{
    const files::Expectation expected = files::Expectation::of(action.here);
    Result<void> done = failure(ErrorKind::NotFound, {});
    if (action.side == Side::Remote) {
        done = co_await m_ground.remote->setExecutable(action.path, action.executable, expected);
    } else {
        done = co_await m_ground.local->run(
            [path = action.path, executable = action.executable, expected](const files::LocalRoot &root) {
                return root.setExecutable(path, executable, expected).transform([](const sync::Entry &) {});
            });
    }
    if (done) {
        noteDone(0); // The next plan finds both the same and adopts them.
    }
    co_return settled(action.path, done);
}

Reply<void> Carrier::makeSymlink(Action action)
{
    const files::Expectation expected = files::Expectation::of(action.here);
    const QByteArray text = action.there->content.digest;
    Result<sync::Entry> made = failure(ErrorKind::NotFound, {});
    if (action.side == Side::Remote) {
        made = co_await m_ground.remote->makeSymlink(action.path, text, expected);
    } else {
        made = co_await m_ground.local->run(
            [path = action.path, text, expected, trace = newTrace()](const files::LocalRoot &root) {
                return root.makeSymlink(path, text, expected, trace);
            });
    }
    if (made) {
        noteDone(0);
    }
    co_return made.transform([](const sync::Entry &) {});
}

// Deletes

Reply<void> Carrier::carryDeletes(std::vector<Action> deletes)
{
    constexpr std::size_t atOnce = 500;
    for (const std::vector<Action> &level : byDepth(std::move(deletes), true)) {
        for (std::size_t at = 0; at < level.size(); at += atOnce) {
            const auto first = level.begin() + std::ptrdiff_t(at);
            const auto last = level.begin() + std::ptrdiff_t(std::min(level.size(), at + atOnce));
            const Result<void> done = co_await deleteLevel(std::vector(first, last));
            if (!done) {
                co_return done;
            }
        }
    }
    co_return {};
}

/// The agent takes an empty folder away for good; plain requests cannot tell that it is empty, so it is kept.
bool Carrier::leavesTrace(const Action &action) const
{
    const sync::Kind kind = action.here ? action.here->content.kind : sync::Kind::Unknown;
    const bool isBlind = action.side == Side::Remote && !m_ground.remote->unseenLines().isEmpty();
    return kind == sync::Kind::File || (kind == sync::Kind::Folder && isBlind);
}

Reply<void> Carrier::deleteLevel(std::vector<Action> level)
{
    std::vector<sync::Intent> intents;
    for (const Action &action : level) {
        intents.push_back({.side = action.side, .path = action.path, .trace = newTrace()});
    }
    const Result<std::vector<qint64>> ids = co_await m_ground.journal->intendAll(intents);
    if (!ids) {
        co_return Failure(ids.error());
    }
    m_settled.clear();
    std::size_t at = 0;
    files::Lanes lanes([this, &level, &intents, &ids, &at]() -> std::optional<Reply<void>> {
        if (at == level.size()) {
            return std::nullopt;
        }
        const std::size_t i = at++;
        return deleteOne(level[i], intents[i].trace, ids->at(i));
    });
    const Result<void> deleted = co_await lanes.run(questionsAtOnce);
    std::vector<KeptVersion> versions;
    for (std::size_t i = 0; i < level.size(); ++i) {
        const bool gone = std::ranges::any_of(
            m_settled, [id = ids->at(i)](const sync::Settled &one) { return one.intent == id && one.hasHappened; });
        if (gone) {
            setRow(level[i].path, {});
            if (leavesTrace(level[i])) {
                versions.push_back({0, level[i].side, level[i].path, intents[i].trace, level[i].here->content.size,
                                    QDateTime::currentDateTime()});
            }
        }
    }
    const Result<void> written = co_await m_ground.journal->settleAll(m_settled);
    if (!versions.empty()) {
        [[maybe_unused]] const Result<void> kept = co_await m_ground.history->keep(versions);
    }
    co_return deleted ? written : deleted;
}

Reply<void> Carrier::deleteOne(Action action, QByteArray trace, qint64 intent)
{
    const Result<std::optional<sync::Entry>> there = co_await look(opposite(action.side), action.path);
    Result<void> done;
    if (!there) {
        done = Failure(there.error());
    } else if (there->has_value() != action.there.has_value()) {
        done = failure(ErrorKind::Conflict, {}); // It is there again: no longer deleted.
    } else if (action.side == Side::Remote) {
        done = co_await m_ground.remote->remove(action.path, files::Expectation::of(action.here), trace);
    } else {
        done = co_await m_ground.local->run([action, trace](const files::LocalRoot &root) {
            return root.remove(action.path, files::Expectation::of(action.here), trace);
        });
    }
    m_settled.push_back({intent, done.has_value(), {}});
    if (done) {
        const bool isFolder = action.here && action.here->content.kind == sync::Kind::Folder;
        ++m_report.deleted;
        note({.kind = action.side == Side::Local ? SyncEvent::Kind::DeletedHere : SyncEvent::Kind::DeletedThere,
              .path = action.path,
              .trace = isFolder ? QByteArray() : trace});
        noteDone(0);
    }
    co_return settled(action.path, done);
}

} // namespace quire::pairs
