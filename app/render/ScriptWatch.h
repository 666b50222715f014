// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJSEngine>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace quire::render {

/// Interrupts a script that runs longer than it may. Its thread sleeps while no script runs.
class ScriptWatch
{
public:
    explicit ScriptWatch(std::chrono::milliseconds limit);
    ~ScriptWatch();
    Q_DISABLE_COPY_MOVE(ScriptWatch)

    /// `engine` runs a script from here to end(), after which nobody touches it any more.
    void begin(QJSEngine *engine);
    void end();
    /// From any thread: interrupts what runs now and whatever begins from now on.
    void stop();

private:
    void watch(const std::stop_token &token);

    std::chrono::milliseconds m_limit;
    std::mutex m_mutex; ///< Over those below.
    std::condition_variable_any m_changed;
    QJSEngine *m_engine = nullptr;
    std::chrono::steady_clock::time_point m_deadline;
    bool m_isStopped = false;
    std::jthread m_thread;
};

} // namespace quire::render
