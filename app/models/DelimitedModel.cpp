// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DelimitedModel.h"

#include "base/Coroutine.h"
#include "render/TableOrder.h"

#include <QFile>
#include <QLocale>
#include <QtConcurrentRun>

#include <numeric>

namespace quire::models {

namespace {

constexpr qsizetype firstPiece = 256 * 1024;
constexpr qsizetype laterPiece = 8 * 1024 * 1024;
constexpr qsizetype guessLength = 256 * 1024;
constexpr int cachedRows = 512;
constexpr int looks = 200; ///< Rows looked at to tell numbers from words.

/// What files without a mark are in where people read this language.
QByteArray localEncoding()
{
    return QLocale().language() == QLocale::Chinese ? QByteArray("GB18030") : QByteArray("windows-1252");
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, file.errorString());
    }
    if (file.size() > DelimitedText::limit) {
        return failure(ErrorKind::Unsupported,
                       DelimitedModel::tr("It is too large to be shown as a table (over 1 GB)."));
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::File, file.errorString());
    }
    return DelimitedText::toAsciiBased(bytes);
}

bool contains(const QStringList &fields, const QString &needle)
{
    return std::ranges::any_of(fields,
                               [&needle](const QString &field) { return field.contains(needle, Qt::CaseInsensitive); });
}

/// Numbers before words, nothing last in either direction.
struct SortKey
{
    double number = 0;
    QString word;
    int rank = 0; ///< 0 a number, 1 a word, 2 nothing.

    static SortKey of(const QString &text)
    {
        if (render::isMissing(text)) {
            return {0, {}, 2};
        }
        const auto number = render::numberIn(text);
        return number ? SortKey{*number, {}, 0} : SortKey{0, text, 1};
    }
    bool isBefore(const SortKey &other, bool descending) const
    {
        if (rank != other.rank) {
            return descending && rank < 2 && other.rank < 2 ? rank > other.rank : rank < other.rank;
        }
        const bool less = rank == 0 ? number < other.number : word < other.word;
        const bool more = rank == 0 ? number > other.number : word > other.word;
        return descending ? more : less;
    }
};

std::shared_ptr<const std::vector<quint32>> orderedRows(const std::shared_ptr<DelimitedText> &text,
                                                        const QString &filter, int column, Qt::SortOrder order)
{
    auto rows = std::make_shared<std::vector<quint32>>();
    for (qsizetype row = 0; row < text->rowCount(); ++row) {
        if (filter.isEmpty() || contains(text->row(row), filter)) {
            rows->push_back(quint32(row));
        }
    }
    if (column >= 0) {
        std::vector<SortKey> keys;
        keys.reserve(rows->size());
        for (const quint32 row : *rows) {
            keys.push_back(SortKey::of(text->field(row, column)));
        }
        std::vector<quint32> places(rows->size());
        std::iota(places.begin(), places.end(), 0U);
        const bool descending = order == Qt::DescendingOrder;
        std::ranges::stable_sort(places, [&keys, descending](quint32 one, quint32 other) {
            return keys[one].isBefore(keys[other], descending);
        });
        for (quint32 &place : places) {
            place = (*rows)[place];
        }
        *rows = std::move(places);
    }
    return rows;
}

QString written(QString field, char delimiter)
{
    if (delimiter == '\t') {
        for (const QChar c : {u'\t', u'\n', u'\r'}) {
            field.replace(c, u' ');
        }
        return field;
    }
    const bool needsQuotes = field.contains(QLatin1Char(delimiter)) || field.contains(u'"') || field.contains(u'\n');
    return needsQuotes ? u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"' : field;
}

} // namespace

DelimitedModel::DelimitedModel(QObject *parent)
    : QAbstractTableModel(parent), m_text(std::make_shared<DelimitedText>()), m_cache(cachedRows)
{
}

DelimitedModel::~DelimitedModel() = default;

Reply<void> DelimitedModel::load(QString file)
{
    countWork(1);
    const Result<QByteArray> bytes = co_await QtConcurrent::run(readWhole, file);
    countWork(-1);
    if (!bytes) {
        co_return std::unexpected(bytes.error());
    }
    setText(*bytes, DelimitedFormat::guess(bytes->first(std::min(bytes->size(), guessLength)), localEncoding()));
    co_return Result<void>();
}

void DelimitedModel::setText(const QByteArray &bytes, const DelimitedFormat &format)
{
    beginResetModel();
    m_text = std::make_shared<DelimitedText>(bytes, format);
    m_rows.reset();
    m_header.clear();
    m_cache.clear();
    m_numeric.clear();
    m_sortColumn = -1;
    ++m_generation;
    ++m_orderNumber;
    m_text->append(m_text->index(firstPiece)); // Enough for the first screen, at once.
    m_header = m_text->header();
    endResetModel();
    Q_EMIT firstRowsShown();
    countWork(1);
    indexNext(m_generation);
}

void DelimitedModel::setFormat(const DelimitedFormat &format)
{
    if (format != m_text->format()) {
        setText(m_text->bytes(), format);
    }
}

void DelimitedModel::indexNext(quint64 generation)
{
    if (m_text->isIndexed()) {
        countWork(-1);
        if (!m_filter.isEmpty() || m_sortColumn >= 0) {
            applyOrder();
        }
        return;
    }
    // Rows are only added on this thread, while no worker reads.
    QtConcurrent::run([text = m_text] {
        return text->index(laterPiece);
    }).then(this, [this, generation](const DelimitedText::Piece &piece) {
        if (generation == m_generation) {
            take(piece);
            indexNext(generation);
        } else {
            countWork(-1);
        }
    });
}

