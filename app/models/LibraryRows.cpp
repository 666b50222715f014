// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LibraryRows.h"

#include <QCollator>
#include <QLocale>

namespace quire::models {

using library::Entry;
using library::Kind;

namespace {

/// Rows of one group, sorted.
struct Sorted
{
    explicit Sorted(LibraryArrangement::Sort order) : m_order(order) {}

    void operator()(QList<const Entry *> &entries) const
    {
        if (m_order == LibraryArrangement::Sort::Title) {
            QCollator collator;
            collator.setNumericMode(true);
            collator.setCaseSensitivity(Qt::CaseInsensitive);
            std::vector<std::pair<QCollatorSortKey, const Entry *>> keyed;
            for (const Entry *entry : std::as_const(entries)) {
                keyed.emplace_back(collator.sortKey(entry->title), entry);
            }
            std::ranges::stable_sort(keyed, [](const auto &a, const auto &b) { return a.first.compare(b.first) < 0; });
            std::ranges::transform(keyed, entries.begin(), [](const auto &pair) { return pair.second; });
            return;
        }
        std::ranges::stable_sort(entries, std::ranges::greater(), [this](const Entry *entry) {
            return m_order == LibraryArrangement::Sort::Size    ? entry->size
                   : m_order == LibraryArrangement::Sort::Added ? entry->added
                                                                : entry->modified;
        });
    }

private:
    LibraryArrangement::Sort m_order;
};

LibraryRow rowOf(const Entry &entry)
{
    return {LibraryRow::Kind::Entry, entry.id, {}, {}};
}

} // namespace

QString LibraryArrangement::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Notebook:
        return tr("Notebooks");
    case Kind::Html:
        return tr("Web pages");
    case Kind::Pdf:
        return tr("PDF");
    case Kind::Markdown:
        return tr("Markdown");
    }
    return {};
}

QString LibraryArrangement::machineName(const Entry &entry)
{
    return entry.source.isEmpty() ? tr("This computer") : entry.source;
}

bool LibraryArrangement::fits(const Entry &entry) const
{
    return (!kind || entry.kind == *kind) && (tag.isEmpty() || entry.tags.contains(tag));
}

/// With what sorts it in front, up to the first line break. One with several tags is in several groups.
QStringList LibraryArrangement::groupsOf(const Entry &entry) const
{
    const auto sortedBy = [](const QString &key, const QString &name) { return key + u'\n' + name; };
    switch (group) {
    case Group::None:
        return {QString()};
    case Group::Folder:
        return {sortedBy({}, entry.folder())};
    case Group::Kind:
        return {sortedBy(QString::number(int(entry.kind)), kindName(entry.kind))};
    case Group::Machine:
        return {sortedBy(entry.source.isEmpty() ? QString() : QStringLiteral("1"), machineName(entry))};
    case Group::Tag: {
        QStringList groups;
        for (const QString &each : entry.tags) {
            groups.append(sortedBy(QStringLiteral("0"), each));
        }
        return groups.isEmpty() ? QStringList{sortedBy(QStringLiteral("1"), tr("Without a tag"))} : groups;
    }
    case Group::Month: {
        const QDate date = QDateTime::fromMSecsSinceEpoch(entry.modified).date();
        const int newestFirst = 1'000'000 - (date.year() * 12 + date.month());
        return {
            sortedBy(QStringLiteral("%1").arg(newestFirst, 7, 10, QLatin1Char('0')),
                     QLocale().toString(date, QLocale().language() == QLocale::Chinese ? QStringLiteral("yyyy年M月")
                                                                                       : QStringLiteral("MMMM yyyy")))};
    }
    }
    return {};
}

QList<LibraryRow> LibraryArrangement::rows(const QList<Entry> &entries) const
{
    QMap<QString, QList<const Entry *>> groups;
    for (const Entry &entry : entries) {
        if (fits(entry)) {
            const QStringList names = groupsOf(entry);
            for (const QString &name : names) {
                groups[name].append(&entry);
            }
        }
    }
    QList<LibraryRow> rows;
    rows.reserve(entries.size() + groups.size());
    for (auto each = groups.begin(); each != groups.end(); ++each) {
        if (group != Group::None) {
            rows.append({LibraryRow::Kind::Group, 0, each.key().section(u'\n', 1), {}});
        }
        Sorted{sort}(each.value());
        for (const Entry *entry : std::as_const(each.value())) {
            rows.append(rowOf(*entry));
        }
    }
    return rows;
}

QList<LibraryRow> LibraryArrangement::rows(const QList<Entry> &entries, const QList<library::TextHit> &hits) const
{
    QHash<qint64, const Entry *> known;
    for (const Entry &entry : entries) {
        known.insert(entry.id, &entry);
    }
    QList<LibraryRow> rows;
    for (const library::TextHit &hit : hits) {
        const Entry *entry = known.value(hit.entry);
        if (!entry || !fits(*entry)) {
            continue;
        }
        rows.append(rowOf(*entry));
        for (const library::Found &found : hit.places) {
            rows.append({LibraryRow::Kind::Place, hit.entry, {}, found});
        }
    }
    return rows;
}

} // namespace quire::models
