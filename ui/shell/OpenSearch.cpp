// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OpenSearch.h"

#include "ui/notebook/OutputText.h"

#include <QtConcurrentRun>

namespace quire::ui {

using notebook::CellId;
using notebook::Notebook;
using notebook::Search;
using notebook::SearchHit;

namespace {

/// Shown of a line around a find.
constexpr qsizetype before = 40;
constexpr qsizetype shown = 160;

QString textOf(const notebook::Output &output)
{
    return searchableText(output);
}

OpenSearch::Find preview(const SearchHit &hit, int row, const QString &text)
{
    const qsizetype begin = hit.range.start == 0 ? 0 : text.lastIndexOf(u'\n', hit.range.start - 1) + 1;
    const qsizetype end = text.indexOf(u'\n', hit.range.start);
    const qsizetype from = std::max(begin, hit.range.start - before);
    const qsizetype to = std::min(end < 0 ? text.size() : end, from + shown);
    return {hit, row, text.sliced(from, std::max<qsizetype>(0, to - from)), hit.range.start - from};
}

OpenSearch::Found lookIn(const Search &search, const OpenSearch::Source &source, const Search::IsCancelled &isCancelled)
{
    const QList<SearchHit> hits = search.run(source.notebook, textOf, isCancelled).hits;
    OpenSearch::Found found{source.key, {}, hits.size()};
    QHash<CellId, int> rows;
    for (int row = 0; row < source.notebook.cells.size(); ++row) {
        rows.insert(source.notebook.cells.at(row).id(), row);
    }
    QString text;
    const SearchHit *last = nullptr;
    for (const SearchHit &hit : hits.first(std::min(hits.size(), OpenSearch::mostShown))) {
        const int row = rows.value(hit.cell);
        if (!last || last->cell != hit.cell || last->output != hit.output) {
            const notebook::Cell &cell = source.notebook.cells.at(row);
            text = hit.inSource() ? cell.source() : textOf(cell.outputs().at(hit.output));
        }
        last = &hit;
        found.finds.append(preview(hit, row, text));
    }
    return found;
}

} // namespace

OpenSearch::~OpenSearch()
{
    stop();
}

void OpenSearch::stop()
{
    if (m_cancelled) {
        *m_cancelled = true;
    }
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

void OpenSearch::start(const notebook::SearchQuery &query, const QList<Source> &sources)
{
    stop();
    m_search = Search(query);
    if (m_search.isEmpty()) {
        Q_EMIT finished({});
        return;
    }
    QtConcurrent::run([search = m_search, sources, cancelled = m_cancelled] {
        QList<Found> all;
        for (const Source &source : sources) {
            const Found found = lookIn(search, source, [cancelled] { return cancelled->load(); });
            if (!found.finds.isEmpty()) {
                all.append(found);
            }
        }
        return all;
    }).then(this, [this, cancelled = m_cancelled](const QList<Found> &all) {
        if (!*cancelled) {
            Q_EMIT finished(all);
        }
    });
}

QList<std::pair<CellId, QString>> OpenSearch::replaced(const Search &search, const Notebook &notebook,
                                                       const QList<SearchHit> &chosen, const QString &with)
{
    QList<std::pair<CellId, QString>> sources;
    for (const notebook::Cell &cell : notebook.cells) {
        const QString &source = cell.source();
        QString changed;
        qsizetype copied = 0;
        const QList<notebook::TextRange> ranges =
            std::ranges::any_of(chosen, [&](const SearchHit &hit) { return hit.cell == cell.id(); })
                ? search.ranges(source)
                : QList<notebook::TextRange>();
        for (const notebook::TextRange &range : ranges) {
            if (chosen.contains(SearchHit{cell.id(), -1, range})) {
                changed += QStringView(source).sliced(copied, range.start - copied);
                changed += search.replacement(source, range, with);
                copied = range.end();
            }
        }
        if (copied > 0) {
            sources.append({cell.id(), changed + source.sliced(copied)});
        }
    }
    return sources;
}

} // namespace quire::ui
