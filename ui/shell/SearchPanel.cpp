// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SearchPanel.h"

#include "notebook/Document.h"
#include "ui/kit/FlatButton.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/FindLineDelegate.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using notebook::SearchHit;

namespace {

/// Which notebook of m_found and which find of it; a notebook's own row has no find.
constexpr int notebookRole = Qt::UserRole;
constexpr int findRole = Qt::UserRole + 1;

} // namespace

SearchPanel::SearchPanel(TabArea *tabs, const Theme *theme, QWidget *parent)
    : QWidget(parent),
      m_tabs(tabs),
      m_text(new QLineEdit(this)),
      m_with(new QLineEdit(this)),
      m_replace(new QPushButton(tr("Replace Checked"), this)),
      m_status(new QLabel(this)),
      m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("searchPanel"));
    m_text->setObjectName(QStringLiteral("searchText"));
    m_text->setPlaceholderText(tr("Find in open notebooks"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_with->setObjectName(QStringLiteral("searchWith"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(m_with->placeholderText());
    m_replace->setObjectName(QStringLiteral("searchReplace"));
    m_replace->setAccessibleName(m_replace->text());
    m_status->setObjectName(QStringLiteral("searchStatus"));
    m_status->setWordWrap(true);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_tree->setObjectName(QStringLiteral("searchResults"));
    m_tree->setAccessibleName(tr("What was found"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegate(new FindLineDelegate(theme, m_tree));
    buildLayout();
    connectParts();
    showStatus();
}

void SearchPanel::buildLayout()
{
    auto *options = new QHBoxLayout;
    m_case = addOption(options, QStringLiteral("Aa"), tr("Match case"));
    m_word = addOption(options, QStringLiteral("[ab]"), tr("Whole words"));
    m_regex = addOption(options, QStringLiteral(".*"), tr("Regular expression"));
    m_outputs = addOption(options, tr("Outputs"), tr("Also look in outputs"));
    options->addStretch();
    auto *replaceRow = new QHBoxLayout;
    replaceRow->addWidget(m_with, 1);
    replaceRow->addWidget(m_replace);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(m_text);
    layout->addLayout(options);
    layout->addLayout(replaceRow);
    layout->addWidget(m_status);
    layout->addWidget(m_tree, 1);
    setFocusProxy(m_text);
}

void SearchPanel::connectParts()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &SearchPanel::ask);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        m_done.clear();
        m_soon.start();
    });
    connect(m_text, &QLineEdit::returnPressed, this, &SearchPanel::ask);
    connect(m_with, &QLineEdit::returnPressed, this, &SearchPanel::replaceChecked);
    connect(m_with, &QLineEdit::textChanged, this, &SearchPanel::preview);
    connect(m_replace, &QPushButton::clicked, this, &SearchPanel::replaceChecked);
    connect(&m_search, &OpenSearch::finished, this, &SearchPanel::showFound);
    connect(m_tree, &QTreeWidget::itemActivated, this, &SearchPanel::go);
    connect(m_tree, &QTreeWidget::itemClicked, this, &SearchPanel::go);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] {
        if (!m_filling) {
            showStatus();
        }
    });
}

QToolButton *SearchPanel::addOption(QBoxLayout *row, const QString &text, const QString &name)
{
    QToolButton *button = flatButton({}, {}, name, this);
    button->setText(text);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &SearchPanel::ask);
    row->addWidget(button);
    return button;
}

/// What was open before may have changed.
void SearchPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_text->selectAll();
    ask();
}

/// Its marks go with the panel; those of a find bar stay.
void SearchPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (const NotebookPage *page : m_tabs->notebooks()) {
        NotebookSearch *search = page->view()->search();
        if (search->search().query() == query()) {
            search->setQuery({});
        }
    }
}

notebook::SearchQuery SearchPanel::query() const
{
    return {m_text->text(), m_case->isChecked(), m_word->isChecked(), m_regex->isChecked(), m_outputs->isChecked(), {}};
}

void SearchPanel::ask()
{
    m_soon.stop();
    QList<OpenSearch::Source> sources;
    for (const NotebookPage *page : m_tabs->notebooks()) {
        if (const notebook::Document *document = page->view()->document()) {
            sources.append({page->place(), document->notebook()});
        }
    }
    m_search.start(query(), sources);
}

NotebookPage *SearchPanel::pageOf(const QString &key) const
{
    const QList<NotebookPage *> pages = m_tabs->notebooks();
    const auto found = std::ranges::find(pages, key, &NotebookPage::place);
    return found == pages.end() ? nullptr : *found;
}

void SearchPanel::showFound(const QList<OpenSearch::Found> &found)
{
    m_found = found;
    m_filling = true;
    m_tree->clear();
    for (int index = 0; index < m_found.size(); ++index) {
        const NotebookPage *page = pageOf(m_found.at(index).key);
        const QString name = page ? page->title() : m_found.at(index).key;
        auto *top = new QTreeWidgetItem(m_tree);
        top->setText(0, QStringLiteral("%1 (%2)").arg(name, QLocale().toString(m_found.at(index).total)));
        top->setToolTip(0, m_found.at(index).key);
        mark(top, index, -1);
        fill(top, index);
    }
    m_tree->expandAll();
    m_filling = false;
    preview();
    showStatus();
}

