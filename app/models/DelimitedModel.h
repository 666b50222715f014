// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "models/DelimitedText.h"

#include <QAbstractTableModel>
#include <QCache>

#include <memory>

namespace quire::models {

/// CSV and its like as a table to be read: loaded, sorted, filtered and searched on a worker.
class DelimitedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit DelimitedModel(QObject *parent = nullptr);
    ~DelimitedModel() override;

    /// Reads a file and guesses its format. Errors: File, Unsupported where it is too large.
    Reply<void> load(QString file);
    /// Shows `bytes` as they are.
    void setText(const QByteArray &bytes, const DelimitedFormat &format);
    /// The same text, read another way.
    void setFormat(const DelimitedFormat &format);
    const DelimitedFormat &format() const { return m_text->format(); }

    /// Something is going on that changes what is shown.
    bool isBusy() const { return m_work > 0; }
    /// Of the text, whatever the filter hides.
    qsizetype totalRows() const { return m_text->rowCount(); }

    /// Shows only rows that contain `filter` in any field; case does not matter. Empty shows all.
    void setFilter(const QString &filter);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// The next cell that contains `text`, around the end. Invalid when there is none.
    Reply<QModelIndex> find(QString text, QModelIndex from, bool backward);
    /// These rows and columns for other programs, with headers where wanted. `delimiter` a tab: tabs and line breaks
    /// become spaces; else quoted where needed.
    Reply<QString> toText(QList<int> rows, QList<int> columns, char delimiter, bool withHeader) const;

    bool isNumeric(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void busyChanged(bool busy);
    /// The first rows are there.
    void firstRowsShown();

private:
    using Text = std::shared_ptr<DelimitedText>;
    using Rows = std::shared_ptr<const std::vector<quint32>>;

    void indexNext(quint64 generation);
    void take(const DelimitedText::Piece &piece);
    void applyOrder();
    void showRows(const Rows &rows);
    void countWork(int change);
    qsizetype sourceRow(int row) const;
    QString columnName(int column) const;

    Text m_text;
    Rows m_rows; ///< Null is all of them as they come.
    QStringList m_header;
    mutable QCache<qsizetype, QStringList> m_cache;
    mutable QHash<int, bool> m_numeric;
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    quint64 m_generation = 0; ///< Of the text.
    quint64 m_orderNumber = 0;
    int m_work = 0;
};

} // namespace quire::models
