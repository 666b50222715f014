// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookSearch.h"

#include "notebook/Document.h"
#include "ui/notebook/OutputText.h"

#include <QtConcurrentRun>

#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using notebook::CellId;
using notebook::Document;
using notebook::SearchHit;
using notebook::SearchResult;

namespace {

/// More changed cells than this are searched on the worker.
constexpr int fewCells = 8;
constexpr qsizetype shortSource = 100'000;

using Sources = QList<std::pair<CellId, QString>>;

QString textOf(const notebook::Output &output)
{
    return searchableText(output);
}

} // namespace

NotebookSearch::NotebookSearch(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0ms);
    connect(&m_soon, &QTimer::timeout, this, &NotebookSearch::refreshDirty);
    m_outputSoon.setSingleShot(true);
    m_outputSoon.setInterval(250ms);
    connect(&m_outputSoon, &QTimer::timeout, this, &NotebookSearch::start);
}

NotebookSearch::~NotebookSearch()
{
    if (m_cancelled) {
        *m_cancelled = true;
    }
}

void NotebookSearch::setDocument(Document *document)
{
    if (m_document) {
        m_document->disconnect(this);
    }
    m_document = document;
    m_origin = {};
    if (m_document) {
        connectDocument();
    }
    takeHits({});
    start();
}

void NotebookSearch::connectDocument()
{
    const auto structureChanged = [this] {
        m_dirty.insert(CellId()); // No cell of its own: everything.
        m_soon.start();
    };
    const auto outputsChanged = [this] {
        if (m_search.query().inOutputs && !m_search.isEmpty() && !m_outputSoon.isActive()) {
            m_outputSoon.start();
        }
    };
    connect(m_document, &Document::cellsInserted, this, structureChanged);
    connect(m_document, &Document::cellsRemoved, this, structureChanged);
    connect(m_document, &Document::cellsMoved, this, structureChanged);
    connect(m_document, &Document::documentReset, this, structureChanged);
    connect(m_document, &Document::sourceChanged, this, &NotebookSearch::noteSource);
    connect(m_document, &Document::outputsChanged, this, outputsChanged);
    connect(m_document, &Document::streamExtended, this, outputsChanged);
}

void NotebookSearch::setQuery(const notebook::SearchQuery &query)
{
    if (query == m_search.query()) {
        return;
    }
    m_search = notebook::Search(query);
    const bool inOutputs = query.inOutputs && !m_search.isEmpty();
    m_outputSearch = inOutputs ? std::make_shared<const notebook::Search>(m_search) : nullptr;
    m_goToOrigin = true;
    m_waiting.clear();
    if (m_search.isEmpty()) {
        takeHits({});
    }
    start();
}

void NotebookSearch::start()
{
    ++m_run;
    m_dirty.clear();
    if (m_cancelled) {
        *m_cancelled = true;
    }
    m_isSearching = m_document && !m_search.isEmpty();
    m_end = SearchResult::End::Complete;
    if (!m_isSearching) {
        m_goToOrigin = m_goToOrigin && !m_search.isEmpty();
        Q_EMIT changed();
        return;
    }
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    QtConcurrent::run([search = m_search, notebook = m_document->notebook(), cancelled = m_cancelled] {
        return search.run(notebook, textOf, [cancelled] { return cancelled->load(); });
    }).then(this, [this, run = m_run](const SearchResult &result) {
        if (run == m_run) {
            take(result);
        }
    });
}

void NotebookSearch::take(const SearchResult &result)
{
    m_isSearching = false;
    m_end = result.end;
    takeHits(result.hits);
    for (const std::function<void()> &action : std::exchange(m_waiting, {})) {
        action();
    }
}

/// Who types fast presses Enter before the finds are there. True when `action` comes later, and only for this query.
bool NotebookSearch::waits(std::function<void()> action)
{
    if (m_isSearching) {
        m_waiting.append(std::move(action));
    }
    return m_isSearching;
}

/// Stays with the find that was looked at, or at its place.
void NotebookSearch::takeHits(const QList<SearchHit> &hits)
{
    const std::optional<SearchHit> before = current();
    m_hits = hits;
    m_hitsOfCell.clear();
    for (int i = 0; i < m_hits.size(); ++i) {
        m_hitsOfCell[m_hits.at(i).cell].append(i);
    }
    m_current = before ? int(m_hits.indexOf(*before)) : -1;
    if (before && m_current < 0 && !m_hits.isEmpty() && m_document && m_document->indexOf(before->cell) >= 0) {
        m_current = firstFrom({before->cell, before->output, before->range.start});
    }
    if (m_goToOrigin && !m_hits.isEmpty()) {
        m_goToOrigin = false;
        goTo(firstFrom(m_origin));
    } else {
        Q_EMIT changed();
    }
}

void NotebookSearch::noteSource(const CellId &cell)
{
    if (!m_search.isEmpty()) {
        m_dirty.insert(cell);
        m_soon.start();
    }
}

