// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewers/DelimitedView.h"

#include "ui/kit/FlatButton.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

using models::DelimitedFormat;
using models::DelimitedModel;

namespace {

constexpr int widestFitted = 320;
constexpr int fittedColumns = 200;
constexpr int fittedRows = 100;
constexpr std::array encodings{"UTF-8", "windows-1252", "GB18030", "Big5", "Shift_JIS", "EUC-KR", "windows-1251"};

} // namespace

DelimitedView::DelimitedView(const Icons &icons, Format format, QWidget *parent)
    : QWidget(parent),
      m_find(new QLineEdit(this)),
      m_onlyMatches(flatButton(icons.icon(QStringLiteral("filter")), QStringLiteral("onlyMatches"),
                               tr("Show only rows with what is looked for"), this)),
      m_delimiter(new QComboBox(this)),
      m_encoding(new QComboBox(this)),
      m_header(new QCheckBox(tr("First row names the columns"), this)),
      m_status(new QLabel(this)),
      m_table(new QTableView(this))
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(16);
    m_buttons = makeFindRow(icons);
    bar->addLayout(m_buttons);
    bar->addLayout(makeFormatRow());
    bar->addStretch(1);
    bar->addWidget(m_status);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    for (QWidget *choice : std::initializer_list<QWidget *>{m_delimiter, m_encoding, m_header}) {
        choice->setVisible(format == Format::Chosen);
    }
    buildTable();
    m_table->verticalHeader()->setVisible(format == Format::Chosen); // What has no file has no lines to count.
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(&m_model, &DelimitedModel::firstRowsShown, this, &DelimitedView::fitColumns);
    connect(&m_model, &DelimitedModel::firstRowsShown, this, &DelimitedView::showFormat);
    connect(&m_model, &DelimitedModel::busyChanged, this, &DelimitedView::showStatus);
    connect(&m_model, &DelimitedModel::rowsInserted, this, &DelimitedView::showStatus);
    connect(&m_model, &DelimitedModel::modelReset, this, &DelimitedView::showStatus);
}

QHBoxLayout *DelimitedView::makeFindRow(const Icons &icons)
{
    m_find->setObjectName(QStringLiteral("tableFind"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in the table"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(160);
    m_onlyMatches->setCheckable(true);
    QToolButton *previous =
        flatButton(icons.icon(QStringLiteral("up")), QStringLiteral("findPreviousCell"), tr("Previous match"), this);
    QToolButton *next =
        flatButton(icons.icon(QStringLiteral("down")), QStringLiteral("findNextCell"), tr("Next match"), this);
    connect(previous, &QToolButton::clicked, this, &DelimitedView::findPrevious);
    connect(next, &QToolButton::clicked, this, &DelimitedView::findNext);
    connect(m_find, &QLineEdit::returnPressed, this, &DelimitedView::findNext);
    const auto filter = [this] { m_model.setFilter(m_onlyMatches->isChecked() ? m_find->text() : QString()); };
    connect(m_onlyMatches, &QToolButton::toggled, this, filter);
    connect(m_find, &QLineEdit::textChanged, this, filter);
    const auto key = [this](const QKeySequence &keys, void (DelimitedView::*run)()) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    key(QKeySequence::Find, &DelimitedView::focusFind);
    key(QKeySequence::FindNext, &DelimitedView::findNext);
    key(QKeySequence::FindPrevious, &DelimitedView::findPrevious);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_find);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(m_onlyMatches);
    return row;
}

QLayout *DelimitedView::makeFormatRow()
{
    const QList<std::pair<QString, char>> delimiters{
        {tr("Comma"), ','}, {tr("Tab"), '\t'}, {tr("Semicolon"), ';'}, {tr("Bar |"), '|'}, {tr("Space"), ' '}};
    for (const auto &[name, delimiter] : delimiters) {
        m_delimiter->addItem(name, int(delimiter));
    }
    m_delimiter->setObjectName(QStringLiteral("delimiter"));
    m_delimiter->setAccessibleName(tr("Delimiter"));
    m_delimiter->setToolTip(tr("Delimiter"));
    for (const char *encoding : encodings) {
        m_encoding->addItem(QString::fromLatin1(encoding), QByteArray(encoding));
    }
    m_encoding->setObjectName(QStringLiteral("encoding"));
    m_encoding->setAccessibleName(tr("Encoding"));
    m_encoding->setToolTip(tr("Encoding"));
    m_header->setObjectName(QStringLiteral("hasHeader"));
    connect(m_delimiter, &QComboBox::activated, this, &DelimitedView::takeFormat);
    connect(m_encoding, &QComboBox::activated, this, &DelimitedView::takeFormat);
    connect(m_header, &QCheckBox::clicked, this, &DelimitedView::takeFormat);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_delimiter);
    row->addWidget(m_encoding);
    row->addWidget(m_header);
    return row;
}

