// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TableItem.h"

#include "render/BundleText.h"
#include "render/HtmlTable.h"
#include "render/TableText.h"
#include "ui/kit/Theme.h"
#include "ui/output/TablePainter.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QLocale>
#include <QtConcurrentRun>

#include <numeric>

namespace quire::ui {

namespace {

/// Longer HTML is read on a worker, after so much of it is shown.
constexpr qsizetype readAtOnce = 96 * 1024;
/// More rows are sorted and filtered on a worker.
constexpr int orderAtOnce = 3000;
/// A table with more rows says how many, and offers a filter.
constexpr int rowsWithoutFooter = 12;
constexpr int accessibleRows = 40;

std::shared_ptr<const render::Table> shared(std::optional<render::Table> table)
{
    return table ? std::make_shared<const render::Table>(std::move(*table)) : nullptr;
}

} // namespace

std::unique_ptr<TableItem> TableItem::create(const Theme *theme, const notebook::MimeBundle &data,
                                             const QString &mimeType)
{
    const bool isLong = data.encodedSize(mimeType) > readAtOnce;
    const QString html = isLong ? render::beginningOf(data, mimeType, readAtOnce) : data.text(mimeType);
    const render::HtmlTable reader;
    auto table = shared(isLong ? reader.parseBeginning(html) : reader.parse(html));
    if (!table) {
        return nullptr;
    }
    auto item = std::make_unique<TableItem>(theme, std::move(table));
    if (isLong) {
        item->readLater(data, mimeType);
    }
    return item;
}

TableItem::TableItem(const Theme *theme, std::shared_ptr<const render::Table> table) : m_theme(theme), m_grid(theme)
{
    setTable(std::move(table));
    connect(theme, &Theme::changed, this, [this] {
        m_grid.refreshFont();
        Q_EMIT changed();
    });
}

void TableItem::readLater(const notebook::MimeBundle &data, const QString &mimeType)
{
    m_isReading = true;
    QtConcurrent::run([data, mimeType] {
        return shared(render::HtmlTable().parse(data.text(mimeType)));
    }).then(this, [this](const std::shared_ptr<const render::Table> &table) {
        m_isReading = false;
        if (table) {
            setTable(table);
        } else {
            Q_EMIT unfit();
        }
    });
}

void TableItem::setTable(std::shared_ptr<const render::Table> table)
{
    m_table = std::move(table);
    m_grid.setTable(m_table);
    ++m_orderNumber;
    setRows(render::TableOrder{}.rows(*m_table));
    setOrder(m_order);
}

void TableItem::setOrder(const render::TableOrder &order)
{
    m_order = order;
    const quint64 number = ++m_orderNumber;
    if (m_table->rowCount() <= orderAtOnce || order.isNatural()) {
        setRows(order.rows(*m_table));
        return;
    }
    QtConcurrent::run([table = m_table, order] {
        return order.rows(*table);
    }).then(this, [this, number](std::vector<int> rows) {
        if (number == m_orderNumber) {
            setRows(std::move(rows));
        }
    });
}

void TableItem::setRows(std::vector<int> rows)
{
    m_rows = std::move(rows);
    m_grid.setRowCount(int(m_rows.size()));
    m_grid.scrollBy({});
    if (!m_selection.isEmpty()) {
        const int last = int(m_rows.size()) - 1;
        m_selection.moveTo(std::min(m_selection.row, last), m_selection.column, false);
    }
    Q_EMIT changed();
}

void TableItem::sort(int column, Qt::SortOrder direction)
{
    render::TableOrder order = m_order;
    order.column = column;
    order.direction = direction;
    setOrder(order);
}

/// Up, down, as it was.
void TableItem::toggleSort(int column)
{
    if (m_order.column != column) {
        sort(column, Qt::AscendingOrder);
    } else if (m_order.direction == Qt::AscendingOrder) {
        sort(column, Qt::DescendingOrder);
    } else {
        sort(-1, Qt::AscendingOrder);
    }
}

bool TableItem::needsFooter() const
{
    return m_fieldOpen || m_isReading || m_table->rowCount() > rowsWithoutFooter || !m_table->note().isEmpty();
}

int TableItem::heightForWidth(int width)
{
    m_grid.setFooterShown(needsFooter());
    return m_grid.layOut(width);
}

QString TableItem::footerText() const
{
    const QLocale locale;
    const QString rows = locale.toString(m_table->rowCount());
    if (m_isReading) {
        return tr("Reading the table…");
    }
    if (!m_order.filter.isEmpty()) {
        return tr("%1 of %2 rows").arg(locale.toString(qlonglong(m_rows.size())), rows);
    }
    const QString &note = m_table->note();
    const int columns = m_table->columnCount() - m_table->indexColumnCount();
    return note.isEmpty() ? tr("%1 rows × %2 columns").arg(rows, locale.toString(columns)) : note;
}

QRect TableItem::filterButton() const
{
    const QRect bar = m_grid.footer();
    if (bar.isEmpty() || m_fieldOpen || m_table->rowCount() < 2) {
        return {};
    }
    const int width = QFontMetrics(m_theme->textFont()).horizontalAdvance(tr("Filter")) + 2 * TableGrid::cellPadding;
    return {bar.right() - width, bar.top(), width, bar.height()};
}

std::optional<InteractiveItem::Field> TableItem::field() const
{
    const QRect bar = m_grid.footer();
    if (!m_fieldOpen || bar.isEmpty()) {
        return {};
    }
    const int width = std::min(280, bar.width() / 2);
    return Field{QRect(bar.right() - width + 1, bar.top() + 3, width, bar.height() - 3), m_order.filter,
                 tr("Filter rows")};
}

void TableItem::openField()
{
    m_fieldOpen = true;
    Q_EMIT changed();
    Q_EMIT fieldOpened();
}

void TableItem::setFieldText(const QString &text)
{
    render::TableOrder order = m_order;
    order.filter = text.trimmed();
    if (order != m_order) {
        setOrder(order);
    }
}

void TableItem::closeField()
{
    m_fieldOpen = false;
    setFieldText({});
    Q_EMIT changed();
}

void TableItem::paint(QPainter &painter, const QRect &)
{
    const TablePainter table{*m_theme,    *m_table, m_grid,         m_rows, m_order,
                             m_selection, m_active, m_search.get(), m_found};
    table.paint(painter);
    if (!m_grid.footer().isEmpty()) {
        const QRect button = m_fieldOpen ? field()->place : filterButton();
        table.paintFooter(painter, footerText(), button,
                          m_fieldOpen || m_table->rowCount() < 2 ? QString() : tr("Filter"));
    }
}

void TableItem::setSearch(const std::shared_ptr<const notebook::Search> &search,
                          const std::optional<notebook::TextRange> &current)
{
    m_search = search;
    m_found = current ? placeOf(current->start) : std::pair(-1, -1);
    Q_EMIT changed();
}

/// Of a position in the whole table as TSV with its headers.
std::pair<int, int> TableItem::placeOf(qsizetype position) const
{
    for (int row = -m_table->headerRowCount(); row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QStringView text =
                row < 0 ? m_table->header(row + m_table->headerRowCount(), column) : m_table->text(row, column);
            if (position <= text.size()) {
                return {std::max(row, -1), column};
            }
            position -= text.size() + 1;
        }
    }
    return {-1, -1};
}

