// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/SequenceMatch.h"

#include <QHash>

#include <algorithm>

namespace quire::notebook {

namespace {

/// Of the table of lengths: 16 MiB.
constexpr qsizetype largestTable = 4'000'000;

using Pair = std::pair<qsizetype, qsizetype>;

/// Where something stands before and after; -1 nowhere, -2 at several places.
struct Places
{
    qsizetype first = -1;
    qsizetype second = -1;
};

/// A stretch of both sequences, ends excluded.
struct Stretch
{
    qsizetype before;
    qsizetype beforeEnd;
    qsizetype after;
    qsizetype afterEnd;

    bool isEmpty() const { return before >= beforeEnd || after >= afterEnd; }
};

class Matcher
{
public:
    Matcher(const QList<int> &before, const QList<int> &after)
        : m_before(before), m_after(after), m_match(before.size(), -1)
    {
    }

    QList<qsizetype> run()
    {
        m_work.append({0, m_before.size(), 0, m_after.size()});
        while (!m_work.isEmpty()) {
            match(m_work.takeLast());
        }
        return m_match;
    }

private:
    void match(Stretch stretch)
    {
        takeEnds(stretch);
        if (stretch.isEmpty()) {
            return;
        }
        const qsizetype cells = (stretch.beforeEnd - stretch.before + 1) * (stretch.afterEnd - stretch.after + 1);
        cells <= largestTable ? matchByTable(stretch) : splitAtUnique(stretch);
    }

    void takeEnds(Stretch &stretch)
    {
        while (!stretch.isEmpty() && m_before.at(stretch.before) == m_after.at(stretch.after)) {
            m_match[stretch.before++] = stretch.after++;
        }
        while (!stretch.isEmpty() && m_before.at(stretch.beforeEnd - 1) == m_after.at(stretch.afterEnd - 1)) {
            m_match[--stretch.beforeEnd] = --stretch.afterEnd;
        }
    }

    void matchByTable(const Stretch &stretch)
    {
        const qsizetype rows = stretch.beforeEnd - stretch.before;
        const qsizetype columns = stretch.afterEnd - stretch.after;
        QList<int> lengths((rows + 1) * (columns + 1), 0); // Of what follows.
        const auto at = [columns](qsizetype row, qsizetype column) { return row * (columns + 1) + column; };
        const auto isSame = [&](qsizetype row, qsizetype column) {
            return m_before.at(stretch.before + row) == m_after.at(stretch.after + column);
        };
        for (qsizetype row = rows - 1; row >= 0; --row) {
            for (qsizetype column = columns - 1; column >= 0; --column) {
                lengths[at(row, column)] =
                    isSame(row, column) ? lengths.at(at(row + 1, column + 1)) + 1
                                        : std::max(lengths.at(at(row + 1, column)), lengths.at(at(row, column + 1)));
            }
        }
        for (qsizetype row = 0, column = 0; row < rows && column < columns;) {
            if (isSame(row, column)) {
                m_match[stretch.before + row++] = stretch.after + column++;
            } else {
                lengths.at(at(row + 1, column)) >= lengths.at(at(row, column + 1)) ? ++row : ++column;
            }
        }
    }

    /// Too long for the table: what occurs once on both sides divides it, as in patience diff.
    void splitAtUnique(const Stretch &stretch)
    {
        Stretch rest = stretch;
        for (const auto &[before, after] : inOrder(uniquePairs(stretch))) {
            m_match[before] = after;
            m_work.append({rest.before, before, rest.after, after});
            rest.before = before + 1;
            rest.after = after + 1;
        }
        if (rest.before != stretch.before) {
            m_work.append(rest);
        }
    }

    QList<Pair> uniquePairs(const Stretch &stretch) const
    {
        QHash<int, Places> places;
        const auto note = [](qsizetype &place, qsizetype index) { place = place == -1 ? index : -2; };
        for (qsizetype index = stretch.after; index < stretch.afterEnd; ++index) {
            note(places[m_after.at(index)].second, index);
        }
        for (qsizetype index = stretch.before; index < stretch.beforeEnd; ++index) {
            note(places[m_before.at(index)].first, index);
        }
        QList<Pair> pairs;
        for (const Places &each : std::as_const(places)) {
            if (each.first >= 0 && each.second >= 0) {
                pairs.append({each.first, each.second});
            }
        }
        std::ranges::sort(pairs);
        return pairs;
    }

    /// The longest part whose second members rise.
    static QList<Pair> inOrder(const QList<Pair> &pairs)
    {
        QList<qsizetype> piles; // Indices of the last pair of a rising part of each length.
        QList<qsizetype> previous(pairs.size(), -1);
        for (qsizetype index = 0; index < pairs.size(); ++index) {
            const auto pile = std::ranges::lower_bound(piles, pairs.at(index).second, {},
                                                       [&](qsizetype at) { return pairs.at(at).second; });
            previous[index] = pile == piles.begin() ? -1 : *(pile - 1);
            if (pile == piles.end()) {
                piles.append(index);
            } else {
                *pile = index;
            }
        }
        QList<Pair> rising;
        for (qsizetype at = piles.isEmpty() ? -1 : piles.constLast(); at >= 0; at = previous.at(at)) {
            rising.prepend(pairs.at(at));
        }
        return rising;
    }

    const QList<int> &m_before;
    const QList<int> &m_after;
    QList<qsizetype> m_match;
    QList<Stretch> m_work;
};

} // namespace

QList<qsizetype> matchInOrder(const QList<int> &before, const QList<int> &after)
{
    return Matcher(before, after).run();
}

} // namespace quire::notebook
