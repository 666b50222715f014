// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Coroutine.h"
#include "pairs/SyncEngine.h"

// What a pair remembers: its journal, who its folders are, and what its attics hold.

namespace quire::pairs {

using sync::Side;
using sync::TreePath;

Reply<void> SyncEngine::open()
{
    if (m_isOpen) {
        co_return {};
    }
    if (!m_lock.tryLock(0)) {
        co_return failure(ErrorKind::Conflict, tr("Another Quire works on this pair."));
    }
    const Result<store::DatabaseOpened> journal = co_await m_journal.open();
    if (!journal) {
        co_return Failure(journal.error());
    }
    const Result<store::DatabaseOpened> history = co_await m_history.open();
    if (!history) {
        co_return Failure(history.error());
    }
    const Result<sync::PathMap<sync::Fingerprint>> local = co_await m_journal.fingerprints(Side::Local);
    const Result<sync::PathMap<sync::Fingerprint>> remote = co_await m_journal.fingerprints(Side::Remote);
    m_localPrints = m_savedLocalPrints = local.value_or(sync::PathMap<sync::Fingerprint>());
    m_remotePrints = m_savedRemotePrints = remote.value_or(sync::PathMap<sync::Fingerprint>());
    m_isOpen = true;
    co_return {};
}

Reply<void> SyncEngine::load()
{
    const Result<sync::JournalState> state = co_await m_journal.load();
    if (!state) {
        co_return Failure(state.error());
    }
    m_agreed = state->pair;
    m_base = state->base;
    if (state->intents.empty()) {
        co_return {};
    }
    const Result<sync::FileId> opened = co_await m_local.open();
    if (!opened) {
        co_return Failure(opened.error());
    }
    co_return co_await settleIntents(state->intents);
}

/// What a crash, or a cut of the network, left open: it happened, or it did not.
Reply<void> SyncEngine::settleIntents(std::vector<sync::Intent> intents)
{
    std::vector<sync::Settled> settled;
    for (const sync::Intent &intent : intents) {
        const Result<bool> happened = co_await hasHappened(intent);
        if (!happened) {
            co_return Failure(happened.error());
        }
        settled.push_back({intent.id, *happened, intent.row});
        if (*happened) {
            m_base.eraseOne(intent.path);
            if (intent.row) {
                m_base.insert(intent.path, *intent.row);
            }
        }
    }
    co_return co_await m_journal.settleAll(settled);
}

/// What was killed between two renames is finished, or taken back.
Reply<void> SyncEngine::settleNames(sync::Intent intent)
{
    if (intent.side == Side::Local) {
        const sync::BaseEntry *const agreed = m_base.find(intent.path);
        const files::Expectation expected =
            agreed
                ? files::Expectation{files::Expectation::Kind::This, {.content = agreed->content, .id = agreed->local}}
                : files::Expectation{files::Expectation::Kind::Anything};
        const sync::FileId placed = intent.row ? intent.row->local : sync::FileId();
        co_return co_await m_local.run([intent, placed, expected](const files::LocalRoot &root) {
            return root.settle(intent.path, intent.trace, placed, expected);
        });
    }
    if (!intent.row) {
        co_return {};
    }
    const QByteArray ticket = uploadTicket(m_memory, intent.path, intent.row->content.digest);
    m_cutUploads.emplace_back(intent.path, ticket);
    const Result<void> settled = co_await m_remote->settle(intent.path, ticket, intent.trace);
    co_return settled || !isFatal(settled.error()) ? Result<void>() : settled;
}

/// Partial files nobody will go on with.
Reply<void> SyncEngine::tidyParts(std::vector<TreePath> parts)
{
    if (parts.empty()) {
        co_return {};
    }
    co_return co_await m_local.run([parts](const files::LocalRoot &root) -> Result<void> {
        for (const TreePath &part : parts) {
            root.discard(part, part.name().sliced(qstrlen(".quire-part-")));
        }
        return {};
    });
}

Reply<void> SyncEngine::dropCutUploads()
{
    for (const auto &[path, ticket] : std::exchange(m_cutUploads, {})) {
        const Result<void> dropped = co_await m_remote->discard(path, ticket);
        if (!dropped && isFatal(dropped.error())) {
            co_return dropped;
        }
    }
    co_return {};
}

Reply<bool> SyncEngine::hasHappened(sync::Intent intent)
{
    const Result<void> settled = co_await settleNames(intent);
    if (!settled) {
        co_return Failure(settled.error());
    }
    if (!intent.trace.isEmpty()) {
        if (intent.side == Side::Local) {
            co_return co_await m_local.run(
                [trace = intent.trace](const files::LocalRoot &root) -> Result<bool> { return root.hasTrace(trace); });
        }
        const Result<std::optional<sync::Entry>> trace = co_await m_remote->stat(m_remote->kept(intent.trace), false);
        if (!trace) {
            co_return Failure(trace.error());
        }
        if (*trace) {
            co_return true;
        }
    }
    if (!intent.row) {
        co_return false;
    }
    // Nothing was replaced: then it happened if it is there.
    Result<std::optional<sync::Entry>> seen = std::optional<sync::Entry>();
    if (intent.side == Side::Local) {
        seen =
            co_await m_local.run([path = intent.path](const files::LocalRoot &root) { return root.stat(path, true); });
    } else {
        seen = co_await m_remote->stat(intent.path, true);
    }
    if (!seen) {
        co_return seen.error().kind == ErrorKind::Network ? Result<bool>(Failure(seen.error())) : Result<bool>(false);
    }
    co_return *seen &&sync::sameBytes((*seen)->content, intent.row->content);
}

Reply<void> SyncEngine::identify(SyncOrders orders)
{
    if (orders.startOver && m_agreed) {
        std::vector<std::pair<TreePath, std::optional<sync::BaseEntry>>> rows;
        for (const auto &[path, row] : m_base) {
            rows.emplace_back(path, std::nullopt);
        }
        const Result<void> dropped = co_await m_journal.writeAll(rows);
        if (!dropped) {
            co_return dropped;
        }
        m_base = {};
        m_isBaseTold = false;
        m_agreed.reset();
    }
    const Result<void> rules = co_await readRules();
    if (!rules) {
        co_return rules;
    }
    Result<Markers::Texts> markers = co_await m_markers.read();
    if (markers && !m_agreed && !orders.dryRun) {
        markers = co_await m_markers.make(*markers);
    }
    if (!markers) {
        co_return Failure(markers.error());
    }
    m_now = {.localRoot = m_settings.localRoot,
             .remoteRoot = m_settings.remoteRoot,
             .owner = m_settings.owner,
             .localMarker = markers->local,
             .remoteMarker = markers->remote,
             .rules = m_rules.fingerprint(),
             .epoch = m_agreed ? m_agreed->epoch + 1 : 1};
    co_return {};
}

/// The root was known by what is in it: from now on this way knows it by a marker, too.
Reply<void> SyncEngine::keepMarker()
{
    const QByteArray agreed = m_agreed ? m_agreed->remoteMarker : QByteArray();
    if (agreed.isEmpty() || !m_now.remoteMarker.isEmpty()) {
        co_return {};
    }
    m_now.remoteMarker = agreed;
    co_return co_await m_markers.leaveRemote(agreed);
}

Reply<void> SyncEngine::readRules()
{
    const Result<QByteArray> own = co_await m_local.run([](const files::LocalRoot &root) -> Result<QByteArray> {
        constexpr qint64 longest = 1 << 20;
        const auto source = root.source(*TreePath::fromBytes(".quireignore"), {files::Expectation::Kind::Anything});
        return source && (*source)->size() <= longest ? (*source)->read(0, (*source)->size()) : QByteArray();
    });
    if (!own) {
        co_return Failure(own.error());
    }
    m_rules = rulesOf(m_settings, *own + '\n' + m_remote->unseenLines());
    if (m_states) {
        m_states->setRules(m_rules);
    }
    co_return {};
}

/// Files that are too large are no matter of their names, so the rules alone do not say it.
void SyncEngine::tellLeftOut(const sync::Tree &seen) const
{
    if (!m_states || m_settings.largestFile == 0) {
        return;
    }
    std::vector<TreePath> paths;
    for (const auto &[path, entry] : seen.entries()) {
        if (!m_trees.remote.find(path)) {
            paths.push_back(path);
        }
    }
    m_states->setLeftOut(std::move(paths));
}

void SyncEngine::tellStates(const SyncReport &report)
{
    if (!m_states) {
        return;
    }
    std::vector<TreePath> paths;
    for (const auto &[path, error] : report.problems) {
        paths.push_back(path);
    }
    for (const sync::Blocked &one : report.blocked) {
        paths.push_back(one.path);
    }
    m_states->setProblems(std::move(paths));
    if (!std::exchange(m_isBaseTold, true)) {
        m_states->setBase(m_base);
    }
}

Reply<void> SyncEngine::save(bool isComplete)
{
    if (m_localPrints != m_savedLocalPrints) {
        const Result<void> saved = co_await m_journal.setFingerprints(Side::Local, m_localPrints);
        if (!saved) {
            co_return saved;
        }
        m_savedLocalPrints = m_localPrints;
    }
    if (m_remotePrints != m_savedRemotePrints) {
        const Result<void> saved = co_await m_journal.setFingerprints(Side::Remote, m_remotePrints);
        if (!saved) {
            co_return saved;
        }
        m_savedRemotePrints = m_remotePrints;
    }
    if (isComplete || !m_agreed) {
        co_return co_await m_journal.setPair(m_now);
    }
    co_return {};
}

Reply<TreePath> SyncEngine::restore(SyncEvent event)
{
    using Kind = SyncEvent::Kind;
    const bool isRename = event.kind == Kind::RenamedHere || event.kind == Kind::RenamedThere;
    const bool isLocal = event.kind == Kind::Downloaded || event.kind == Kind::DeletedHere ||
                         event.kind == Kind::Merged || event.kind == Kind::RenamedHere;
    const Side side = isLocal ? Side::Local : Side::Remote;
    const Result<sync::FileId> opened = co_await m_local.open();
    if (!opened) {
        co_return Failure(opened.error());
    }
    const Result<void> made = co_await makeParents(side, event.path);
    if (!made) {
        co_return Failure(made.error());
    }
    const Reply<TreePath> working = isRename ? undoRename(side, event) : bringBack(side, event);
    const Result<TreePath> restored = co_await working;
    if (restored) {
        std::ignore =
            co_await m_history.add({{.kind = Kind::Restored, .path = *restored, .at = QDateTime::currentDateTime()}});
    }
    co_return restored;
}

/// The folder it was in may be gone since.
Reply<void> SyncEngine::makeParents(Side side, TreePath path)
{
    std::vector<TreePath> folders;
    for (TreePath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
        folders.push_back(folder);
    }
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
        Result<sync::Entry> made = failure(ErrorKind::NotFound, {});
        if (side == Side::Remote) {
            made = co_await m_remote->makeFolder(*folder);
        } else {
            made =
                co_await m_local.run([path = *folder](const files::LocalRoot &root) { return root.makeFolder(path); });
        }
        if (!made) {
            co_return Failure(made.error());
        }
    }
    co_return {};
}

