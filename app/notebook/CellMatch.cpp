// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellMatch.h"

#include "notebook/SequenceMatch.h"
#include "notebook/TextMerge.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace quire::notebook {

namespace {

/// Cells less alike are others.
constexpr double leastLikeness = 0.5;
/// Comparisons between two cells that were found; a gap with more is left as it is.
constexpr qsizetype mostComparisons = 400;

class CellMatcher
{
public:
    CellMatcher(const QList<Cell> &before, const QList<Cell> &after)
        : m_before(before), m_after(after), m_match(before.size(), -1)
    {
    }

    QList<qsizetype> run()
    {
        matchIds();
        matchContent();
        matchMoved();
        matchAlike();
        return m_match;
    }

private:
    using Content = std::pair<int, QString>;

    static Content contentOf(const Cell &cell) { return {int(cell.type()), cell.source()}; }

    void join(qsizetype before, qsizetype after)
    {
        m_match[before] = after;
        m_taken.insert(after);
    }

    void matchIds()
    {
        QHash<CellId, qsizetype> places;
        for (qsizetype index = 0; index < m_after.size(); ++index) {
            places.insert(m_after.at(index).id(), index);
        }
        for (qsizetype index = 0; index < m_before.size(); ++index) {
            if (const qsizetype place = places.value(m_before.at(index).id(), -1); place >= 0) {
                join(index, place);
            }
        }
    }

    QList<qsizetype> openBefore() const
    {
        QList<qsizetype> open;
        for (qsizetype index = 0; index < m_before.size(); ++index) {
            if (m_match.at(index) < 0) {
                open.append(index);
            }
        }
        return open;
    }

    QList<qsizetype> openAfter() const
    {
        QList<qsizetype> open;
        for (qsizetype index = 0; index < m_after.size(); ++index) {
            if (!m_taken.contains(index)) {
                open.append(index);
            }
        }
        return open;
    }

    void matchContent()
    {
        const QList<qsizetype> before = openBefore();
        const QList<qsizetype> after = openAfter();
        QHash<Content, int> numbers;
        const auto numbersOf = [&numbers](const QList<Cell> &cells, const QList<qsizetype> &places) {
            QList<int> all;
            for (const qsizetype place : places) {
                const Content content = contentOf(cells.at(place));
                if (!numbers.contains(content)) {
                    numbers.insert(content, int(numbers.size()));
                }
                all.append(numbers.value(content));
            }
            return all;
        };
        const QList<int> beforeNumbers = numbersOf(m_before, before);
        const QList<qsizetype> matches = matchInOrder(beforeNumbers, numbersOf(m_after, after));
        for (qsizetype index = 0; index < before.size(); ++index) {
            if (matches.at(index) >= 0) {
                join(before.at(index), after.at(matches.at(index)));
            }
        }
    }

    void matchMoved()
    {
        QHash<Content, QList<qsizetype>> places;
        for (const qsizetype index : openAfter()) {
            places[contentOf(m_after.at(index))].append(index);
        }
        for (const qsizetype index : openBefore()) {
            QList<qsizetype> &same = places[contentOf(m_before.at(index))];
            if (!same.isEmpty() && !m_before.at(index).source().isEmpty()) {
                join(index, same.takeFirst());
            }
        }
    }

    void matchAlike()
    {
        qsizetype next = 0; // In `after`, behind the last cell that was found.
        QList<qsizetype> gap;
        const QList<qsizetype> matches = m_match;
        for (qsizetype index = 0; index < matches.size(); ++index) {
            if (matches.at(index) < 0) {
                gap.append(index);
            } else if (matches.at(index) >= next) {
                matchGap(std::exchange(gap, {}), next, matches.at(index));
                next = matches.at(index) + 1;
            }
        }
        matchGap(gap, next, m_after.size());
    }

    void matchGap(const QList<qsizetype> &gap, qsizetype next, qsizetype end)
    {
        if (gap.size() * (end - next) > mostComparisons) {
            return;
        }
        for (const qsizetype index : gap) {
            for (qsizetype place = next; place < end; ++place) {
                const Cell &before = m_before.at(index);
                const Cell &after = m_after.at(place);
                if (!m_taken.contains(place) && before.type() == after.type() &&
                    likeness(before.source(), after.source()) >= leastLikeness) {
                    join(index, place);
                    next = place + 1;
                    break;
                }
            }
        }
    }

    const QList<Cell> &m_before;
    const QList<Cell> &m_after;
    QList<qsizetype> m_match;
    QSet<qsizetype> m_taken; ///< Of `after`.
};

} // namespace

QList<qsizetype> matchCells(const QList<Cell> &before, const QList<Cell> &after)
{
    return CellMatcher(before, after).run();
}

} // namespace quire::notebook