void DelimitedView::buildTable()
{
    m_table->setObjectName(QStringLiteral("table"));
    m_table->setAccessibleName(tr("Table"));
    m_table->setModel(&m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // As in the file.
    m_table->setSortingEnabled(true);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    addCopy(QStringLiteral("copyCells"), tr("Copy"), QKeySequence::Copy, &DelimitedView::copyCells);
    addCopy(QStringLiteral("copyWithHeaders"), tr("Copy with Headers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
            &DelimitedView::copyWithHeaders);
    addCopy(QStringLiteral("copyAsCsv"), tr("Copy as CSV"), {}, &DelimitedView::copyAsCsv);
}

void DelimitedView::addCopy(const QString &id, const QString &text, const QKeySequence &key,
                            void (DelimitedView::*run)())
{
    auto *action = new QAction(text, m_table);
    action->setObjectName(id);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    m_table->addAction(action);
}

void DelimitedView::addButton(const QIcon &icon, const QString &id, const QString &name, std::function<void()> run)
{
    QToolButton *button = flatButton(icon, id, name, this);
    connect(button, &QToolButton::clicked, this, [run = std::move(run)] { run(); });
    m_buttons->addWidget(button);
}

void DelimitedView::setNote(const QString &note)
{
    m_note = note;
    showStatus();
}

void DelimitedView::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int rows = std::min(fittedRows, m_model.rowCount());
    for (int column = 0; column < std::min(fittedColumns, m_model.columnCount()); ++column) {
        // With room for the arrow that says it is sorted.
        int width = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()) + 24;
        for (int row = 0; row < rows && width < widestFitted; ++row) {
            width = std::max(width, metrics.horizontalAdvance(m_model.index(row, column).data().toString().left(200)));
        }
        m_table->setColumnWidth(column, std::min(width + 16, widestFitted));
    }
}

void DelimitedView::showFormat()
{
    const DelimitedFormat &format = m_model.format();
    m_delimiter->setCurrentIndex(m_delimiter->findData(int(format.delimiter)));
    m_encoding->setCurrentIndex(m_encoding->findData(format.encoding));
    m_header->setChecked(format.hasHeader);
    showStatus();
}

void DelimitedView::takeFormat()
{
    m_model.setFormat(
        {char(m_delimiter->currentData().toInt()), m_encoding->currentData().toByteArray(), m_header->isChecked()});
}

void DelimitedView::showStatus()
{
    const QLocale locale;
    QStringList parts;
    if (m_model.isBusy()) {
        parts.append(tr("Working…"));
    }
    if (m_model.rowCount() != m_model.totalRows()) {
        parts.append(tr("%1 shown").arg(locale.toString(m_model.rowCount())));
    }
    parts.append(
        tr("%1 rows × %2 columns").arg(locale.toString(m_model.totalRows()), locale.toString(m_model.columnCount())));
    if (!m_note.isEmpty()) {
        parts.append(m_note);
    }
    m_status->setText(parts.join(QStringLiteral(" · ")));
}

void DelimitedView::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

void DelimitedView::find(bool backward)
{
    m_model.find(m_find->text(), m_table->currentIndex(), backward)
        .then(this, [this](const Result<QModelIndex> &found) {
            if (found && found->isValid()) {
                m_table->setCurrentIndex(*found);
                m_table->scrollTo(*found);
            }
        });
}

void DelimitedView::copy(char delimiter, bool withHeader)
{
    std::vector<bool> isRow(std::size_t(m_model.rowCount()));
    QSet<int> columnSet;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        std::fill(isRow.begin() + range.top(), isRow.begin() + range.bottom() + 1, true);
        for (int column = range.left(); column <= range.right(); ++column) {
            columnSet.insert(column);
        }
    }
    QList<int> rows;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (isRow[std::size_t(row)]) {
            rows.append(row);
        }
    }
    QList<int> columns = columnSet.values();
    std::ranges::sort(columns);
    if (rows.isEmpty()) {
        return;
    }
    m_model.toText(rows, columns, delimiter, withHeader).then(this, [](const Result<QString> &text) {
        if (text) {
            QGuiApplication::clipboard()->setText(*text);
        }
    });
}

} // namespace quire::ui
