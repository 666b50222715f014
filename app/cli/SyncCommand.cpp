// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SyncCommand.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "pairs/PairMemory.h"
#include "pairs/PairStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace quire::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = pairs::SyncReport::Outcome;

namespace {

/// How often one looks where the machine does not tell of changes.
constexpr auto lookAgain = 15s;
/// And where it does: in case something was missed.
constexpr auto lookInAnyCase = 300s;

int codeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::InSync:
        return SyncCommand::InSync;
    case Outcome::ConflictsKept:
        return SyncCommand::ConflictsKept;
    case Outcome::Halted:
        return SyncCommand::Halted;
    case Outcome::Incomplete:
        break;
    }
    return SyncCommand::Incomplete;
}

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::InSync:
        return u"in-sync"_s;
    case Outcome::ConflictsKept:
        return u"conflicts-kept"_s;
    case Outcome::Halted:
        return u"halted"_s;
    case Outcome::Incomplete:
        break;
    }
    return u"incomplete"_s;
}

QString nameOf(sync::ActionKind kind)
{
    static const QStringList names{u"rename"_s, u"note"_s,  u"keep-both"_s, u"make-folder"_s, u"set-executable"_s,
                                   u"copy"_s,   u"adopt"_s, u"forget"_s,    u"read"_s,        u"delete"_s};
    return names.value(int(kind));
}

/// What a person would want to know of beforehand.
QJsonArray planned(const sync::SyncPlan &plan)
{
    QJsonArray actions;
    for (const auto *phase : {&plan.moves, &plan.folders, &plan.files, &plan.deletes}) {
        for (const sync::Action &one : *phase) {
            if (one.kind == sync::ActionKind::Adopt || one.kind == sync::ActionKind::Forget ||
                one.kind == sync::ActionKind::MoveBase || one.kind == sync::ActionKind::Hash) {
                continue;
            }
            QJsonObject action{{u"action"_s, nameOf(one.kind)},
                               {u"on"_s, one.side == sync::Side::Local ? u"local"_s : u"remote"_s},
                               {u"path"_s, one.path.toString()}};
            if (!one.target.isRoot()) {
                action.insert("to"_L1, one.target.toString());
            }
            actions.append(action);
        }
    }
    return actions;
}

QJsonObject toJson(const pairs::SyncReport &report)
{
    QJsonArray conflicts;
    for (const sync::Conflict &one : report.conflicts) {
        conflicts.append(QJsonObject{{u"path"_s, one.path.toString()}, {u"copy"_s, one.copy.toString()}});
    }
    QJsonArray problems;
    for (const auto &[path, error] : report.problems) {
        problems.append(QJsonObject{{u"path"_s, path.toString()}, {u"message"_s, error.message}});
    }
    QJsonArray blocked;
    for (const sync::Blocked &one : report.blocked) {
        blocked.append(QJsonObject{{u"path"_s, one.path.toString()}, {u"message"_s, pairs::describe(one)}});
    }
    QJsonArray findings;
    for (const sync::GuardFinding &one : report.findings) {
        findings.append(pairs::describe(one));
    }
    return {{u"outcome"_s, nameOf(report.outcome)},
            {u"uploaded"_s, report.uploaded},
            {u"downloaded"_s, report.downloaded},
            {u"deleted"_s, report.deleted},
            {u"moved"_s, report.moved},
            {u"merged"_s, report.merged},
            {u"bytes"_s, report.bytes},
            {u"conflicts"_s, conflicts},
            {u"problems"_s, problems},
            {u"blocked"_s, blocked},
            {u"findings"_s, findings},
            {u"planned"_s, planned(report.plan)}};
}

} // namespace

SyncCommand::~SyncCommand() = default;

