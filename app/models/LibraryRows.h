// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/TextIndex.h"

#include <QCoreApplication>

namespace quire::models {

/// One line of the library's list.
struct LibraryRow
{
    enum class Kind { Group, Entry, Place };

    Kind kind = Kind::Entry;
    qint64 entry = 0;
    QString group;        ///< Of Kind::Group: what it says.
    library::Found found; ///< Of Kind::Place.

    bool operator==(const LibraryRow &) const = default;
};

/// How the library's entries are shown: which, in what order, under which headings.
struct LibraryArrangement
{
    Q_DECLARE_TR_FUNCTIONS(quire::models::LibraryArrangement)

public:
    enum class Sort { Modified, Added, Title, Size };
    enum class Group { None, Folder, Kind, Machine, Tag, Month };

    Sort sort = Sort::Modified;
    Group group = Group::None;
    std::optional<library::Kind> kind; ///< Only these.
    QString tag;                       ///< Only what has it; empty for all.

    /// All entries that fit. Pure; 10,000 take some 20 ms.
    QList<LibraryRow> rows(const QList<library::Entry> &entries) const;
    /// What a search gave, in its order, each with its places.
    QList<LibraryRow> rows(const QList<library::Entry> &entries, const QList<library::TextHit> &hits) const;

    static QString kindName(library::Kind kind);
    /// "Free-P5000", or what this computer is called.
    static QString machineName(const library::Entry &entry);

    bool operator==(const LibraryArrangement &) const = default;

private:
    bool fits(const library::Entry &entry) const;
    QStringList groupsOf(const library::Entry &entry) const;
};

} // namespace quire::models