QRect TableItem::rectOf(const notebook::TextRange &range)
{
    const auto [row, column] = placeOf(range.start);
    const auto shown = std::ranges::find(m_rows, row);
    if (column < 0 || (row >= 0 && shown == m_rows.end())) {
        return {}; // filtered away
    }
    const int index = row < 0 ? -1 : int(shown - m_rows.begin());
    m_grid.reveal(index, column);
    return m_grid.cellRect(index, column);
}

QString TableItem::accessibleText() const
{
    QStringList names;
    for (int column = 0; column < std::min(m_table->columnCount(), 100); ++column) {
        names.append(m_table->columnName(column));
    }
    names.removeAll(QString());
    render::TableText part{m_rows, 0, std::min(m_table->columnCount(), 100) - 1, false};
    part.rows.resize(std::min<std::size_t>(part.rows.size(), accessibleRows));
    return tr("Table with %1 rows and %2 columns: %3")
               .arg(m_table->rowCount())
               .arg(m_table->columnCount())
               .arg(names.join(QStringLiteral(", ")).left(1000)) +
           u'\n' + part.toString(*m_table, render::TableText::Format::Tsv).left(4000);
}

bool TableItem::isWholeSelected() const
{
    return !m_selection.isEmpty() && m_selection.firstRow() == 0 && m_selection.firstColumn() == 0 &&
           m_selection.lastRow() + 1 == int(m_rows.size()) && m_selection.lastColumn() + 1 == m_table->columnCount();
}

