// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/TextIndex.h"

#include "store/TransactionGuard.h"

#include <QDataStream>
#include <QIODevice>
#include <QSqlQuery>

namespace quire::library {

using namespace Qt::StringLiterals;
using store::execute;

namespace {

/// Text that a damaged or foreign row claims to unpack to is not believed beyond this.
constexpr quint32 longestUnpacked = 64 << 20;

Result<void> run(QSqlDatabase &database, const QString &sql, const QVariantList &values = {})
{
    const auto done = execute(database, sql, values);
    return done ? Result<void>() : std::unexpected(done.error());
}

Result<void> makeTables(QSqlDatabase &database)
{
    return run(database, u"CREATE TABLE document (entry INTEGER PRIMARY KEY, stamp BLOB NOT NULL, thumbnail BLOB, "
                         "text BLOB NOT NULL)"_s)
        .and_then([&] {
            return run(database, u"CREATE VIRTUAL TABLE words USING fts5(title, body, content='', contentless_delete=1,"
                                 " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"_s);
        });
}

QByteArray packed(const QList<Passage> &passages)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const Passage &passage : passages) {
        stream << passage.place.toUtf8() << passage.text.toUtf8();
    }
    return qCompress(bytes, 1);
}

QList<Passage> unpacked(const QByteArray &bytes)
{
    QList<Passage> passages;
    if (bytes.size() < 4 || qFromBigEndian<quint32>(bytes.constData()) > longestUnpacked) {
        return passages;
    }
    const QByteArray plain = qUncompress(bytes);
    QDataStream stream(plain);
    while (!stream.atEnd() && stream.status() == QDataStream::Ok) {
        QByteArray place;
        QByteArray text;
        stream >> place >> text;
        passages.append({QString::fromUtf8(place), QString::fromUtf8(text)});
    }
    return passages;
}

QString bodyOf(const QList<Passage> &passages)
{
    QString body;
    for (const Passage &passage : passages) {
        body += SearchWords::indexed(passage.text) + u" \n"_s;
    }
    return body;
}

Result<void> removeOne(QSqlDatabase &database, qint64 entry)
{
    return run(database, u"DELETE FROM words WHERE rowid = ?"_s, {entry}).and_then([&] {
        return run(database, u"DELETE FROM document WHERE entry = ?"_s, {entry});
    });
}

} // namespace

TextIndex::TextIndex(const QString &file) : m_database(file, {makeTables}) {}

Reply<QHash<qint64, QByteArray>> TextIndex::stamps()
{
    return m_database.run([](QSqlDatabase &database) -> Result<QHash<qint64, QByteArray>> {
        auto query = execute(database, u"SELECT entry, stamp FROM document"_s);
        if (!query) {
            return std::unexpected(query.error());
        }
        QHash<qint64, QByteArray> stamps;
        while (query->next()) {
            stamps.insert(query->value(0).toLongLong(), query->value(1).toByteArray());
        }
        return stamps;
    });
}

Reply<void> TextIndex::put(qint64 entry, const QByteArray &stamp, const QString &title, const Reading &reading)
{
    return m_database.run([=](QSqlDatabase &database) -> Result<void> {
        // Made here and not under the lock: the text may be long.
        const QString body = bodyOf(reading.passages);
        const QByteArray text = packed(reading.passages);
        auto guard = store::TransactionGuard::begin(database);
        if (!guard) {
            return std::unexpected(guard.error());
        }
        Result<void> done = removeOne(database, entry);
        done = done.and_then([&] {
            return run(database, u"INSERT INTO document (entry, stamp, thumbnail, text) VALUES (?, ?, ?, ?)"_s,
                       {entry, stamp, reading.thumbnail, text});
        });
        done = done.and_then([&] {
            return run(database, u"INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)"_s,
                       {entry, SearchWords::indexed(title), body});
        });
        return done.and_then([&] { return guard->commit(); });
    });
}

Reply<void> TextIndex::remove(const QList<qint64> &entries)
{
    return m_database.run([entries](QSqlDatabase &database) -> Result<void> {
        auto guard = store::TransactionGuard::begin(database);
        if (!guard) {
            return std::unexpected(guard.error());
        }
        for (const qint64 entry : entries) {
            if (const Result<void> done = removeOne(database, entry); !done) {
                return done;
            }
        }
        return guard->commit();
    });
}

Reply<QList<TextHit>> TextIndex::search(const SearchWords &words)
{
    return m_database.run([words](QSqlDatabase &database) -> Result<QList<TextHit>> {
        QList<TextHit> hits;
        if (words.isEmpty()) {
            return hits;
        }
        auto query = execute(database,
                             u"SELECT document.entry, document.text FROM (SELECT rowid AS found, "
                             "bm25(words, 8.0, 1.0) AS score FROM words WHERE words MATCH ? ORDER BY score "
                             "LIMIT ?) JOIN document ON document.entry = found ORDER BY score"_s,
                             {words.match(), mostHits});
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            const QList<Passage> passages = unpacked(query->value(1).toByteArray());
            hits.append({query->value(0).toLongLong(), words.places(passages, mostPlaces)});
        }
        return hits;
    });
}

Reply<QByteArray> TextIndex::thumbnail(qint64 entry)
{
    return m_database.run([entry](QSqlDatabase &database) -> Result<QByteArray> {
        auto query = execute(database, u"SELECT thumbnail FROM document WHERE entry = ?"_s, {entry});
        if (!query) {
            return std::unexpected(query.error());
        }
        return query->next() ? query->value(0).toByteArray() : QByteArray();
    });
}

} // namespace quire::library
