// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Catalogue.h"

#include "library/CatalogueCopy.h"
#include "store/TransactionGuard.h"

#include <QFileInfo>
#include <QSqlQuery>

namespace quire::library {

using namespace Qt::StringLiterals;
using store::execute;

namespace {

Result<void> run(QSqlDatabase &database, const QString &sql, const QVariantList &values = {})
{
    return execute(database, sql, values).transform([](const QSqlQuery &) {});
}

/// A null QString would become NULL.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

Result<void> makeTables(QSqlDatabase &database)
{
    return run(database,
               u"CREATE TABLE entry (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL,"
               " state INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, added INTEGER NOT"
               " NULL, title TEXT NOT NULL, origin TEXT NOT NULL, source TEXT NOT NULL, excerpt TEXT NOT"
               " NULL, problem TEXT NOT NULL, tags TEXT NOT NULL)"_s)
        .and_then([&] { return run(database, u"CREATE TABLE folder (path BLOB PRIMARY KEY)"_s); })
        .and_then([&] { return run(database, u"CREATE TABLE hidden (path BLOB PRIMARY KEY)"_s); });
}

Result<void> putOne(QSqlDatabase &database, const Entry &entry)
{
    // Another entry may have had this path: a file that took the place of another.
    return run(database, u"DELETE FROM entry WHERE path = ? AND id <> ?"_s, {entry.path, entry.id}).and_then([&] {
        return run(database,
                   u"INSERT OR REPLACE INTO entry (id, path, kind, state, size, modified, added, title, origin, source,"
                   " excerpt, problem, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   {entry.id, entry.path, int(entry.kind), int(entry.state), entry.size, entry.modified, entry.added,
                    text(entry.title), text(entry.origin), text(entry.source), text(entry.excerpt), text(entry.problem),
                    text(entry.tags.join(u'\n'))});
    });
}

Entry entryOf(const QSqlQuery &row)
{
    Entry entry;
    entry.id = row.value(0).toLongLong();
    entry.path = row.value(1).toByteArray();
    entry.kind = Kind(std::clamp(row.value(2).toInt(), 0, int(Kind::Markdown)));
    entry.state = State(std::clamp(row.value(3).toInt(), 0, int(State::TooLarge)));
    entry.size = row.value(4).toLongLong();
    entry.modified = row.value(5).toLongLong();
    entry.added = row.value(6).toLongLong();
    entry.title = row.value(7).toString();
    entry.origin = row.value(8).toString();
    entry.source = row.value(9).toString();
    entry.excerpt = row.value(10).toString();
    entry.problem = row.value(11).toString();
    entry.tags = row.value(12).toString().split(u'\n', Qt::SkipEmptyParts);
    return entry;
}

Result<QByteArrayList> paths(QSqlDatabase &database, const QString &table)
{
    auto query = execute(database, u"SELECT path FROM %1 ORDER BY rowid"_s.arg(table));
    if (!query) {
        return std::unexpected(query.error());
    }
    QByteArrayList all;
    while (query->next()) {
        all.append(query->value(0).toByteArray());
    }
    return all;
}

Result<CatalogueContents> contentsOf(QSqlDatabase &database)
{
    CatalogueContents contents;
    auto query = execute(database, u"SELECT id, path, kind, state, size, modified, added, title, origin, source, "
                                   "excerpt, problem, tags FROM entry ORDER BY id"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        contents.entries.append(entryOf(*query));
    }
    const Result<QByteArrayList> folders = paths(database, u"folder"_s);
    const Result<QByteArrayList> hidden = paths(database, u"hidden"_s);
    if (!folders || !hidden) {
        return std::unexpected(folders ? hidden.error() : folders.error());
    }
    contents.folders = *folders;
    contents.hidden = QSet<QByteArray>(hidden->begin(), hidden->end());
    return contents;
}

template <typename Work> Result<void> inTransaction(QSqlDatabase &database, Work work)
{
    auto guard = store::TransactionGuard::begin(database);
    if (!guard) {
        return std::unexpected(guard.error());
    }
    return work().and_then([&] { return guard->commit(); });
}

template <typename Paths> Result<void> addPaths(QSqlDatabase &database, const QString &table, const Paths &paths)
{
    for (const QByteArray &path : paths) {
        if (const Result<void> done = run(database, u"INSERT OR IGNORE INTO %1 (path) VALUES (?)"_s.arg(table), {path});
            !done) {
            return done;
        }
    }
    return {};
}

template <typename Paths> Result<void> replacePaths(QSqlDatabase &database, const QString &table, const Paths &paths)
{
    return inTransaction(database, [&] {
        return run(database, u"DELETE FROM "_s + table).and_then([&] { return addPaths(database, table, paths); });
    });
}

Result<void> putAll(QSqlDatabase &database, const CatalogueContents &contents)
{
    for (const Entry &entry : contents.entries) {
        if (const Result<void> done = putOne(database, entry); !done) {
            return done;
        }
    }
    return addPaths(database, u"folder"_s, contents.folders).and_then([&] {
        return addPaths(database, u"hidden"_s, contents.hidden);
    });
}

/// From the second copy, where the database is new.
Result<CatalogueContents> loaded(QSqlDatabase &database, const QString &copy)
{
    Result<CatalogueContents> contents = contentsOf(database);
    if (!contents || !contents->entries.isEmpty() || !contents->folders.isEmpty()) {
        return contents;
    }
    const CatalogueContents kept = CatalogueCopy::read(copy);
    const Result<void> restored = inTransaction(database, [&] { return putAll(database, kept); });
    return restored ? Result<CatalogueContents>(kept) : std::unexpected(restored.error());
}

} // namespace