void TableItem::selectAll()
{
    m_selection = {0, 0, int(m_rows.size()) - 1, m_table->columnCount() - 1};
    Q_EMIT changed();
}

void TableItem::clearSelection()
{
    m_selection = {};
    Q_EMIT changed();
}

QString TableItem::selectedText() const
{
    if (m_selection.isEmpty()) {
        return {};
    }
    const bool isHeader = m_selection.lastRow() < 0;
    render::TableText part{{}, m_selection.firstColumn(), m_selection.lastColumn(), isHeader || isWholeSelected()};
    if (!isHeader && !m_rows.empty()) {
        part.rows.assign(m_rows.begin() + m_selection.firstRow(), m_rows.begin() + m_selection.lastRow() + 1);
    }
    return part.toString(*m_table, render::TableText::Format::Tsv);
}

/// Text for a million cells is made on a worker.
void TableItem::copy(bool whole, bool withHeader, bool asCsv) const
{
    render::TableText part{m_rows, 0, m_table->columnCount() - 1, withHeader};
    if (!whole && !m_selection.isEmpty()) {
        part.firstColumn = m_selection.firstColumn();
        part.lastColumn = m_selection.lastColumn();
        part.rows.assign(m_rows.begin() + std::min<std::ptrdiff_t>(m_selection.firstRow(), std::ssize(m_rows)),
                         m_rows.begin() + m_selection.lastRow() + 1);
        part.withHeader = withHeader || m_selection.lastRow() < 0;
    }
    const auto format = asCsv ? render::TableText::Format::Csv : render::TableText::Format::Tsv;
    QtConcurrent::run([table = m_table, part = std::move(part), format] {
        return part.toString(*table, format);
    }).then(QGuiApplication::clipboard(), [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

QList<OutputAction> TableItem::actions()
{
    const bool hasSelection = !m_selection.isEmpty();
    QList<OutputAction> actions{
        {tr("Copy Cells"), [this] { copy(false, isWholeSelected(), false); }, hasSelection},
        {tr("Copy Cells with Headers"), [this] { copy(false, true, false); }, hasSelection},
        {tr("Copy Table as TSV"), [this] { copy(true, true, false); }},
        {tr("Copy Table as CSV"), [this] { copy(true, true, true); }},
        {tr("Filter Rows…"), [this] { openField(); }, m_table->rowCount() > 1, true},
    };
    return actions + columnActions();
}

QList<OutputAction> TableItem::columnActions()
{
    const int column = m_selection.column;
    const bool hasColumn = column >= 0;
    return {
        {tr("Sort Ascending"), [this, column] { sort(column, Qt::AscendingOrder); }, hasColumn},
        {tr("Sort Descending"), [this, column] { sort(column, Qt::DescendingOrder); }, hasColumn},
        {tr("Original Order"), [this] { sort(-1, Qt::AscendingOrder); }, m_order.column >= 0},
        {tr("Fit Column Width"),
         [this, column] {
             m_grid.fitColumn(column);
             Q_EMIT changed();
         },
         hasColumn},
    };
}

} // namespace quire::ui
