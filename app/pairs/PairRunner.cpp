// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PairRunner.h"

#include "base/Coroutine.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace quire::pairs {

namespace {

constexpr int daysKept = 30;
constexpr qint64 bytesKept = 1'000'000'000;
/// Nobody reads more.
constexpr std::size_t mostListed = 500;

PairQuestion questionOf(const SyncReport &report)
{
    PairQuestion question;
    for (const sync::GuardFinding &finding : report.findings) {
        question.findings.append(describe(finding));
    }
    question.findings.removeDuplicates();
    for (const sync::Action &one : report.plan.deletes) {
        QStringList &list = one.side == sync::Side::Local ? question.deletesHere : question.deletesThere;
        list.append(one.path.toString());
        question.deletes.emplace(one.side, one.path);
    }
    return question;
}

QList<PairProblem> problemsOf(const SyncReport &report)
{
    QList<PairProblem> problems;
    for (const auto &[path, error] : report.problems) {
        problems.append({path.toString(), error.message});
    }
    for (const sync::Blocked &one : report.blocked) {
        problems.append({one.path.toString(), describe(one)});
    }
    problems.resize(std::min(std::size_t(problems.size()), mostListed));
    return problems;
}

bool isQuiet(const SyncReport &report)
{
    return report.uploaded + report.downloaded + report.deleted + report.moved + report.merged == 0;
}

} // namespace

std::chrono::milliseconds PairPace::doubled(std::chrono::milliseconds first, int times) const
{
    constexpr int enough = 20;
    return std::min(longest, first * (1 << std::min(times, enough)));
}

PairRunner::PairRunner(Pair pair, QString stateFolder, PairPace pace, QObject *parent)
    : QObject(parent),
      m_folder(std::move(stateFolder)),
      m_pace(pace),
      m_history((QDir().mkpath(m_folder), QDir(m_folder).filePath(u"history.sqlite"_s)))
{
    m_row.pair = std::move(pair);
    m_states.setRules(rulesOf(m_row.pair.settings, {}));
    m_row.state = m_row.pair.isPaused ? PairState::Paused : PairState::WaitingForMachine;
    m_timer.setSingleShot(true);
    m_absence.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PairRunner::onTime);
    connect(&m_absence, &QTimer::timeout, this, [this] { m_isAway = true; });
}

PairRunner::~PairRunner()
{
    stop();
}

PairRow PairRunner::told()
{
    PairRow row = m_row;
    row.badges = m_states.badges();
    row.steps = m_states.steps();
    row.done = m_states.done();
    return row;
}

void PairRunner::setPair(const Pair &pair)
{
    const bool isOther = !(pair.settings == m_row.pair.settings);
    const bool wasPaused = m_row.pair.isPaused;
    const bool otherTimes = pair.schedule != m_row.pair.schedule || pair.minutes != m_row.pair.minutes;
    m_row.pair = pair;
    if (pair.isPaused || isOther) {
        stop();
    }
    if (pair.isPaused) {
        setState(PairState::Paused);
    } else if (wasPaused || isOther || (otherTimes && pair.schedule != Schedule::ByHand)) {
        look();
    } else {
        planNext();
        Q_EMIT changed();
    }
}

void PairRunner::setAgent(files::MachineAgent *agent)
{
    const bool isSame = agent == m_agent;
    if (isSame && (!agent || m_isBusy)) {
        return; // What is under way finds the new address by itself.
    }
    if (!isSame) {
        stop();
    }
    m_agent = agent;
    m_failures = 0;
    if (m_row.pair.isPaused) {
        return;
    }
    if (!m_agent) {
        setState(PairState::WaitingForMachine);
    } else if (m_row.pair.schedule == Schedule::ByHand && m_row.state == PairState::WaitingForMachine) {
        setState(PairState::Idle);
    } else if (m_row.pair.schedule != Schedule::ByHand) {
        look();
    }
}

void PairRunner::setPresent(bool isPresent)
{
    if (!isPresent) {
        if (!m_isAway && !m_absence.isActive()) {
            m_absence.start(m_pace.absence);
        }
        return;
    }
    m_absence.stop();
    if (std::exchange(m_isAway, false) && std::exchange(m_isStale, false)) {
        look();
    }
}

