// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Execution.h"

#include <QTest>

namespace quire::jupyter {

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
