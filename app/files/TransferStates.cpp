// SPDX-License-Identifier: GPL-3.0-or-later
// How a queue's jobs stand, and how they end.
#include "base/Coroutine.h"
#include "files/SourceRemoval.h"
#include "files/TransferQueue.h"

#include <algorithm>

namespace quire::files {

void TransferQueue::updateState(TransferJob &job)
{
    if (job.isOver() &&
        std::ranges::none_of(job.files, [](const TransferFile &file) { return file.state == FileState::Waiting; })) {
        return;
    }
    if (job.state == JobState::Cancelled) {
        return;
    }
    const auto has = [&job](FileState state) {
        return std::ranges::any_of(job.files, [state](const TransferFile &file) { return file.state == state; });
    };
    const bool isStuck = job.trouble != Error{};
    const bool isMoving = has(FileState::Active);
    if (job.isPaused) {
        job.state = JobState::Paused;
    } else if (!job.isCounted) {
        job.state = isStuck ? JobState::Waiting : JobState::Counting;
    } else if (isMoving || has(FileState::Waiting)) {
        job.state = isStuck && !isMoving ? JobState::Waiting : JobState::Running;
    } else if (has(FileState::Asking)) {
        job.state = JobState::Asking;
    } else {
        job.state = JobState::Done;
        write(job);
        takeAwaySources(job);
    }
}

/// Where that was wanted; then it is finished.
void TransferQueue::takeAwaySources(const TransferJob &job)
{
    RemoteRoot *from = job.order.isMove ? rootOf(job.order.from) : nullptr;
    if (!from) {
        Q_EMIT finished(rowOf(job));
        return;
    }
    auto *removal = new SourceRemoval(from, job, this);
    removal->run().then(this, [this, removal, row = rowOf(job)](const Result<void> &) {
        removal->deleteLater();
        Q_EMIT finished(row);
    });
}

} // namespace quire::files
