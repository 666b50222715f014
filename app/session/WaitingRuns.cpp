// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/WaitingRuns.h"

#include "session/CellRuns.h"

#include <chrono>

namespace quire::session {

using namespace std::chrono_literals;

namespace {

/// A queue that is worked off sooner is never written.
constexpr auto pauseBeforeWriting = 1s;

} // namespace

WaitingRuns::WaitingRuns(runs::RunJournal *journal, const NotebookRef *ref, CellRuns *runs, QObject *parent)
    : QObject(parent), m_journal(journal), m_ref(ref), m_runs(runs)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseBeforeWriting);
    connect(&m_soon, &QTimer::timeout, this, &WaitingRuns::write);
    connect(runs, &CellRuns::queueChanged, this, [this] {
        const bool isNoted = m_isEmpty && !m_runs->hasWaiting();
        if (!isNoted && !m_soon.isActive()) {
            m_soon.start();
        }
    });
}

void WaitingRuns::look()
{
    m_journal->leftWaiting(m_ref->identity()).then(this, [this](const Result<QList<runs::RunRecord>> &left) {
        m_left = left.value_or(QList<runs::RunRecord>{});
        if (!m_left.isEmpty()) {
            m_isEmpty = false;
            Q_EMIT found(int(m_left.size()));
        }
    });
}

QList<runs::RunRecord> WaitingRuns::take()
{
    m_soon.start();
    return std::exchange(m_left, {});
}

void WaitingRuns::write()
{
    const QList<runs::RunRecord> all = m_left + m_runs->waiting();
    if (!m_isEmpty || !all.isEmpty()) {
        m_isEmpty = all.isEmpty();
        m_journal->keepWaiting(m_ref->identity(), all);
    }
}

} // namespace quire::session