/// The same pair as in the window, with its rules where it is in the list there.
Result<pairs::PairSettings> SyncCommand::settings(const QByteArray &remoteRoot)
{
    const QFileInfo local(invocation().operands.constFirst());
    if (!local.isDir() && !QDir().mkpath(local.filePath())) {
        return failure(ErrorKind::File, tr("The folder %1 cannot be made.").arg(local.filePath()));
    }
    pairs::PairStore list(pairs::PairStore::standardFile());
    if (const Result<void> loaded = list.load(); !loaded) {
        return Failure(loaded.error());
    }
    const QByteArray localRoot = QFile::encodeName(QFileInfo(local.filePath()).canonicalFilePath());
    const QUrl address = target().connection()->endpoint().baseUrl;
    QByteArrayList names{remoteRoot};
    if (const QByteArray absolute = m_root->absolutePath(); !absolute.isEmpty()) {
        names.append('/' + absolute);
    }
    const std::optional<pairs::Pair> known = list.find(localRoot, names, target().machineId(), address);
    pairs::PairSettings result = known ? known->settings : pairs::PairSettings();
    if (!known) {
        result.localRoot = localRoot;
        result.remoteRoot = pairs::plainRemoteRoot(remoteRoot);
        result.owner = pairs::ownerOf(target().machineId(), address, remoteRoot);
    }
    if (!invocation().direction.isEmpty()) {
        result.direction = invocation().direction == "up"_L1     ? sync::Direction::MirrorUp
                           : invocation().direction == "down"_L1 ? sync::Direction::MirrorDown
                                                                 : sync::Direction::TwoWay;
    }
    return result;
}

pairs::SyncOrders SyncCommand::orders() const
{
    using Deletes = pairs::SyncOrders::Deletes;
    return {.dryRun = invocation().dryRun,
            .deletes = invocation().allowDeletes     ? Deletes::Allow
                       : invocation().restoreDeleted ? Deletes::Restore
                                                     : Deletes::Ask,
            .conflicts = invocation().conflicts == "ask"_L1 ? pairs::SyncOrders::Conflicts::Ask
                                                            : pairs::SyncOrders::Conflicts::KeepBoth,
            .startOver = invocation().startOver};
}

Reply<int> SyncCommand::work()
{
    m_interrupt = std::make_unique<InterruptSignal>();
    const QByteArray remote = onMachine(invocation().operands.at(1)).value_or(QByteArray());
    m_root = root(remote);
    const Result<void> opened = co_await m_root->open(!invocation().dryRun);
    if (!opened && invocation().dryRun && opened.error().kind == ErrorKind::NotFound) {
        co_return tellOfNewFolder();
    }
    if (!opened) {
        const bool isMissing = opened.error().kind == ErrorKind::NotFound || opened.error().kind == ErrorKind::File;
        co_return fail(opened.error(), isMissing ? Incomplete : Unreached);
    }
    const Result<pairs::PairSettings> pair = settings(remote);
    if (!pair) {
        co_return fail(pair.error(), Incomplete);
    }
    m_engine = std::make_unique<pairs::SyncEngine>(*pair, m_root.get(), pairs::memoryFolder(*pair));
    if (invocation().watch) {
        m_watcher = std::make_unique<pairs::FolderWatcher>(pair->localRoot);
        m_watcher->start();
    }
    const Reply<int> working = invocation().watch ? watch() : runOnce();
    const Result<int> code = co_await working;
    m_engine.reset();
    m_root.reset();
    co_return code;
}

/// A dry run with a folder that is not on the machine yet: all of it would be made.
int SyncCommand::tellOfNewFolder()
{
    // With a size limit of one byte nothing is read.
    const QByteArray local = QFile::encodeName(QFileInfo(invocation().operands.constFirst()).absoluteFilePath());
    const auto scanned = sync::LocalScan(local, sync::IgnoreRules(sync::IgnoreRules::defaultLines(), 1)).run();
    pairs::SyncReport report;
    for (const auto &[path, entry] : scanned->tree.entries()) {
        const bool isFolder = entry.content.kind == sync::Kind::Folder;
        (isFolder ? report.plan.folders : report.plan.files)
            .push_back({.kind = isFolder ? sync::ActionKind::MakeFolder : sync::ActionKind::Copy,
                        .side = sync::Side::Remote,
                        .path = path});
    }
    return tell(report);
}

