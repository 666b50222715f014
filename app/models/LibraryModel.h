// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "models/LibraryRows.h"

#include <QAbstractListModel>
#include <QCache>
#include <QImage>
#include <QTimer>

namespace quire::models {

/// The library as a list: entries under headings, or what a search found with its places.
class LibraryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< LibraryRow::Kind, as int.
        IdRole,                  ///< Of the entry; 0 for a heading.
        PlaceRole,               ///< library::Place, as text.
        MarksRole,               ///< Of a place: what was found in its text, as QVariantList of QPoint(start, length).
        DetailRole,              ///< Of an entry: machine, date, size.
        TagsRole,
        ProblemRole, ///< Why it cannot be opened or searched; empty when all is well.
        ExcerptRole,
        FileKindRole, ///< library::Kind, as int.
    };

    /// Thumbnails kept in memory, in bytes.
    static constexpr qsizetype thumbnailBudget = 24 << 20;

    /// `library` outlives the model.
    explicit LibraryModel(library::Library *library, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// DecorationRole: the thumbnail, a QImage, null until it has been fetched.
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override { return {QStringLiteral("text/uri-list")}; }
    /// The files themselves, to be dragged elsewhere.
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    const LibraryArrangement &arrangement() const { return m_arrangement; }
    void setArrangement(const LibraryArrangement &arrangement);
    /// Shows what is found instead; empty text shows all again.
    void setSearch(const QString &text);
    const QString &search() const { return m_search; }
    /// Entries shown, without headings and places.
    int entryCount() const { return m_entryCount; }
    const library::Entry *entry(const QModelIndex &index) const;
    /// All tags there are, sorted.
    QStringList tags() const;

Q_SIGNALS:
    /// What is shown is another, or as it was but up to date.
    void refreshed();

private:
    void ask();
    void arrange();
    QVariant entryData(const library::Entry &entry, int role) const;
    QVariant placeData(const LibraryRow &row, int role) const;
    QString detailOf(const library::Entry &entry) const;
    void fetchThumbnail(qint64 id) const;

    library::Library *m_library;
    LibraryArrangement m_arrangement;
    QString m_search;
    QTimer m_soon;
    int m_question = 0;
    std::optional<QList<library::TextHit>> m_hits;
    QList<LibraryRow> m_rows;
    int m_entryCount = 0;
    mutable QCache<qint64, QImage> m_thumbnails{thumbnailBudget};
    mutable QSet<qint64> m_fetching;
};

} // namespace quire::models
