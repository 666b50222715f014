// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/LocalFile.h"
#include "files/TransferQueue.h"

#include <algorithm>

/// \file
/// What a TransferQueue shows of itself.

namespace quire::files {

namespace {

constexpr qsizetype mostRows = 200;
/// Part of the old speed that is kept at each tick of 100 ms.
constexpr double inertia = 0.95;
constexpr double ticksInSecond = 10;

/// What moves, or needs somebody, comes first.
int rankOf(FileState state)
{
    switch (state) {
    case FileState::Active:
        return 0;
    case FileState::Asking:
        return 1;
    case FileState::Failed:
        return 2;
    case FileState::Waiting:
        return 3;
    default:
        return 4;
    }
}

qint64 secondsFor(qint64 bytes, double speed)
{
    return speed > 1 ? qint64(double(bytes) / speed) + 1 : -1;
}

} // namespace

QList<FileRow> TransferQueue::fileRows(const TransferJob &job) const
{
    QList<FileRow> rows;
    for (int rank = 0; rank <= 4; ++rank) {
        for (std::size_t index = 0; index < job.files.size() && rows.size() < mostRows; ++index) {
            const TransferFile &file = job.files[index];
            if (rankOf(file.state) == rank) {
                rows.append({index, shownName(file.target), file.size, file.done, file.state, file.error.message});
            }
        }
    }
    return rows;
}

JobRow TransferQueue::rowOf(const TransferJob &job) const
{
    JobRow row;
    row.id = job.id;
    row.order = job.order;
    row.state = job.state;
    row.files = int(job.files.size());
    for (const TransferFile &file : job.files) {
        const bool isOver = file.state == FileState::Done || file.state == FileState::Skipped;
        row.finished += isOver;
        row.failed += file.state == FileState::Failed;
        row.asking += file.state == FileState::Asking;
        row.bytes += file.size;
        row.done += isOver ? file.size : std::min(file.done, file.size);
    }
    if (const auto meter = m_meters.find(job.id); meter != m_meters.end() && job.state == JobState::Running) {
        row.speed = meter->second.speed;
        row.secondsLeft = secondsFor(row.bytes - row.done, row.speed);
    }
    row.trouble = job.state == JobState::Waiting ? job.trouble.message : QString();
    row.rows = fileRows(job);
    return row;
}

QList<JobRow> TransferQueue::rows() const
{
    QList<JobRow> rows;
    for (const JobPointer &job : m_jobs) {
        rows.append(rowOf(*job));
    }
    return rows;
}

TransferTotals TransferQueue::totalsOf(const QList<JobRow> &rows)
{
    TransferTotals totals;
    qint64 bytes = 0;
    for (const JobRow &row : rows) {
        totals.failed += row.failed;
        if (row.state != JobState::Done && row.state != JobState::Cancelled) {
            totals.filesLeft += row.files - row.finished - row.failed;
            totals.jobsLeft += 1;
            totals.asking += row.asking;
            totals.speed += row.speed;
            bytes += row.bytes - row.done;
        }
    }
    totals.secondsLeft = secondsFor(bytes, totals.speed);
    return totals;
}

void TransferQueue::touch()
{
    m_isDirty = true;
    if (!m_tick.isActive()) {
        m_tick.start();
    }
}

void TransferQueue::tick()
{
    for (const JobPointer &job : m_jobs) {
        qint64 done = 0;
        for (const TransferFile &file : job->files) {
            done += file.state == FileState::Done ? file.size : file.state == FileState::Skipped ? 0 : file.done;
        }
        Meter &meter = m_meters[job->id];
        const double now = double(std::max<qint64>(done - meter.done, 0)) * ticksInSecond;
        meter.speed = meter.done == 0 ? 0 : meter.speed == 0 ? now : meter.speed * inertia + now * (1 - inertia);
        meter.done = std::max<qint64>(done, 1);
    }
    if (!m_isDirty && m_runs.empty()) {
        m_tick.stop();
        return;
    }
    m_isDirty = false;
    const QList<JobRow> now = rows();
    Q_EMIT changed(now, totalsOf(now));
}

} // namespace quire::files
