// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Execution.h"

#include <QTest>

namespace quire::jupyter {

/// What `reply` says, or an error when it says nothing within `limit`.
template <typename T> Result<T> wait(Reply<T> reply, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    if (!QTest::qWaitFor([&reply] { return reply.isFinished(); }, QDeadlineTimer(limit)) || reply.resultCount() == 0) {
        return failure(ErrorKind::Protocol, QStringLiteral("The test waited in vain."));
    }
    return reply.takeResult();
}

/// Collects what one run gives.
class Transcript : public QObject
{
public:
    explicit Transcript(const ExecutionPtr &run)
    {
        connect(run.get(), &Execution::outputReceived, this, [this](const notebook::Output &output) {
            outputs.append(output);
            text += output.text();
        });
        connect(run.get(), &Execution::clearRequested, this, [this](bool wait) { clears.append(wait); });
    }

    QList<notebook::Output> outputs;
    /// All streams together.
    QString text;
    QList<bool> clears;
};

/// Waits for the end; false when it does not come.
inline bool waitForEnd(const ExecutionPtr &run, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    return QTest::qWaitFor([&run] { return run->hasEnded(); }, QDeadlineTimer(limit));
}

} // namespace quire::jupyter