void SearchPanel::mark(QTreeWidgetItem *item, int notebook, int find)
{
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    item->setData(0, notebookRole, notebook);
    item->setData(0, findRole, find);
}

/// A row for each cell, below it one for each find.
void SearchPanel::fill(QTreeWidgetItem *top, int notebook)
{
    QTreeWidgetItem *cell = nullptr;
    int row = -1;
    int number = 0;
    for (const OpenSearch::Find &find : m_found.at(notebook).finds) {
        if (find.row != row) {
            row = find.row;
            cell = new QTreeWidgetItem(top);
            cell->setText(0, tr("Cell %1").arg(row + 1));
            mark(cell, notebook, number);
        }
        auto *item = new QTreeWidgetItem(cell);
        item->setText(0, find.hit.inSource() ? find.line : tr("Output: %1").arg(find.line));
        mark(item, notebook, number++);
        if (find.hit.inSource()) {
            item->setCheckState(0, Qt::Checked);
            item->setData(0, FindLineDelegate::startRole, find.column);
            item->setData(0, FindLineDelegate::lengthRole,
                          std::min(find.hit.range.length, find.line.size() - find.column));
        }
    }
}

void SearchPanel::preview()
{
    m_filling = true;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        const int number = (*it)->data(0, findRole).toInt();
        if ((*it)->childCount() > 0 || number < 0 || !(*it)->data(0, FindLineDelegate::startRole).isValid()) {
            continue;
        }
        const OpenSearch::Found &found = m_found.at((*it)->data(0, notebookRole).toInt());
        const SearchHit &hit = found.finds.at(number).hit;
        const NotebookPage *page = pageOf(found.key);
        const notebook::Document *document = page ? page->view()->document() : nullptr;
        const int row = document && !m_with->text().isEmpty() ? document->indexOf(hit.cell) : -1;
        QString comes;
        if (row >= 0) {
            comes = m_search.search().replacement(document->cell(row).source(), hit.range, m_with->text());
        }
        (*it)->setData(0, FindLineDelegate::replacementRole, row < 0 ? QVariant() : QVariant(comes));
        (*it)->setData(0, Qt::AccessibleDescriptionRole, row < 0 ? QString() : tr("Becomes %1").arg(comes));
    }
    m_filling = false;
}

void SearchPanel::go(const QTreeWidgetItem *item)
{
    const OpenSearch::Found &found = m_found.at(item->data(0, notebookRole).toInt());
    const int number = item->data(0, findRole).toInt();
    NotebookPage *page = pageOf(found.key);
    if (!page || number < 0) {
        return;
    }
    m_tabs->setCurrentWidget(page);
    const SearchHit &hit = found.finds.at(number).hit;
    NotebookSearch *search = page->view()->search();
    search->setOrigin({hit.cell, hit.output, hit.range.start});
    search->setQuery({});
    search->setQuery(query());
}

QList<QList<SearchHit>> SearchPanel::checkedFinds() const
{
    QList<QList<SearchHit>> chosen(m_found.size());
    for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::Checked); *it; ++it) {
        const OpenSearch::Found &found = m_found.at((*it)->data(0, notebookRole).toInt());
        const int number = (*it)->data(0, findRole).toInt();
        if ((*it)->childCount() == 0 && number >= 0 && found.finds.at(number).hit.inSource()) {
            chosen[&found - m_found.constData()].append(found.finds.at(number).hit);
        }
    }
    return chosen;
}

void SearchPanel::replaceChecked()
{
    const QList<QList<SearchHit>> chosen = checkedFinds();
    int cells = 0;
    int notebooks = 0;
    for (int index = 0; index < m_found.size(); ++index) {
        const NotebookPage *page = pageOf(m_found.at(index).key);
        if (!page || page->view()->isReadOnly() || chosen.at(index).isEmpty()) {
            continue;
        }
        notebook::Document *document = page->view()->document();
        const auto sources =
            OpenSearch::replaced(m_search.search(), document->notebook(), chosen.at(index), m_with->text());
        setSources(*document, sources);
        cells += int(sources.size());
        notebooks += sources.isEmpty() ? 0 : 1;
    }
    m_done = tr("Cells changed: %1, in notebooks: %2. Undo works in each notebook.").arg(cells).arg(notebooks);
    ask();
}

void SearchPanel::showStatus()
{
    qsizetype total = 0;
    bool isCut = false;
    for (const OpenSearch::Found &found : std::as_const(m_found)) {
        total += found.total;
        isCut = isCut || found.total > found.finds.size();
    }
    QString words = m_search.search().error();
    if (words.isEmpty() && !m_text->text().isEmpty()) {
        words = total == 0 ? tr("Nothing found") : tr("%1 found").arg(QLocale().toString(total));
    }
    if (isCut) {
        words += u' ' +
                 tr("Of a notebook with more, the first %1 are shown.").arg(QLocale().toString(OpenSearch::mostShown));
    }
    m_status->setText(m_done.isEmpty() ? words : m_done);
    m_status->setVisible(!m_status->text().isEmpty());
    m_replace->setEnabled(std::ranges::any_of(checkedFinds(), [](const auto &finds) { return !finds.isEmpty(); }));
}

} // namespace quire::ui
