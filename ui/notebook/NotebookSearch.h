// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Search.h"
#include "ui/editor/TextMark.h"
#include "ui/output/OutputSearch.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace quire::notebook {
class Document;
}

namespace quire::ui {

/// A place of the notebook to search on from.
struct SearchPlace
{
    notebook::CellId cell;
    int output = -1;
    qsizetype position = 0;
};

/// Keeps what a query finds in an open notebook up to date while the notebook changes, and which find is looked at.
/// Searches on a worker thread; a later query or change overtakes an earlier one.
class NotebookSearch : public QObject
{
    Q_OBJECT

public:
    struct Status
    {
        int current = -1; ///< Index among the finds, -1 for none.
        int total = 0;
        bool isSearching = false;
        notebook::SearchResult::End end = notebook::SearchResult::End::Complete;
        QString error; ///< Of the regular expression.
    };

    explicit NotebookSearch(QObject *parent = nullptr);
    ~NotebookSearch() override;

    /// Not owned; null for none.
    void setDocument(notebook::Document *document);
    /// Looks for something else and goes to the first find from the origin on. An empty text ends the search.
    void setQuery(const notebook::SearchQuery &query);
    const notebook::Search &search() const { return m_search; }
    Status status() const;
    std::optional<notebook::SearchHit> current() const;
    QList<TextMark> marksOf(const notebook::CellId &cell) const;
    /// What to mark in the outputs of a cell.
    OutputSearch outputSearchIn(const notebook::CellId &cell) const;

    /// Where the next query begins to look.
    void setOrigin(const SearchPlace &place) { m_origin = place; }
    /// To the next find or the one before, round the end.
    void step(bool forward);
    void stepFrom(const SearchPlace &place, bool forward);
    /// Asks again for the find that is looked at to be shown.
    void showCurrent();

    /// Replaces the find that is looked at and goes on to the next; nothing for one in an output.
    void replaceCurrent(const QString &with);
    /// One step of undo. Ends in replacedAll().
    void replaceAll(const QString &with);

Q_SIGNALS:
    /// Finds, status or what is looked at are others.
    void changed();
    /// This find is to be shown.
    void hitReached(const quire::notebook::SearchHit &hit);
    void replacedAll(int hits, int cells);

private:
    void connectDocument();
    void start();
    void take(const notebook::SearchResult &result);
    void takeHits(const QList<notebook::SearchHit> &hits);
    void noteSource(const notebook::CellId &cell);
    void refreshDirty();
    void goTo(int index);
    void noteOrigin();
    bool waits(std::function<void()> action);
    int firstFrom(const SearchPlace &place) const;
    bool isBefore(const notebook::SearchHit &hit, const SearchPlace &place) const;
    void applyAll(const QList<std::pair<notebook::CellId, QString>> &sources, const QString &with, quint64 content);

    notebook::Document *m_document = nullptr;
    notebook::Search m_search;
    /// The same for outputs to keep; null while they are not looked at.
    std::shared_ptr<const notebook::Search> m_outputSearch;
    QList<notebook::SearchHit> m_hits;
    QHash<notebook::CellId, QList<int>> m_hitsOfCell;
    notebook::SearchResult::End m_end = notebook::SearchResult::End::Complete;
    int m_current = -1;
    SearchPlace m_origin;
    bool m_goToOrigin = false;
    QSet<notebook::CellId> m_dirty;
    QTimer m_soon;       ///< Structure or texts changed.
    QTimer m_outputSoon; ///< Outputs came; many may follow.
    int m_run = 0;
    bool m_isSearching = false;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    QList<std::function<void()>> m_waiting; ///< Asked for before the finds were there.
};

} // namespace quire::ui