Catalogue::Catalogue(const QString &file) : m_database(file, {makeTables}) {}

QString Catalogue::copyFile() const
{
    return QFileInfo(m_database.file()).path() + u"/library.json"_s;
}

Reply<CatalogueContents> Catalogue::load()
{
    Reply<store::DatabaseOpened> opening = m_database.open();
    return m_database.run([opening, copy = copyFile()](QSqlDatabase &database) -> Result<CatalogueContents> {
        const Result<store::DatabaseOpened> opened = opening.result(); // It ran before, in this thread.
        if (!opened) {
            return std::unexpected(opened.error());
        }
        Result<CatalogueContents> contents = loaded(database, copy);
        if (contents && opened->problem) {
            contents->problem = opened->problem;
            contents->problem->message =
                tr("The library's list was damaged. It was made anew from its second copy; tags and folders are kept. "
                   "The damaged file is %1.")
                    .arg(opened->setAside);
        }
        return contents;
    });
}

Reply<void> Catalogue::put(const QList<Entry> &entries)
{
    return m_database.run([entries](QSqlDatabase &database) {
        return inTransaction(database, [&] { return putAll(database, {entries, {}, {}, {}}); });
    });
}

Reply<void> Catalogue::remove(const QList<qint64> &entries)
{
    return m_database.run([entries](QSqlDatabase &database) {
        return inTransaction(database, [&]() -> Result<void> {
            for (const qint64 entry : entries) {
                if (const Result<void> done = run(database, u"DELETE FROM entry WHERE id = ?"_s, {entry}); !done) {
                    return done;
                }
            }
            return {};
        });
    });
}

Reply<void> Catalogue::setFolders(const QByteArrayList &folders)
{
    return m_database.run([folders](QSqlDatabase &database) { return replacePaths(database, u"folder"_s, folders); });
}

Reply<void> Catalogue::setHidden(const QSet<QByteArray> &hidden)
{
    return m_database.run([hidden](QSqlDatabase &database) { return replacePaths(database, u"hidden"_s, hidden); });
}

Reply<void> Catalogue::writeCopy()
{
    return m_database.run([copy = copyFile()](QSqlDatabase &database) -> Result<void> {
        const Result<CatalogueContents> contents = contentsOf(database);
        return contents ? CatalogueCopy::write(copy, *contents) : std::unexpected(contents.error());
    });
}

} // namespace quire::library
