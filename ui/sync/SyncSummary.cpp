// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncSummary.h"

#include <QLocale>

namespace quire::ui {

using pairs::PairRow;
using pairs::PairState;

namespace {

struct Counts
{
    qsizetype stopped = 0;
    qsizetype failed = 0;
    qsizetype working = 0;
    qsizetype offline = 0;
    qsizetype paused = 0;
    qsizetype conflicts = 0;
    qsizetype problems = 0;
    int steps = 0;
    int done = 0;
};

Counts count(const QList<PairRow> &rows)
{
    Counts counts;
    for (const PairRow &row : rows) {
        counts.stopped += row.state == PairState::NeedsAnswer;
        counts.failed += row.state == PairState::Failed;
        counts.offline += row.state == PairState::WaitingForMachine;
        counts.paused += row.state == PairState::Paused;
        counts.conflicts += row.conflicts.size();
        counts.problems += row.problems.size();
        // A look that may find nothing is not worth a word, but for the first one.
        if (row.state == PairState::Working || (row.state == PairState::Scanning && !row.lastRun.isValid())) {
            ++counts.working;
            counts.steps += row.steps;
            counts.done += row.done;
        }
    }
    return counts;
}

} // namespace

SyncSummary SyncSummary::of(const QList<PairRow> &rows)
{
    SyncSummary summary;
    const Counts counts = count(rows);
    const auto add = [&summary](bool holds, Mood mood, const QString &text) {
        if (holds) {
            summary.mood = std::max(summary.mood, mood);
            summary.parts.append(text);
        }
    };
    const auto number = [](qsizetype value) { return QLocale().toString(value); };
    add(counts.stopped > 0, Mood::Trouble, tr("Sync stopped: needs an answer"));
    add(counts.failed > 0, Mood::Trouble, tr("Sync failed"));
    add(counts.working > 0 && counts.steps > 0, Mood::Syncing,
        tr("Syncing %1 of %2").arg(number(counts.done), number(counts.steps)));
    add(counts.working > 0 && counts.steps == 0, Mood::Syncing, tr("Syncing…"));
    add(counts.conflicts == 1, Mood::Trouble, tr("1 conflict"));
    add(counts.conflicts > 1, Mood::Trouble, tr("%1 conflicts").arg(number(counts.conflicts)));
    add(counts.problems > 0, Mood::Trouble, tr("%1 not synced").arg(number(counts.problems)));
    if (!summary.parts.isEmpty() || rows.isEmpty()) {
        return summary;
    }
    const bool isPaused = counts.paused == rows.size();
    const bool isOffline = !isPaused && counts.offline + counts.paused == rows.size();
    add(isPaused, Mood::Waiting, tr("Sync paused"));
    add(isOffline, Mood::Waiting, tr("Sync offline"));
    add(!isPaused && !isOffline, Mood::InSync, tr("In sync"));
    return summary;
}

} // namespace quire::ui
