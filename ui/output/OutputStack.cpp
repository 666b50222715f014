// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputStack.h"

#include "ui/kit/Theme.h"
#include "ui/output/ActiveOutputs.h"
#include "ui/output/FormChoice.h"
#include "ui/output/OutputItem.h"

#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;

OutputStack::OutputStack(const OutputRegistry *registry, OutputContext context, QObject *parent)
    : QObject(parent), m_registry(registry), m_context(std::move(context))
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(16ms);
    connect(&m_frame, &QTimer::timeout, this, &OutputStack::flushArrived);
    if (m_context.active) {
        connect(m_context.active, &ActiveOutputs::trustChanged, this, &OutputStack::refillBlocked);
    }
}

OutputStack::~OutputStack() = default;

OutputStack::Entry OutputStack::makeEntry(const notebook::Output &output, int index)
{
    using Type = notebook::Output::Type;
    Entry entry;
    if (output.type() == Type::DisplayData || output.type() == Type::ExecuteResult) {
        entry.output = std::make_shared<const notebook::Output>(output);
        entry.form = FormChoice::read(m_metadata, index, output.data());
    }
    fill(entry, output);
    return entry;
}

void OutputStack::fill(Entry &entry, const notebook::Output &output)
{
    entry.items.clear();
    for (auto &made : m_registry->create(m_context, output, entry.form, entry.unfit)) {
        OutputItem *item = made.get();
        item->setDevicePixelRatio(m_ratio);
        connect(item, &OutputItem::changed, this, &OutputStack::itemChanged);
        connect(item, &OutputItem::repaintWanted, this, &OutputStack::repaintWanted);
        connect(item, &OutputItem::foundPlaced, this, &OutputStack::revealLate);
        connect(item, &OutputItem::unfit, this, [this, item] { itemUnfit(item); }, Qt::QueuedConnection);
        entry.items.push_back({.item = std::move(made)});
    }
    m_width = 0;
}

void OutputStack::setSearch(const OutputSearch &search)
{
    if (search != m_search) {
        m_search = search;
        applySearch();
        m_width = 0; // what is found in opens
    }
}

void OutputStack::applySearch()
{
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        const bool isHere = m_search.search && int(index) == m_search.output;
        const auto found = isHere ? std::optional(m_search.found) : std::nullopt;
        for (const Shown &shown : m_entries.at(index).items) {
            shown.item->setSearch(m_search.search, found);
        }
    }
}

QRect OutputStack::revealFound()
{
    const bool isHere = m_search.output >= 0 && m_search.output < int(m_entries.size());
    if (!isHere || m_entries.at(std::size_t(m_search.output)).items.empty()) {
        return {};
    }
    int item = 0;
    for (int index = 0; index < m_search.output; ++index) {
        item += int(m_entries.at(std::size_t(index)).items.size());
    }
    const Shown &shown = m_entries.at(std::size_t(m_search.output)).items.front();
    const QRect place = shown.item->rectOf(m_search.found);
    if (place.isNull()) {
        return {shown.x, shown.y, shown.width, shown.height};
    }
    reveal(item, place.adjusted(0, -4 * Theme::grid, 0, 4 * Theme::grid));
    return place.translated(shown.x, shown.y - shown.scroll);
}

void OutputStack::revealLate()
{
    if (const int width = std::exchange(m_width, 0)) {
        heightForWidth(width);
        revealFound();
    }
    Q_EMIT changed();
}

