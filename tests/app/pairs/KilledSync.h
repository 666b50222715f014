// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AgentGround.h"

#include <QProcess>

namespace quire::testing {

/// sync_driver, a program of its own that can be killed as a power cut would. The next one comes up while the test goes
/// on with something else, as its agent needs a second.
class KilledSync
{
public:
    explicit KilledSync(const AgentGround *ground) : m_ground(ground) {}
    ~KilledSync();

    /// Lets it sync the ground's folders; false when it does not come up.
    bool start();
    /// Steps it has done so far.
    int steps();
    bool isOver() const { return m_running->state() == QProcess::NotRunning; }
    /// kill -9, wherever it is.
    void kill();

private:
    void prepareNext();

    const AgentGround *m_ground;
    std::unique_ptr<QProcess> m_running;
    std::unique_ptr<QProcess> m_next;
    int m_steps = 0;
};

} // namespace quire::testing