void PairRunner::syncNow()
{
    look();
}

void PairRunner::answer(PairAnswer answer, const PairQuestion &shown)
{
    using Deletes = SyncOrders::Deletes;
    look({.deletes = answer == PairAnswer::AllowDeletes     ? Deletes::Allow
                     : answer == PairAnswer::RestoreDeleted ? Deletes::Restore
                                                            : Deletes::Ask,
          .shown = shown.deletes,
          .startOver = answer == PairAnswer::StartOver});
}

void PairRunner::look(const SyncOrders &orders)
{
    if (m_row.pair.isPaused || !m_agent) {
        setState(m_row.pair.isPaused ? PairState::Paused : PairState::WaitingForMachine);
        return;
    }
    if (m_isBusy) {
        m_next = orders;
        return;
    }
    m_timer.stop();
    m_isBusy = true;
    m_isStale = false;
    setState(PairState::Scanning);
    m_running = runOnce(orders);
}

/// Whatever is under way ends here; the next run finds out how far it came.
void PairRunner::stop()
{
    ++m_life;
    m_timer.stop();
    m_running.cancel();
    m_isBusy = false;
    m_next.reset();
    m_watcher.reset();
    m_engine.reset();
    m_root.reset();
}

Reply<void> PairRunner::runOnce(SyncOrders orders)
{
    const int life = m_life;
    const Result<SyncReport> report = co_await attempt(orders);
    if (life != m_life) {
        co_return {};
    }
    std::ignore = co_await refreshConflicts();
    if (report && !m_isTidied && m_engine) {
        m_isTidied = true;
        std::ignore = co_await m_engine->tidyAttics(daysKept, bytesKept); // Next time, then.
    }
    if (life == m_life) {
        m_isBusy = false;
        settle(report);
    }
    co_return {};
}

Reply<SyncReport> PairRunner::attempt(SyncOrders orders)
{
    const int life = m_life;
    const Result<SyncHistory *> opened = co_await history();
    if (!opened) {
        co_return Failure(opened.error());
    }
    if (!m_engine && life == m_life) { // A folder that was there once is not made again: where is it?
        const bool isNew = !QFile::exists(QDir(m_folder).filePath(u"journal.sqlite"_s));
        const Result<void> isUp = co_await bringUp(isNew || orders.startOver);
        if (!isUp) {
            co_return Failure(isUp.error());
        }
    }
    if (life != m_life) {
        co_return failure(ErrorKind::Network, tr("The machine has gone."));
    }
    co_return co_await m_engine->run(orders);
}

Reply<void> PairRunner::bringUp(bool make)
{
    const int life = m_life;
    m_root = std::make_unique<files::MachineRoot>(m_agent, m_row.pair.settings.remoteRoot);
    const Result<void> opened = co_await m_root->open(make);
    if (life != m_life) {
        co_return failure(ErrorKind::Network, tr("The machine has gone."));
    }
    if (!opened) {
        m_root.release()->deleteLater();
        co_return opened;
    }
    m_engine = std::make_unique<SyncEngine>(m_row.pair.settings, m_root.get(), m_folder);
    m_engine->tell(&m_states);
    connect(m_engine.get(), &SyncEngine::progressed, this, [this](const SyncReport &soFar) {
        take(soFar);
        setState(PairState::Working);
    });
    m_watcher = std::make_unique<FolderWatcher>(m_row.pair.settings.localRoot);
    connect(m_watcher.get(), &FolderWatcher::changed, this, [this] {
        m_quietLooks = 0;
        if (m_row.pair.schedule == Schedule::Continuous) {
            look();
        }
    });
    m_watcher->start();
    connect(m_root.get(), &files::RemoteRoot::changed, this, &PairRunner::noteRemoteChange);
    const bool isContinuous = m_row.pair.schedule == Schedule::Continuous;
    m_machineTells = isContinuous && (co_await m_root->watch()).value_or(false);
    connect(m_root.get(), &files::RemoteRoot::tellsAllChanged, this, [this](bool tellsAll) {
        m_machineTells = tellsAll && m_row.pair.schedule == Schedule::Continuous;
        planNext();
    });
    co_return {};
}