void OutputStack::replace(int first, int removed, const QList<notebook::Output> &added)
{
    const auto count = int(m_entries.size());
    const int from = qBound(0, first, count);
    const auto at = m_entries.erase(m_entries.begin() + from, m_entries.begin() + qBound(from, from + removed, count));
    const bool isLive = std::exchange(m_isFilled, true) && from == count;
    std::vector<Entry> entries;
    entries.reserve(std::size_t(added.size()));
    for (const notebook::Output &output : added) {
        entries.push_back(makeEntry(output, from + int(entries.size())));
        if (isLive && output.type() == notebook::Output::Type::Stream) {
            entries.back().items.front().followsEnd = true;
        }
    }
    m_entries.insert(at, std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
    m_width = 0;
    if (m_search.search) {
        applySearch();
    }
    itemChanged();
}

void OutputStack::extend(int index, const QString &text)
{
    if (index >= 0 && index < int(m_entries.size())) {
        m_entries.at(std::size_t(index)).arrived += text;
        itemChanged();
    }
}

/// The first change of a quiet time shows at once; what follows within a frame waits for its end.
void OutputStack::itemChanged()
{
    if (!m_placing && !m_frame.isActive()) {
        m_frame.start();
    }
}

void OutputStack::flushArrived()
{
    {
        const QScopedValueRollback placing(m_placing, true);
        for (Entry &entry : m_entries) {
            if (entry.arrived.isEmpty() || entry.items.empty()) {
                continue;
            }
            Shown &shown = entry.items.front();
            shown.followsEnd = shown.followsEnd || shown.scroll >= maximumScroll(shown);
            shown.hasGrown = true;
            shown.item->extend(std::exchange(entry.arrived, {}));
        }
    }
    m_width = 0;
    Q_EMIT changed();
}

void OutputStack::setDevicePixelRatio(qreal ratio)
{
    m_ratio = ratio;
    for (const Entry &entry : m_entries) {
        for (const Shown &shown : entry.items) {
            shown.item->setDevicePixelRatio(ratio);
        }
    }
}

/// As JupyterLab says it: true, false, or "auto" or nothing for as usual.
void OutputStack::setScrolled(bool scrolled)
{
    if (std::exchange(m_isScrolled, scrolled) != scrolled) {
        m_width = 0;
        itemChanged();
    }
}

int OutputStack::paneHeight() const
{
    // A widget can be no taller; who unfolds a million lines still reaches the last one.
    constexpr int tallest = 8'000'000;
    return m_isScrolled ? m_context.theme->outputHeight() : tallest;
}

int OutputStack::itemCount() const
{
    int count = 0;
    for (const Entry &entry : m_entries) {
        count += int(entry.items.size());
    }
    return count;
}

OutputStack::Shown *OutputStack::shownAt(int index)
{
    return const_cast<Shown *>(std::as_const(*this).shownAt(index));
}

const OutputStack::Shown *OutputStack::shownAt(int index) const
{
    for (const Entry &entry : m_entries) {
        if (index < int(entry.items.size())) {
            return index < 0 ? nullptr : &entry.items.at(std::size_t(index));
        }
        index -= int(entry.items.size());
    }
    return nullptr;
}

OutputItem *OutputStack::item(int index) const
{
    const Shown *shown = shownAt(index);
    return shown ? shown->item.get() : nullptr;
}

void OutputStack::place(Shown &shown, int y)
{
    shown.x = shown.item->bleeds() ? 0 : inset;
    shown.y = y;
    shown.width = m_width - 2 * shown.x;
    // The narrow width first: it is the one long text is broken at, and breaking it twice would cost.
    if (shown.item->scrollsWhenTall()) {
        shown.fullHeight = shown.item->heightForWidth(shown.width - scrollBarWidth);
    }
    if (!shown.item->scrollsWhenTall() || shown.fullHeight <= paneHeight()) {
        shown.fullHeight = shown.item->heightForWidth(shown.width);
    }
    shown.height = shown.item->scrollsWhenTall() ? std::min(shown.fullHeight, paneHeight()) : shown.fullHeight;
    shown.scroll = shown.followsEnd ? maximumScroll(shown) : std::min(shown.scroll, maximumScroll(shown));
}

int OutputStack::heightForWidth(int width)
{
    if (width == m_width) {
        return m_height;
    }
    const QScopedValueRollback placing(m_placing, true);
    m_width = width;
    int y = 0;
    for (Entry &entry : m_entries) {
        for (Shown &shown : entry.items) {
            place(shown, y == 0 ? 0 : y + Theme::grid / 2);
            y = shown.y + shown.height;
        }
    }
    m_height = y;
    return y;
}

QRect OutputStack::thumb(const Shown &shown) const
{
    const int length = std::max(24, int(qint64(shown.height) * shown.height / std::max(1, shown.fullHeight)));
    const int top = int(qint64(shown.height - length) * shown.scroll / std::max(1, maximumScroll(shown)));
    return {m_width - scrollBarWidth, shown.y + top, scrollBarWidth - 2, length};
}

void OutputStack::paint(QPainter &painter, const QRect &clip, int activePane)
{
    const QScopedValueRollback placing(m_placing, true);
    int index = 0;
    for (Entry &entry : m_entries) {
        for (Shown &shown : entry.items) {
            if (shown.y <= clip.bottom() && shown.y + shown.height > clip.top()) {
                paintShown(painter, clip, shown, index == activePane);
            }
            ++index;
        }
    }
}

void OutputStack::paintShown(QPainter &painter, const QRect &clip, Shown &shown, bool active)
{
    const QRect area = QRect(shown.x, shown.y, shown.width, shown.height).intersected(clip);
    const bool pane = maximumScroll(shown) > 0;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.translate(shown.x, shown.y - shown.scroll);
    shown.item->paint(painter, area.translated(-shown.x, shown.scroll - shown.y));
    painter.restore();
    if (pane) {
        paintPaneMarks(painter, shown, active);
    }
}

/// Hairlines where text goes on beyond the edge, and the thumb.
void OutputStack::paintPaneMarks(QPainter &painter, const Shown &shown, bool active) const
{
    const Theme &theme = *m_context.theme;
    painter.save();
    painter.setPen(theme.color(active ? Theme::Role::Accent : Theme::Role::Border));
    const int bottom = shown.y + shown.height - 1;
    if (shown.scroll > 0) {
        painter.drawLine(inset, shown.y, m_width - inset, shown.y);
    }
    if (shown.scroll < maximumScroll(shown)) {
        painter.drawLine(inset, bottom, m_width - inset, bottom);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(active ? Theme::Role::Accent : Theme::Role::MutedText));
    painter.setOpacity(active ? 1 : 0.5);
    painter.drawRoundedRect(thumb(shown), 3, 3);
    if (const QRect button = followButton(shown); !button.isNull()) {
        painter.setOpacity(1);
        painter.setBrush(theme.color(Theme::Role::Accent));
        painter.drawRoundedRect(button, 4, 4);
        painter.setPen(QPen(theme.color(Theme::Role::AccentText), 1.5));
        const QPointF tip = QPointF(button.center()) + QPointF(0.5, 5);
        painter.drawPolyline(QPolygonF({tip - QPointF(4, 4), tip, tip - QPointF(-4, 4)}));
        painter.drawLine(tip, tip - QPointF(0, 10));
    }
    painter.restore();
}

QRect OutputStack::followButton(const Shown &shown) const
{
    constexpr int side = 3 * Theme::grid;
    if (!shown.hasGrown || shown.followsEnd || maximumScroll(shown) == 0) {
        return {};
    }
    return {m_width - 2 * scrollBarWidth - side, shown.y + shown.height - side - Theme::grid / 2, side, side};
}

void OutputStack::followEnd(int item)
{
    if (const Shown *shown = shownAt(item)) {
        scrollPane(item, maximumScroll(*shown));
    }
}

OutputStack::Hit OutputStack::hit(const QPoint &point) const
{
    int index = 0;
    for (const Entry &entry : m_entries) {
        for (const Shown &shown : entry.items) {
            if (point.y() >= shown.y && point.y() < shown.y + shown.height) {
                const bool bar = maximumScroll(shown) > 0 && point.x() >= m_width - 2 * scrollBarWidth;
                const bool follow = followButton(shown).contains(point);
                return {index, {point.x() - shown.x, point.y() - shown.y + shown.scroll}, bar, follow};
            }
            ++index;
        }
    }
    return {};
}

QPoint OutputStack::mapToItem(const QPoint &point, int item) const
{
    const Shown *shown = shownAt(item);
    return shown ? QPoint(point.x() - shown->x, point.y() - shown->y + shown->scroll) : point;
}

void OutputStack::appear(QWidget *view)
{
    for (const Entry &entry : m_entries) {
        for (const Shown &shown : entry.items) {
            shown.item->appear(view, {shown.x, shown.y - shown.scroll, shown.width, shown.fullHeight});
        }
    }
}

void OutputStack::leave(QWidget *view)
{
    for (const Entry &entry : m_entries) {
        for (const Shown &shown : entry.items) {
            shown.item->leave(view);
        }
    }
}

bool OutputStack::isPane(int item) const
{
    const Shown *shown = shownAt(item);
    return shown && maximumScroll(*shown) > 0;
}

bool OutputStack::scrollPane(int item, int pixels)
{
    Shown *shown = shownAt(item);
    if (!shown) {
        return false;
    }
    const int wanted = int(std::clamp<qint64>(qint64(shown->scroll) + pixels, 0, maximumScroll(*shown)));
    const bool moved = wanted != shown->scroll;
    shown->scroll = wanted;
    shown->followsEnd = wanted == maximumScroll(*shown);
    return moved;
}

void OutputStack::reveal(int item, const QRect &place)
{
    if (const Shown *shown = shownAt(item); shown && maximumScroll(*shown) > 0) {
        const int lowest = place.bottom() + 1 - shown->height;
        scrollPane(item, std::clamp(shown->scroll, std::min(lowest, place.top()), place.top()) - shown->scroll);
    }
}

void OutputStack::dragScrollBar(int item, int y)
{
    if (Shown *shown = shownAt(item)) {
        const int length = thumb(*shown).height();
        const int track = std::max(1, shown->height - length);
        const int wanted = qBound(0, y - shown->y - length / 2, track);
        shown->scroll = int(qint64(maximumScroll(*shown)) * wanted / track);
        shown->followsEnd = wanted == track;
    }
}

QString OutputStack::accessibleText() const
{
    QStringList texts;
    for (const Entry &entry : m_entries) {
        for (const Shown &shown : entry.items) {
            texts.append(shown.item->accessibleText());
        }
    }
    return texts.join(u'\n');
}

} // namespace quire::ui
