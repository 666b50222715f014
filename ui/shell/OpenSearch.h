// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Search.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace quire::ui {

/// Looks for something in several notebooks, on a worker. A later question overtakes an earlier one.
class OpenSearch : public QObject
{
    Q_OBJECT

public:
    /// Finds shown of one notebook; it says when there are more.
    static constexpr qsizetype mostShown = 1000;

    struct Source
    {
        QString key; ///< Whatever the caller knows it by.
        notebook::Notebook notebook;
    };

    struct Find
    {
        notebook::SearchHit hit;
        int row = 0;          ///< Of the cell.
        QString line;         ///< The line it is in, shortened around it.
        qsizetype column = 0; ///< Where in `line`.
    };

    struct Found
    {
        QString key;
        QList<Find> finds;
        qsizetype total = 0;
    };

    explicit OpenSearch(QObject *parent = nullptr) : QObject(parent) {}
    ~OpenSearch() override;

    void start(const notebook::SearchQuery &query, const QList<Source> &sources);
    /// Of the last question.
    const notebook::Search &search() const { return m_search; }

    /// New sources of the cells in which the chosen finds are replaced. What is not there any more is left alone.
    static QList<std::pair<notebook::CellId, QString>> replaced(const notebook::Search &search,
                                                                const notebook::Notebook &notebook,
                                                                const QList<notebook::SearchHit> &chosen,
                                                                const QString &with);

Q_SIGNALS:
    /// One for each notebook in which something is found.
    void finished(const QList<quire::ui::OpenSearch::Found> &found);

private:
    void stop();

    notebook::Search m_search;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace quire::ui
