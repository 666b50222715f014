// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/LibraryEntry.h"
#include "store/Database.h"

#include <QCoreApplication>
#include <QSet>

namespace quire::library {

/// What the library is, apart from the text of its files.
struct CatalogueContents
{
    QList<Entry> entries;
    QByteArrayList folders;  ///< Watched.
    QSet<QByteArray> hidden; ///< Files in them that the person took out.
    /// To tell the person: the database was damaged, and what became of it.
    std::optional<Error> problem;
};

/// The library's entries in an SQLite file, and beside it a second copy, as JSON, of what cannot be had from the files
/// again: folders, tags, machines, when something was added. A damaged database is made anew from that copy.
class Catalogue
{
    Q_DECLARE_TR_FUNCTIONS(quire::library::Catalogue)

public:
    explicit Catalogue(const QString &file);

    /// Errors: File, Unsupported (made by a newer Quire).
    [[nodiscard]] Reply<CatalogueContents> load();
    /// Adds or replaces entries, all or none.
    [[nodiscard]] Reply<void> put(const QList<Entry> &entries);
    [[nodiscard]] Reply<void> remove(const QList<qint64> &entries);
    [[nodiscard]] Reply<void> setFolders(const QByteArrayList &folders);
    [[nodiscard]] Reply<void> setHidden(const QSet<QByteArray> &paths);
    /// Writes the second copy anew from the database.
    [[nodiscard]] Reply<void> writeCopy();

    /// Where the second copy lies.
    QString copyFile() const;

private:
    store::Database m_database;
};

} // namespace quire::library