void PairRunner::noteRemoteChange()
{
    m_quietLooks = 0;
    if (m_row.pair.schedule != Schedule::Continuous) {
        return;
    }
    if (m_isAway) {
        m_isStale = true;
    } else {
        look();
    }
}

void PairRunner::settle(const Result<SyncReport> &report)
{
    m_row.message.clear();
    m_row.question = {};
    if (!report) {
        m_row.message = report.error().message;
        setState(PairState::Failed);
        lookLater(m_pace.doubled(m_pace.retry, m_failures++));
        return;
    }
    m_failures = 0;
    m_quietLooks = isQuiet(*report) ? m_quietLooks + 1 : 0;
    if (!isQuiet(*report)) {
        take(*report);
    }
    m_row.problems = problemsOf(*report);
    m_row.lastRun = QDateTime::currentDateTime();
    const bool isHalted = report->outcome == SyncReport::Outcome::Halted;
    if (isHalted) {
        m_row.question = questionOf(*report);
    }
    setState(isHalted ? PairState::NeedsAnswer : PairState::Idle);
    if (const auto next = std::exchange(m_next, std::nullopt)) {
        look(*next);
    } else {
        planNext();
    }
}

void PairRunner::take(const SyncReport &report)
{
    m_row.uploaded = report.uploaded;
    m_row.downloaded = report.downloaded;
    m_row.deleted = report.deleted;
    m_row.moved = report.moved;
    m_row.merged = report.merged;
    m_row.bytes = report.bytes;
}

void PairRunner::planNext()
{
    if (m_isBusy || m_row.pair.isPaused || !m_agent || m_row.state == PairState::Failed) {
        return;
    }
    switch (m_row.pair.schedule) {
    case Schedule::ByHand:
        m_timer.stop();
        return;
    case Schedule::Every:
        lookLater(std::chrono::minutes(m_row.pair.minutes));
        return;
    case Schedule::Continuous:
        break;
    }
    // Where both sides tell of changes, once in a while all the same.
    const bool isTold = m_machineTells && m_watcher && m_watcher->isReliable();
    lookLater(isTold ? m_pace.longest : m_pace.doubled(m_pace.poll, m_quietLooks));
}

void PairRunner::lookLater(std::chrono::milliseconds pause)
{
    m_timer.start(pause);
}

void PairRunner::onTime()
{
    if (m_isAway && m_row.pair.schedule == Schedule::Continuous) {
        m_isStale = true;
        planNext();
    } else {
        look();
    }
}

void PairRunner::setState(PairState state)
{
    m_row.state = state;
    Q_EMIT changed();
}

Reply<SyncHistory *> PairRunner::history()
{
    if (!m_isHistoryOpen) {
        const Result<store::DatabaseOpened> opened = co_await m_history.open();
        if (!opened) {
            co_return Failure(opened.error());
        }
        m_isHistoryOpen = true;
    }
    co_return &m_history;
}

Reply<sync::TreePath> PairRunner::restore(SyncEvent event)
{
    if (!m_engine) {
        co_return failure(ErrorKind::Network, tr("The machine is not there."));
    }
    const Result<sync::TreePath> restored = co_await m_engine->restore(event);
    if (restored) {
        look();
    }
    co_return restored;
}

Reply<void> PairRunner::refreshConflicts()
{
    const Result<SyncHistory *> opened = co_await history();
    Result<std::vector<KeptConflict>> kept;
    if (opened) {
        kept = co_await m_history.conflicts();
    }
    if (!kept) {
        co_return Failure(kept.error());
    }
    m_row.conflicts.clear();
    std::vector<sync::TreePath> conflicts;
    const QByteArray root = m_row.pair.settings.localRoot;
    const bool isThere = QFile::exists(QFile::decodeName(root));
    for (const KeptConflict &one : *kept) {
        if (isThere && !QFile::exists(QFile::decodeName(root + '/' + one.copy.bytes()))) {
            std::ignore = co_await m_history.resolve(one.id); // The person did it himself.
        } else {
            m_row.conflicts.append(one.path.bytes());
            conflicts.push_back(one.path);
        }
    }
    m_states.setConflicts(std::move(conflicts));
    Q_EMIT changed();
    co_return {};
}

} // namespace quire::pairs
