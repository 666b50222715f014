// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <vector>

namespace quire::tools {

/// Measurements of one thing.
class Samples
{
public:
    void add(double value) { m_values.push_back(value); }
    qsizetype count() const { return qsizetype(m_values.size()); }
    double median() const { return percentile(50); }
    double max() const { return m_values.empty() ? 0 : *std::ranges::max_element(m_values); }
    double percentile(int percent) const
    {
        if (m_values.empty()) {
            return 0;
        }
        std::vector<double> sorted = m_values;
        std::ranges::sort(sorted);
        return sorted.at(std::min(sorted.size() - 1, sorted.size() * size_t(percent) / 100));
    }

private:
    std::vector<double> m_values;
};

/// Processor time of this thread so far, in milliseconds.
inline double threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Notices how long the event loop was kept from turning.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_clock.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
            m_clock.restart();
            const double cpu = threadCpuMs();
            m_longestCpu = std::max(m_longestCpu, cpu - std::exchange(m_cpu, cpu));
        });
        m_timer.start(1);
    }
    double longestGapMs() const { return m_longest; }
    /// What of it this thread worked itself: a busy machine makes no difference.
    double longestCpuMs() const { return m_longestCpu; }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    double m_longest = 0;
    double m_cpu = threadCpuMs();
    double m_longestCpu = 0;
};

} // namespace quire::tools
