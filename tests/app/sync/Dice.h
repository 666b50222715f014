// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <iterator>

namespace quire::testing {

/// splitmix64: quick to seed, which counts with many small worlds.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_state(seed * 0x9e3779b97f4a7c15 + 1) {}

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// From 0 to `count` - 1.
    int below(int count) { return static_cast<int>(next() % static_cast<quint64>(count)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename List> const auto &one(const List &list)
    {
        return list[std::size_t(below(int(std::size(list))))];
    }

private:
    quint64 m_state;
};

} // namespace quire::testing
