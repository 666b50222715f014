// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/History.h"

#include <algorithm>

namespace quire::notebook {

namespace {

constexpr qint64 burstMilliseconds = 1500;

/// Typing on, or deleting on, in the same place.
bool continues(const TextChange &last, const TextChange &next)
{
    if (last.removed.isEmpty() && next.removed.isEmpty()) {
        // Anywhere in what was typed: equal neighbours make the place ambiguous.
        return !next.inserted.contains(u'\n') && next.at >= last.at && next.at <= last.at + last.inserted.size();
    }
    if (last.inserted.isEmpty() && next.inserted.isEmpty()) {
        return next.at <= last.at && next.at + next.removed.size() >= last.at;
    }
    return false;
}

void join(TextChange &last, const TextChange &next)
{
    if (last.removed.isEmpty()) {
        last.inserted.insert(next.at - last.at, next.inserted);
    } else {
        const qsizetype before = last.at - next.at;
        last.removed = next.removed.first(before) + last.removed + next.removed.sliced(before);
        last.at = next.at;
    }
}

} // namespace

TextChange TextChange::between(const CellId &id, QStringView before, QStringView after)
{
    const qsizetype at = std::ranges::mismatch(before, after).in1 - before.begin();
    before = before.sliced(at);
    after = after.sliced(at);
    qsizetype tail = 0;
    while (tail < std::min(before.size(), after.size()) &&
           before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail)) {
        ++tail;
    }
    return {id, at, before.chopped(tail).toString(), after.chopped(tail).toString()};
}

bool History::joins(const Step &step) const
{
    if (m_position == 0 || m_position != m_steps.size() || !m_burst.isValid() ||
        m_burst.hasExpired(burstMilliseconds)) {
        return false;
    }
    const Step &last = m_steps.constLast();
    if (last.changes.size() != 1 || step.changes.size() != 1) {
        return false;
    }
    const auto *first = std::get_if<TextChange>(&last.changes.constFirst());
    const auto *next = std::get_if<TextChange>(&step.changes.constFirst());
    return first && next && first->id == next->id && continues(*first, *next);
}

QList<Step> History::push(const Step &step)
{
    if (joins(step)) {
        Step &last = m_steps.last();
        join(std::get<TextChange>(last.changes.first()), std::get<TextChange>(step.changes.constFirst()));
        last.state = ++m_lastState;
        m_burst.restart();
        return {};
    }
    const QList<Step> dropped = m_steps.sliced(m_position);
    m_steps.resize(m_position);
    m_steps.append(step);
    m_steps.last().state = ++m_lastState;
    ++m_position;
    m_burst.start();
    return dropped;
}

bool History::amend(const CellId &cell, const Change &change)
{
    if (m_position == 0 || m_position != m_steps.size()) {
        return false;
    }
    Step &last = m_steps.last();
    const auto isText = [&cell](const Change &each) {
        const auto *text = std::get_if<TextChange>(&each);
        return text && text->id == cell;
    };
    if (!std::ranges::all_of(last.changes, isText)) {
        return false;
    }
    last.changes.append(change);
    last.state = ++m_lastState;
    endBurst();
    return true;
}

Step &History::stepBack()
{
    endBurst();
    return m_steps[--m_position];
}

Step &History::stepForward()
{
    endBurst();
    return m_steps[m_position++];
}

bool History::removes(const CellId &id) const
{
    const auto removesIt = [&id](const Change &change) {
        const auto *removed = std::get_if<CellsRemoved>(&change);
        return removed && removed->ids.contains(id);
    };
    return std::ranges::any_of(m_steps, [&](const Step &step) { return std::ranges::any_of(step.changes, removesIt); });
}

void History::clear()
{
    m_steps.clear();
    m_position = 0;
    m_firstState = ++m_lastState;
    endBurst();
}

} // namespace quire::notebook