Reply<TreePath> SyncEngine::undoRename(Side side, SyncEvent event)
{
    const files::Expectation anything{files::Expectation::Kind::Anything};
    Result<void> done;
    if (side == Side::Remote) {
        done = co_await m_remote->move(event.other, event.path, anything);
    } else {
        done = co_await m_local.run(
            [event, anything](const files::LocalRoot &root) { return root.move(event.other, event.path, anything); });
    }
    if (!done && done.error().kind == ErrorKind::Conflict) {
        co_return failure(ErrorKind::Conflict,
                          tr("There is something under the old name %1.").arg(event.path.toString()));
    }
    if (!done) {
        co_return Failure(done.error());
    }
    co_return event.path;
}

Reply<TreePath> SyncEngine::bringBack(Side side, SyncEvent event)
{
    TreePath target = event.path;
    for (int tries = 0; tries < 100; ++tries) {
        Result<void> done = failure(ErrorKind::NotFound, {});
        if (side == Side::Local) {
            done = co_await m_local.run(
                [trace = event.trace, target](const files::LocalRoot &root) { return root.restore(trace, target); });
        } else {
            done = co_await m_remote->move(m_remote->kept(event.trace), target, {files::Expectation::Kind::Anything});
        }
        if (done) {
            co_return target;
        }
        if (done.error().kind != ErrorKind::Conflict) {
            co_return Failure(done.error());
        }
        const QByteArray name = event.path.name();
        const qsizetype dot = name.lastIndexOf('.');
        const QByteArray stem = dot > 0 ? name.first(dot) : name;
        target = event.path.parent().child(stem + " (restored" +
                                           (tries == 0 ? QByteArray() : ' ' + QByteArray::number(tries + 1)) + ')' +
                                           (dot > 0 ? name.sliced(dot) : QByteArray()));
    }
    co_return failure(ErrorKind::Conflict, tr("There is no free name for it."));
}

