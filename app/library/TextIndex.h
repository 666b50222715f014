// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SearchWords.h"
#include "store/Database.h"

namespace quire::library {

/// An entry with the places of its text where something was found.
struct TextHit
{
    qint64 entry = 0;
    QList<Found> places;
};

/// The text and pictures of all entries, in an SQLite file of their own that can be made anew from the files: FTS5 over
/// what SearchWords makes of the text, and the text itself, compressed, for the snippets.
class TextIndex
{
public:
    /// Entries a search gives, best first, and places in each.
    static constexpr int mostHits = 100;
    static constexpr int mostPlaces = 4;

    explicit TextIndex(const QString &file);

    /// A damaged file is put aside; what was in it is to be read again then.
    [[nodiscard]] Reply<store::DatabaseOpened> open() { return m_database.open(); }
    /// The stamps (Entry::stamp) of what is in it.
    [[nodiscard]] Reply<QHash<qint64, QByteArray>> stamps();
    /// Replaces what was known of the entry.
    [[nodiscard]] Reply<void> put(qint64 entry, const QByteArray &stamp, const QString &title, const Reading &reading);
    [[nodiscard]] Reply<void> remove(const QList<qint64> &entries);
    /// Best first.
    [[nodiscard]] Reply<QList<TextHit>> search(const SearchWords &words);
    /// PNG; empty when it has none.
    [[nodiscard]] Reply<QByteArray> thumbnail(qint64 entry);

private:
    store::Database m_database;
};

} // namespace quire::library
