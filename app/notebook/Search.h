// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Notebook.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <functional>

namespace quire::notebook {

/// What to look for, and where.
struct SearchQuery
{
    QString text = {};
    bool matchCase = false;
    bool wholeWord = false;
    bool isRegex = false;
    bool inOutputs = false;
    /// Only these cells; all when it is empty.
    QList<CellId> cells = {};

    bool operator==(const SearchQuery &) const = default;
};

/// A place in a text, in UTF-16 units.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    qsizetype end() const { return start + length; }
    bool operator==(const TextRange &) const = default;
};

/// One find: in the source of a cell, or in the text of one of its outputs.
struct SearchHit
{
    CellId cell;
    int output = -1; ///< Index of the output; -1 is the source.
    TextRange range;

    bool inSource() const { return output < 0; }
    bool operator==(const SearchHit &) const = default;
};

struct SearchResult
{
    enum class End {
        Complete,
        TooMany,  ///< More than Search::mostHits.
        TooSlow,  ///< The pattern takes too long on some text, which was left out.
        Cancelled ///< What was found until then.
    };
    QList<SearchHit> hits; ///< From top to bottom; in a cell its source first.
    End end = End::Complete;
};

/// A query made ready. A value that any thread may use; works on values alone and bounds what a pattern can cost.
class Search
{
    Q_DECLARE_TR_FUNCTIONS(quire::notebook::Search)

public:
    static constexpr qsizetype mostHits = 100'000;
    /// Text of an output as a person sees it, without colour codes.
    using OutputReader = std::function<QString(const Output &)>;
    using IsCancelled = std::function<bool()>;

    explicit Search(const SearchQuery &query = {});

    const SearchQuery &query() const { return m_query; }
    /// Nothing is looked for: the text is empty or, error() then, no valid expression.
    bool isEmpty() const { return m_query.text.isEmpty() || !m_error.isEmpty(); }
    /// What is wrong with the regular expression; a translated sentence, empty when it is fine.
    const QString &error() const { return m_error; }

    /// The finds in one text, empty ones left out. `end` is set when it is not Complete.
    QList<TextRange> ranges(const QString &text, SearchResult::End *end = nullptr) const;
    QList<SearchHit> hitsInSource(const Cell &cell) const;
    SearchResult run(const Notebook &notebook, const OutputReader &read, const IsCancelled &isCancelled = {}) const;

    /// What takes the place of the find `range` of `text`. With a regular expression $1 to $9 and $& stand for what was
    /// found, $$ for a dollar, \n and \t for line break and tab.
    QString replacement(const QString &text, const TextRange &range, const QString &with) const;
    /// `text` with every find replaced.
    QString replaceAll(const QString &text, const QString &with) const;
    /// New sources of all cells where something is replaced.
    QList<std::pair<CellId, QString>> replaceAll(const Notebook &notebook, const QString &with) const;

private:
    bool covers(const Cell &cell) const { return m_query.cells.isEmpty() || m_query.cells.contains(cell.id()); }
    QString filledIn(const QRegularExpressionMatch &match, const QString &with) const;

    SearchQuery m_query;
    QRegularExpression m_pattern;
    QString m_error;
};

} // namespace quire::notebook