void DelimitedModel::take(const DelimitedText::Piece &piece)
{
    const int before = columnCount();
    if (piece.columns > before) {
        beginInsertColumns({}, before, std::min(piece.columns, DelimitedText::columnLimit) - 1);
        m_text->append({{}, piece.end, piece.columns});
        endInsertColumns();
    }
    if (piece.starts.empty()) {
        m_text->append(piece);
        return;
    }
    const int first = int(m_text->rowCount());
    beginInsertRows({}, first, first + int(piece.starts.size()) - 1);
    m_text->append(piece);
    endInsertRows();
}

void DelimitedModel::countWork(int change)
{
    const bool before = isBusy();
    m_work += change;
    if (before != isBusy()) {
        Q_EMIT busyChanged(isBusy());
    }
}

void DelimitedModel::setFilter(const QString &filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        applyOrder();
    }
}

void DelimitedModel::sort(int column, Qt::SortOrder order)
{
    if (m_sortColumn != column || m_sortOrder != order) {
        m_sortColumn = column;
        m_sortOrder = order;
        applyOrder();
    }
}

void DelimitedModel::applyOrder()
{
    const quint64 number = ++m_orderNumber;
    if (!m_text->isIndexed()) {
        return; // The last piece does it.
    }
    if (m_filter.isEmpty() && m_sortColumn < 0) {
        showRows(nullptr);
        return;
    }
    countWork(1);
    QtConcurrent::run(orderedRows, m_text, m_filter, m_sortColumn, m_sortOrder)
        .then(this, [this, number](const Rows &rows) {
            countWork(-1);
            if (number == m_orderNumber) {
                showRows(rows);
            }
        });
}

void DelimitedModel::showRows(const Rows &rows)
{
    beginResetModel();
    m_rows = rows;
    m_cache.clear();
    endResetModel();
}

Reply<QModelIndex> DelimitedModel::find(QString text, QModelIndex from, bool backward)
{
    const int count = rowCount();
    if (text.isEmpty() || count == 0 || !m_text->isIndexed()) {
        co_return QModelIndex();
    }
    const auto search = [source = m_text, rows = m_rows, count, text, backward, startRow = std::max(0, from.row()),
                         startColumn = from.isValid() ? from.column() : (backward ? INT_MAX : -1)] {
        const int step = backward ? -1 : 1;
        for (int passed = 0; passed <= count; ++passed) {
            const int row = ((startRow + step * passed) % count + count) % count;
            const QStringList fields = source->row(rows ? (*rows)[std::size_t(row)] : quint32(row));
            for (int at = 0; at < fields.size(); ++at) {
                const int column = backward ? int(fields.size()) - 1 - at : at;
                const bool isPassed = passed == 0 && (backward ? column >= startColumn : column <= startColumn);
                if (!isPassed && fields.at(column).contains(text, Qt::CaseInsensitive)) {
                    return std::pair(row, column);
                }
            }
        }
        return std::pair(-1, -1);
    };
    const quint64 number = m_orderNumber;
    const std::pair<int, int> found = co_await QtConcurrent::run(search);
    co_return number == m_orderNumber ? index(found.first, found.second) : QModelIndex();
}

Reply<QString> DelimitedModel::toText(QList<int> rows, QList<int> columns, char delimiter, bool withHeader) const
{
    if (!m_text->isIndexed()) {
        return readyReply<QString>(failure(ErrorKind::Unsupported, tr("The table is still being read.")));
    }
    QList<qsizetype> sources;
    for (const int row : rows) {
        sources.append(sourceRow(row));
    }
    QStringList names;
    for (const int column : columns) {
        names.append(columnName(column));
    }
    return QtConcurrent::run([text = m_text, sources, columns, names, delimiter, withHeader]() -> Result<QString> {
        QString all;
        const auto add = [&all, delimiter](const QStringList &fields) {
            for (qsizetype at = 0; at < fields.size(); ++at) {
                all += at > 0 ? QString(QLatin1Char(delimiter)) : QString();
                all += written(fields.at(at), delimiter);
            }
            all += u'\n';
        };
        if (withHeader) {
            add(names);
        }
        for (const qsizetype source : sources) {
            const QStringList fields = text->row(source);
            QStringList chosen;
            for (const int column : columns) {
                chosen.append(fields.value(column));
            }
            add(chosen);
        }
        return all;
    });
}

qsizetype DelimitedModel::sourceRow(int row) const
{
    return m_rows ? (*m_rows)[std::size_t(row)] : quint32(row);
}

bool DelimitedModel::isNumeric(int column) const
{
    const auto known = m_numeric.constFind(column);
    if (known != m_numeric.cend()) {
        return *known;
    }
    bool any = false;
    bool all = true;
    for (qsizetype row = 0; all && row < std::min<qsizetype>(looks, m_text->rowCount()); ++row) {
        const QString text = m_text->field(row, column);
        const bool isNumber = render::numberIn(text).has_value();
        any = any || isNumber;
        all = isNumber || render::isMissing(text);
    }
    return *m_numeric.insert(column, any && all);
}

int DelimitedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows ? int(m_rows->size()) : int(m_text->rowCount());
}

int DelimitedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_text->columnCount();
}

QVariant DelimitedModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        return int((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const qsizetype source = sourceRow(index.row());
    const QStringList *fields = m_cache.object(source);
    if (!fields) {
        auto *made = new QStringList(m_text->row(source));
        m_cache.insert(source, made);
        fields = made;
    }
    return fields->value(index.column());
}

QString DelimitedModel::columnName(int column) const
{
    const QString name = m_header.value(column);
    return m_text->format().hasHeader ? name : QString::number(column + 1);
}

QVariant DelimitedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal) {
        return int((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    return orientation == Qt::Horizontal ? QVariant(columnName(section)) : QVariant(sourceRow(section) + 1);
}

} // namespace quire::models
