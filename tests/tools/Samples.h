// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
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
        });
        m_timer.start(1);
    }
    double longestGapMs() const { return m_longest; }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    double m_longest = 0;
};

} // namespace quire::tools