void NotebookSearch::refreshDirty()
{
    const QSet<CellId> dirty = std::exchange(m_dirty, {});
    if (m_search.isEmpty() || !m_document || dirty.isEmpty()) {
        return;
    }
    const bool isCheap = std::ranges::all_of(dirty, [this](const CellId &cell) {
        const int index = m_document->indexOf(cell);
        return index >= 0 && m_document->cell(index).source().size() < shortSource;
    });
    if (m_isSearching || m_search.query().isRegex || dirty.size() > fewCells || !isCheap) {
        start();
        return;
    }
    QList<SearchHit> hits = m_hits;
    for (const CellId &cell : dirty) {
        hits.removeIf([&cell](const SearchHit &hit) { return hit.cell == cell && hit.inSource(); });
        const SearchPlace top{cell, -1, 0};
        const auto at = std::ranges::find_if(hits, [&](const SearchHit &hit) { return !isBefore(hit, top); });
        const QList<SearchHit> found = m_search.hitsInSource(m_document->cell(m_document->indexOf(cell)));
        qsizetype index = at - hits.begin();
        for (const SearchHit &hit : found) {
            hits.insert(index++, hit);
        }
    }
    takeHits(hits);
}

bool NotebookSearch::isBefore(const SearchHit &hit, const SearchPlace &place) const
{
    const int row = m_document->indexOf(hit.cell);
    const int placeRow = m_document->indexOf(place.cell);
    return std::tuple(row, hit.output, hit.range.start) < std::tuple(placeRow, place.output, place.position);
}

/// Round the end; there are finds.
int NotebookSearch::firstFrom(const SearchPlace &place) const
{
    const auto found = std::ranges::find_if(m_hits, [&](const SearchHit &hit) { return !isBefore(hit, place); });
    return found == m_hits.end() ? 0 : int(found - m_hits.begin());
}

void NotebookSearch::goTo(int index)
{
    m_current = index;
    const SearchHit hit = m_hits.at(index);
    Q_EMIT changed();
    Q_EMIT hitReached(hit);
}

void NotebookSearch::step(bool forward)
{
    if (waits([this, forward] { step(forward); }) || m_hits.isEmpty()) {
        return;
    }
    if (m_current < 0) {
        stepFrom(m_origin, forward);
        return;
    }
    const int count = int(m_hits.size());
    goTo((m_current + (forward ? 1 : count - 1)) % count);
    noteOrigin();
}

void NotebookSearch::stepFrom(const SearchPlace &place, bool forward)
{
    if (!m_hits.isEmpty()) {
        const int next = firstFrom(place);
        const int count = int(m_hits.size());
        goTo(forward ? next : (next + count - 1) % count);
        noteOrigin();
    }
}

/// What is typed next is looked for from where the person went, not from where typing led.
void NotebookSearch::noteOrigin()
{
    if (const std::optional<SearchHit> hit = current()) {
        m_origin = {hit->cell, hit->output, hit->range.start};
    }
}

void NotebookSearch::showCurrent()
{
    if (m_current >= 0) {
        Q_EMIT hitReached(m_hits.at(m_current));
    }
}

NotebookSearch::Status NotebookSearch::status() const
{
    return {m_current, int(m_hits.size()), m_isSearching, m_end, m_search.error()};
}

std::optional<SearchHit> NotebookSearch::current() const
{
    return m_current >= 0 && m_current < m_hits.size() ? std::optional(m_hits.at(m_current)) : std::nullopt;
}

QList<TextMark> NotebookSearch::marksOf(const CellId &cell) const
{
    QList<TextMark> marks;
    for (const int index : m_hitsOfCell.value(cell)) {
        const SearchHit &hit = m_hits.at(index);
        if (hit.inSource()) {
            marks.append({int(hit.range.start), int(hit.range.length), index == m_current});
        }
    }
    return marks;
}

OutputSearch NotebookSearch::outputSearchIn(const CellId &cell) const
{
    const QList<CellId> &wanted = m_search.query().cells;
    if (!m_outputSearch || (!wanted.isEmpty() && !wanted.contains(cell))) {
        return {};
    }
    OutputSearch search{m_outputSearch};
    if (const auto hit = current(); hit && hit->cell == cell && !hit->inSource()) {
        search.output = hit->output;
        search.found = hit->range;
    }
    return search;
}

void NotebookSearch::replaceCurrent(const QString &with)
{
    if (waits([this, with] { replaceCurrent(with); })) {
        return;
    }
    const std::optional<SearchHit> hit = current();
    const int row = hit && hit->inSource() ? m_document->indexOf(hit->cell) : -1;
    if (row < 0) {
        return;
    }
    QString source = m_document->cell(row).source();
    if (!m_search.ranges(source).contains(hit->range)) {
        return; // It changed under the search, which will tell in a moment.
    }
    const QString replacement = m_search.replacement(source, hit->range, with);
    m_origin = {hit->cell, -1, hit->range.start + replacement.size()};
    m_goToOrigin = true;
    setSources(*m_document, {{hit->cell, source.replace(hit->range.start, hit->range.length, replacement)}});
    m_soon.stop();
    refreshDirty();
}

void NotebookSearch::replaceAll(const QString &with)
{
    if (!m_document || m_search.isEmpty()) {
        return;
    }
    QtConcurrent::run(
        [search = m_search, notebook = m_document->notebook(), with] { return search.replaceAll(notebook, with); })
        .then(this,
              [this, with, document = m_document, content = m_document->revision().content](const Sources &sources) {
                  if (document == m_document) {
                      applyAll(sources, with, content);
                  }
              });
}

void NotebookSearch::applyAll(const Sources &sources, const QString &with, quint64 content)
{
    if (m_document->revision().content != content) {
        replaceAll(with); // Somebody typed meanwhile.
        return;
    }
    int hits = 0;
    for (const auto &[cell, source] : sources) {
        hits += int(m_search.ranges(m_document->cell(m_document->indexOf(cell)).source()).size());
    }
    setSources(*m_document, sources);
    Q_EMIT replacedAll(hits, int(sources.size()));
}

} // namespace quire::ui
