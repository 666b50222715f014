// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LibraryModel.h"

#include <QLocale>
#include <QMimeData>
#include <QPoint>
#include <QRegularExpression>
#include <QUrl>

#include <set>

namespace quire::models {

using namespace std::chrono_literals;
using library::Entry;
using library::State;

LibraryModel::LibraryModel(library::Library *library, QObject *parent) : QAbstractListModel(parent), m_library(library)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(&m_soon, &QTimer::timeout, this, &LibraryModel::ask);
    connect(library, &library::Library::changed, this, [this] {
        if (!m_search.isEmpty() && !m_soon.isActive()) {
            m_soon.start();
        }
        arrange();
    });
    arrange();
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const Entry *LibraryModel::entry(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_library->find(m_rows.at(index.row()).entry) : nullptr;
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) {
        return {};
    }
    const LibraryRow &row = m_rows.at(index.row());
    if (role == KindRole) {
        return int(row.kind);
    }
    if (row.kind == LibraryRow::Kind::Group) {
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(row.group) : QVariant();
    }
    if (role == IdRole) {
        return row.entry;
    }
    if (row.kind == LibraryRow::Kind::Place) {
        return placeData(row, role);
    }
    const Entry *entry = m_library->find(row.entry);
    return entry ? entryData(*entry, role) : QVariant();
}

QVariant LibraryModel::placeData(const LibraryRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.found.snippet;
    case PlaceRole:
        return row.found.place;
    case MarksRole: {
        QVariantList marks;
        for (const auto &[start, length] : row.found.marks) {
            marks.append(QPoint(int(start), int(length)));
        }
        return marks;
    }
    default:
        return {};
    }
}

QString LibraryModel::detailOf(const Entry &entry) const
{
    const QLocale locale;
    QStringList parts;
    if (!entry.source.isEmpty()) {
        parts.append(entry.source);
    }
    if (!entry.origin.isEmpty()) {
        parts.append(entry.origin);
    }
    if (entry.modified > 0) {
        parts.append(locale.toString(QDateTime::fromMSecsSinceEpoch(entry.modified).date(), QLocale::ShortFormat));
        parts.append(locale.formattedDataSize(entry.size, 1, QLocale::DataSizeTraditionalFormat));
    }
    return parts.join(QStringLiteral(" · "));
}

QVariant LibraryModel::entryData(const Entry &entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::ToolTipRole:
        return QFile::decodeName(entry.path);
    case Qt::AccessibleTextRole:
        return QStringList{entry.title, LibraryArrangement::kindName(entry.kind), detailOf(entry),
                           entry.tags.join(QStringLiteral(", ")), entryData(entry, ProblemRole).toString()}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QStringLiteral(", "));
    case Qt::DecorationRole: {
        const QImage *image = m_thumbnails.object(entry.id);
        if (!image) {
            fetchThumbnail(entry.id);
        }
        return image ? QVariant(*image) : QVariant();
    }
    case DetailRole:
        return detailOf(entry);
    case TagsRole:
        return entry.tags;
    case ExcerptRole:
        return entry.excerpt;
    case FileKindRole:
        return int(entry.kind);
    case ProblemRole:
        return entry.state == State::Missing    ? LibraryArrangement::tr("The file is not there.")
               : entry.state == State::TooLarge ? LibraryArrangement::tr("Too large to be searched")
                                                : entry.problem;
    default:
        return {};
    }
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    if (m_rows.at(index.row()).kind == LibraryRow::Kind::Group) {
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QMimeData *LibraryModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        if (const Entry *found = entry(index)) {
            urls.append(QUrl::fromLocalFile(QFile::decodeName(found->path)));
        }
    }
    auto *data = new QMimeData;
    data->setUrls(urls);
    return data;
}

void LibraryModel::setArrangement(const LibraryArrangement &arrangement)
{
    if (m_arrangement != arrangement) {
        m_arrangement = arrangement;
        arrange();
    }
}

void LibraryModel::setSearch(const QString &text)
{
    if (m_search == text) {
        return;
    }
    m_search = text;
    if (text.trimmed().isEmpty()) {
        m_soon.stop();
        ++m_question;
        m_hits.reset();
        arrange();
    } else {
        m_soon.start();
    }
}

void LibraryModel::ask()
{
    m_library->search(m_search).then(this,
                                     [this, question = ++m_question](const Result<QList<library::TextHit>> &hits) {
                                         if (question == m_question) {
                                             m_hits = hits.value_or(QList<library::TextHit>());
                                             arrange();
                                         }
                                     });
}

void LibraryModel::arrange()
{
    QList<LibraryRow> rows =
        m_hits ? m_arrangement.rows(m_library->entries(), *m_hits) : m_arrangement.rows(m_library->entries());
    if (rows == m_rows) {
        if (!m_rows.isEmpty()) {
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
        }
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    m_entryCount = int(std::ranges::count(m_rows, LibraryRow::Kind::Entry, &LibraryRow::kind));
    Q_EMIT refreshed();
}

QStringList LibraryModel::tags() const
{
    std::set<QString> all;
    for (const Entry &entry : m_library->entries()) {
        all.insert(entry.tags.begin(), entry.tags.end());
    }
    return {all.begin(), all.end()};
}

void LibraryModel::fetchThumbnail(qint64 id) const
{
    if (m_fetching.contains(id)) {
        return;
    }
    m_fetching.insert(id);
    auto *self = const_cast<LibraryModel *>(this); // What is painted does not change what there is.
    m_library->thumbnail(id).then(self, [self, id](const Result<QByteArray> &png) {
        self->m_fetching.remove(id);
        const QImage image = QImage::fromData(png.value_or(QByteArray()), "PNG");
        self->m_thumbnails.insert(id, new QImage(image), std::max<qsizetype>(256, image.sizeInBytes()));
        for (int row = 0; row < self->m_rows.size() && !image.isNull(); ++row) {
            if (self->m_rows.at(row).entry == id && self->m_rows.at(row).kind == LibraryRow::Kind::Entry) {
                Q_EMIT self->dataChanged(self->index(row), self->index(row), {Qt::DecorationRole});
            }
        }
    });
}

} // namespace quire::models
