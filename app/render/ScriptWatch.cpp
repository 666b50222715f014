// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/ScriptWatch.h"

namespace quire::render {

ScriptWatch::ScriptWatch(std::chrono::milliseconds limit)
    : m_limit(limit), m_thread([this](const std::stop_token &token) { watch(token); })
{
}

ScriptWatch::~ScriptWatch() = default;

void ScriptWatch::begin(QJSEngine *engine)
{
    const std::scoped_lock lock(m_mutex);
    engine->setInterrupted(m_isStopped);
    m_engine = engine;
    m_deadline = std::chrono::steady_clock::now() + m_limit;
    m_changed.notify_all();
}

void ScriptWatch::end()
{
    const std::scoped_lock lock(m_mutex);
    m_engine = nullptr;
}

void ScriptWatch::stop()
{
    const std::scoped_lock lock(m_mutex);
    m_isStopped = true;
    if (m_engine) {
        m_engine->setInterrupted(true);
    }
}

void ScriptWatch::watch(const std::stop_token &token)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, token, [this] { return m_engine != nullptr; })) {
        // A script that ended and another one that began look the same from here: only the deadline counts.
        const auto deadline = m_deadline;
        m_changed.wait_until(lock, token, deadline, [] { return false; });
        if (m_engine && std::chrono::steady_clock::now() >= m_deadline) {
            m_engine->setInterrupted(true);
            m_engine = nullptr;
        }
    }
}

} // namespace quire::render