Reply<int> SyncCommand::runOnce()
{
    const Result<pairs::SyncReport> report = co_await m_engine->run(orders());
    if (!report) {
        const ErrorKind kind = report.error().kind;
        const bool isHere = kind == ErrorKind::File || kind == ErrorKind::Conflict;
        co_return fail(report.error(), isHere ? Incomplete : Unreached);
    }
    co_return tell(*report);
}

Reply<int> SyncCommand::watch()
{
    connect(m_interrupt.get(), &InterruptSignal::received, this, [this] {
        m_isEnding = true;
        if (const auto change = std::exchange(m_change, nullptr)) {
            change->addResult(Result<void>());
            change->finish();
        }
    });
    const Result<bool> tells = co_await m_root->watch();
    m_machineTells = tells.value_or(false);
    connect(m_root.get(), &files::RemoteRoot::tellsAllChanged, this,
            [this](bool tellsAll) { m_machineTells = tellsAll; });
    int code = InSync;
    while (!m_isEnding) {
        const Result<int> round = co_await runOnce();
        code = round.value_or(Unreached);
        if (code == Halted || m_isEnding) {
            break; // A person has to look.
        }
        const Result<void> waited = co_await waitForChange();
        if (!waited) {
            break;
        }
    }
    co_return code;
}

/// Until one side says that something changed, or it is time to look.
Reply<void> SyncCommand::waitForChange()
{
    m_change = std::make_shared<QPromise<Result<void>>>();
    m_change->start();
    const auto happened = [this] {
        if (const auto change = std::exchange(m_change, nullptr)) {
            change->addResult(Result<void>());
            change->finish();
        }
    };
    const auto context = std::make_unique<QObject>();
    connect(m_watcher.get(), &pairs::FolderWatcher::changed, context.get(), happened);
    connect(m_root.get(), &files::RemoteRoot::changed, context.get(), happened);
    connect(m_root.get(), &files::RemoteRoot::tellsAllChanged, context.get(), happened);
    const bool isTold = m_machineTells && m_watcher->isReliable();
    QTimer::singleShot(isTold ? lookInAnyCase : lookAgain, context.get(), happened);
    co_return co_await m_change->future();
}

int SyncCommand::tell(const pairs::SyncReport &report)
{
    if (invocation().json) {
        console().print(QJsonDocument(toJson(report)));
    } else {
        print(report);
    }
    return codeOf(report.outcome);
}

void SyncCommand::print(const pairs::SyncReport &report)
{
    for (const QJsonValue &action : invocation().dryRun ? planned(report.plan) : QJsonArray()) {
        console().print(u"%1 %2 %3"_s.arg(action["action"_L1].toString(), action["on"_L1].toString(),
                                          action["path"_L1].toString()));
    }
    for (const sync::Conflict &one : report.conflicts) {
        console().print(tr("both changed, both kept: %1 and %2").arg(one.path.toString(), one.copy.toString()));
    }
    for (const sync::Blocked &one : report.blocked) {
        console().note(tr("left alone: %1 (%2)").arg(one.path.toString(), pairs::describe(one)));
    }
    for (const auto &[path, error] : report.problems) {
        console().note(tr("not done: %1 (%2)").arg(path.toString(), error.message));
    }
    for (const sync::GuardFinding &one : report.findings) {
        console().note(pairs::describe(one));
    }
    if (report.outcome == Outcome::Halted && !report.plan.deletes.empty()) {
        console().note(
            tr("These would be deleted; --allow-deletes says that it is right, --restore-deleted brings them "
               "back:"));
        for (const sync::Action &one : report.plan.deletes) {
            console().note(u"  "_s + one.path.toString());
        }
    }
    if (!invocation().dryRun) {
        console().print(tr("%1 uploaded, %2 downloaded, %3 deleted, %4 moved, %5 merged")
                            .arg(report.uploaded)
                            .arg(report.downloaded)
                            .arg(report.deleted)
                            .arg(report.moved)
                            .arg(report.merged));
    }
}

} // namespace quire::cli
