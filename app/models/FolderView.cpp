// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderView.h"

#include <QCollator>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>
#include <optional>

namespace quire::models {

namespace {

/// Whether a name passes the filter.
class NameFilter
{
public:
    explicit NameFilter(const QString &filter) : m_text(filter.trimmed())
    {
        if (m_text.contains(u'*') || m_text.contains(u'?')) {
            m_pattern = QRegularExpression::fromWildcard(m_text, Qt::CaseInsensitive);
        }
    }

    bool passes(const QString &name) const
    {
        return m_pattern ? m_pattern->match(name).hasMatch() : name.contains(m_text, Qt::CaseInsensitive);
    }

private:
    QString m_text;
    std::optional<QRegularExpression> m_pattern;
};

QCollator naturalCollator()
{
    // The C locale has no idea of numbers in names.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

/// Places of `entries` in natural order. Keys are made once: comparing names takes many times longer.
std::vector<quint32> naturalOrder(const QList<FileEntry> &entries, const std::vector<quint32> &chosen)
{
    struct Keyed
    {
        QCollatorSortKey key;
        quint32 at;
    };
    const QCollator collator = naturalCollator();
    std::vector<Keyed> keyed;
    keyed.reserve(chosen.size());
    for (const quint32 at : chosen) {
        keyed.push_back({collator.sortKey(entries.at(at).name()), at});
    }
    // Names that read the same are told apart, so that the order is always one.
    std::ranges::sort(keyed, [&](const Keyed &one, const Keyed &other) {
        const int way = one.key.compare(other.key);
        return way != 0 ? way < 0 : entries.at(one.at).path < entries.at(other.at).path;
    });
    std::vector<quint32> rows;
    rows.reserve(keyed.size());
    for (const Keyed &each : keyed) {
        rows.push_back(each.at);
    }
    return rows;
}

void sortBy(const FolderOrder &order, const QList<FileEntry> &entries, std::vector<quint32> &rows)
{
    if (order.by == FolderOrder::By::Name && order.descending) {
        std::ranges::reverse(rows);
    } else if (order.by != FolderOrder::By::Name) {
        const auto value = [&](quint32 at) {
            const FileEntry &entry = entries.at(at);
            return order.by == FolderOrder::By::Size ? entry.size : entry.modified.toMSecsSinceEpoch();
        };
        std::ranges::stable_sort(rows, [&](quint32 one, quint32 other) {
            return order.descending ? value(one) > value(other) : value(one) < value(other);
        });
    }
    std::ranges::stable_partition(rows, [&](quint32 at) { return entries.at(at).isFolder(); });
}

} // namespace

FolderView::FolderView(Entries entries, const FolderOrder &order) : m_entries(std::move(entries))
{
    const NameFilter filter(order.filter);
    std::vector<quint32> chosen;
    chosen.reserve(size_t(m_entries->size()));
    for (qsizetype at = 0; at < m_entries->size(); ++at) {
        const FileEntry &entry = m_entries->at(at);
        const QString name = entry.name();
        if ((order.showsHidden || !entry.isHidden) && (filter.passes(name) || order.pinned.contains(name))) {
            chosen.push_back(quint32(at));
        }
    }
    m_rows = naturalOrder(*m_entries, chosen);
    sortBy(order, *m_entries, m_rows);
    // A name is shown once, whatever a machine says.
    m_rowOf.reserve(qsizetype(m_rows.size()));
    std::erase_if(m_rows, [this](quint32 place) {
        const qsizetype row = m_rowOf.size();
        int &known = m_rowOf[m_entries->at(place).name()];
        const bool isTwice = m_rowOf.size() == row;
        known = isTwice ? known : int(row);
        return isTwice;
    });
}

FolderChange FolderChange::between(FolderView::Pointer before, FolderView::Pointer after)
{
    FolderChange change{.before = std::move(before), .after = std::move(after)};
    const qsizetype had = change.before ? change.before->count() : 0;
    std::vector<bool> stays(size_t(change.after->count()));
    std::vector<int> gone;
    change.arranged.reserve(size_t(change.after->count()));
    change.aside.resize(size_t(had));
    for (qsizetype row = 0; row < had; ++row) {
        const FileEntry &old = change.before->at(row);
        const int to = change.after->rowOf(old.name());
        // A folder that became a file is another thing, with nothing below.
        if (to < 0 || change.after->at(to).isFolder() != old.isFolder() || stays[size_t(to)]) {
            gone.push_back(int(row));
            continue;
        }
        stays[size_t(to)] = true;
        change.aside[size_t(row)] = int(change.arranged.size());
        change.differs = change.differs || change.after->at(to) != old;
        change.arranged.push_back(to);
    }
    const auto kept = int(change.arranged.size());
    for (size_t each = 0; each < gone.size(); ++each) {
        change.aside[size_t(gone[each])] = kept + int(each);
    }
    change.gone = qsizetype(gone.size());
    for (int row = 0; row < int(stays.size()); ++row) {
        if (!stays[size_t(row)]) {
            change.arranged.push_back(row);
        }
    }
    change.fresh = qsizetype(change.arranged.size()) - kept;
    if (std::ranges::is_sorted(change.aside)) {
        change.aside.clear();
    }
    change.moves = !std::ranges::is_sorted(change.arranged);
    return change;
}

} // namespace quire::models