Reply<int> SyncEngine::tidyAttics(int days, qint64 bytes)
{
    const Result<std::vector<KeptVersion>> versions = co_await m_history.versions();
    if (!versions) {
        co_return Failure(versions.error());
    }
    qint64 total = 0;
    for (const KeptVersion &one : *versions) {
        total += one.size;
    }
    const QDateTime oldest = QDateTime::currentDateTime().addDays(-days);
    int gone = 0;
    for (const KeptVersion &one : *versions) {
        if (total <= bytes && one.at >= oldest) {
            break;
        }
        total -= one.size;
        if (one.side == Side::Local) {
            [[maybe_unused]] const Result<bool> removed =
                co_await m_local.run([trace = one.trace](const files::LocalRoot &root) -> Result<bool> {
                    root.forgetTrace(trace);
                    return true;
                });
        } else {
            const Result<void> removed =
                co_await m_remote->remove(m_remote->kept(one.trace), {files::Expectation::Kind::Anything}, {});
            if (!removed && isFatal(removed.error())) {
                co_return Failure(removed.error());
            }
        }
        const Result<void> forgotten = co_await m_history.forgetVersion(one.id);
        if (!forgotten) {
            co_return Failure(forgotten.error());
        }
        ++gone;
    }
    co_return gone;
}

} // namespace quire::pairs
