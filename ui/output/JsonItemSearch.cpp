// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for in a tree: marked where it is seen, and unfolded where it is not.
#include "render/JsonChildren.h"
#include "render/JsonLines.h"
#include "ui/kit/MarkColor.h"
#include "ui/kit/Theme.h"
#include "ui/output/JsonItem.h"

#include <QFontMetrics>
#include <QPainter>
#include <QtConcurrentRun>

#include <algorithm>

namespace quire::ui {

using notebook::JsonValue;
using notebook::TextRange;

namespace {

/// In longer JSON the way to a find is looked for on a worker.
constexpr qsizetype walkedAtOnce = 2 * 1024 * 1024;

} // namespace

void JsonItem::setSearch(const std::shared_ptr<const notebook::Search> &search, const std::optional<TextRange> &current)
{
    m_search = search;
    if (std::exchange(m_wanted, current) == current) {
        Q_EMIT repaintWanted();
        return;
    }
    m_found = {};
    const JsonValue &root = m_rows.front().value;
    if (current && root.raw().size() <= walkedAtOnce) {
        go(wayTo(root, *current));
    } else if (current) {
        QtConcurrent::run(&JsonItem::wayTo, root, *current).then(this, [this](const Way &way) {
            if (m_wanted == way.range) {
                go(way);
                Q_EMIT foundPlaced();
            }
        });
    }
    Q_EMIT changed();
}

JsonItem::Way JsonItem::wayTo(const JsonValue &value, const TextRange &range)
{
    Way way;
    way.range = range;
    const auto place = render::JsonLines::placeOf(value, range.start);
    if (!place) {
        return way;
    }
    JsonValue at = value;
    for (const qsizetype position : place->path) {
        const int depth = int(way.steps.size()) + 1;
        const qsizetype page = position - position % pageSize;
        Step step{position, rowsOf(at, depth, 0), rowsOf(at, depth, page, page + pageSize)};
        const auto child = render::JsonChildren::of(at, position, 1).children;
        if (child.empty()) {
            return way;
        }
        at = child.front().value;
        way.steps.push_back(std::move(step));
    }
    way.begin = at.begin();
    way.column = place->column;
    return way;
}

void JsonItem::go(const Way &way)
{
    m_found = way;
    int row = 0;
    for (const Step &step : way.steps) {
        row = goDown(row, step);
        if (row < 0) {
            return;
        }
    }
}

/// To the child a step leads to, which is there afterwards; -1 if it is not to be had.
int JsonItem::goDown(int row, const Step &step)
{
    Row &parent = m_rows.at(std::size_t(row));
    if (!parent.isOpen || parent.isReading) {
        parent.isOpen = true;
        parent.isReading = false; // What is read besides comes too late.
        insert(row + 1, step.beginning);
    }
    if (const int child = childAt(row, step.position); child >= 0) {
        return child;
    }
    const int depth = m_rows.at(std::size_t(row)).depth + 1;
    for (int gap = row + 1; gap < endOf(row); ++gap) {
        const Row found = m_rows.at(std::size_t(gap));
        const qsizetype end = found.firstMore + found.more;
        if (found.depth != depth || found.more == 0 || step.position < found.firstMore || step.position >= end) {
            continue;
        }
        Rows rows;
        const qsizetype first = step.around.front().position;
        if (first > found.firstMore) {
            rows.push_back(found);
            rows.back().more = first - found.firstMore;
            rows.back().isReading = false;
        }
        std::ranges::copy_if(step.around, std::back_inserter(rows), [](const Row &shown) { return shown.more == 0; });
        if (const qsizetype next = rows.back().position + 1; next < end) {
            rows.push_back(found);
            rows.back().more = end - next;
            rows.back().firstMore = next;
            rows.back().isReading = false;
        }
        m_rows.erase(m_rows.begin() + gap);
        m_current = m_current > gap ? m_current - 1 : m_current;
        insert(gap, rows);
        return childAt(row, step.position);
    }
    return -1;
}

/// Of what is open at `row`; -1 where it is not shown.
int JsonItem::childAt(int row, qsizetype position) const
{
    const int depth = m_rows.at(std::size_t(row)).depth + 1;
    for (int child = row + 1; child < rowCount() && m_rows.at(std::size_t(child)).depth >= depth; ++child) {
        const Row &shown = m_rows.at(std::size_t(child));
        if (shown.depth == depth && shown.more == 0 && shown.position == position) {
            return child;
        }
    }
    return -1;
}

int JsonItem::foundRow() const
{
    const auto found = std::ranges::find_if(
        m_rows, [this](const Row &row) { return row.more == 0 && row.value.begin() == m_found.begin; });
    return m_found.begin < 0 || found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QRect JsonItem::rectOf(const TextRange &range)
{
    const int row = m_found.range == range ? foundRow() : -1;
    return row < 0 ? QRect() : QRect(0, row * rowHeight(), m_width, rowHeight());
}

/// Under `text`, which begins at `offset` of the row's readable line and is painted from the left of `place`.
void JsonItem::paintFinds(QPainter &painter, const Row &row, const QString &text, qsizetype offset,
                          const QRect &place) const
{
    if (!m_search || row.more > 0 || text.isEmpty() || (row.isOpen && offset > 0)) {
        return;
    }
    const QFontMetrics metrics = painter.fontMetrics();
    const QString name = row.index >= 0 ? QString() : row.key;
    const QList<TextRange> finds = m_search->ranges(render::JsonLines::line(name, row.value).left(offset + 2000));
    const bool isCurrent = row.value.begin() == m_found.begin;
    for (const TextRange &find : finds) {
        const qsizetype from = std::clamp<qsizetype>(find.start - offset, 0, text.size());
        const qsizetype to = std::clamp<qsizetype>(find.end() - offset, 0, text.size());
        if (from < to) {
            const int left = metrics.horizontalAdvance(text.left(from));
            const int width = metrics.horizontalAdvance(text.left(to)) - left;
            const QRect mark(place.left() + left, place.top() + 1, width, place.height() - 2);
            painter.fillRect(mark & place, markColor(*m_theme, isCurrent && find.start == m_found.column));
        }
    }
}

} // namespace quire::ui
