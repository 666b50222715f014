// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OutlinePanel.h"

#include "notebook/Document.h"
#include "session/CellRuns.h"
#include "session/NotebookSession.h"
#include "store/Settings.h"
#include "ui/kit/FlatButton.h"
#include "ui/kit/Icons.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/NotebookPage.h"

#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace quire::ui {

using notebook::CellId;
using notebook::Document;

namespace {

constexpr std::chrono::milliseconds patience{200};
constexpr int entryRole = Qt::UserRole;

QSet<CellId> runningCells(const session::CellRuns &runs)
{
    QSet<CellId> cells;
    const QList<session::QueuedRun> queue = runs.queue();
    for (const session::QueuedRun &each : queue) {
        if (each.run.state == session::CellRun::State::Running) {
            cells.insert(each.cell);
        }
    }
    return cells;
}

/// Tells headings apart that stay while others come and go.
using Place = std::pair<CellId, QString>;

} // namespace

OutlinePanel::OutlinePanel(store::Settings *settings, const Icons &icons, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_icons(icons), m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("outlinePanel"));
    m_tree->setObjectName(QStringLiteral("outline"));
    m_tree->setAccessibleName(tr("Outline"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHead());
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);
    m_later.setSingleShot(true);
    m_later.setInterval(patience);
    connect(&m_later, &QTimer::timeout, this, &OutlinePanel::look);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        Q_EMIT cellRequested(m_entries.at(item->data(0, entryRole).toInt()).cell);
    });
    connect(m_tree, &QTreeWidget::itemClicked, m_tree, &QTreeWidget::itemActivated);
}

OutlinePanel::~OutlinePanel() = default;

QLayout *OutlinePanel::makeHead()
{
    auto *title = new QLabel(tr("Outline"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    QToolButton *numbers = flatButton(m_icons.icon(QStringLiteral("numbering")), QStringLiteral("numberHeadings"),
                                      tr("Number the headings"), this);
    numbers->setCheckable(true);
    numbers->setChecked(m_settings->numbersHeadings.value());
    connect(numbers, &QToolButton::toggled, this, [this](bool isOn) {
        m_settings->numbersHeadings.set(isOn);
        name();
    });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 4, 4);
    head->addWidget(title, 1);
    head->addWidget(numbers);
    return head;
}

void OutlinePanel::follow(NotebookPage *page)
{
    m_watches = std::make_unique<QObject>();
    setDocument(page ? page->session()->document() : nullptr);
    if (!page) {
        return;
    }
    const session::CellRuns *runs = &page->session()->kernel().runs();
    setCurrentCell(page->view()->currentCell());
    setRunning(runningCells(*runs));
    connect(page->view(), &NotebookView::currentCellChanged, m_watches.get(),
            [this](const CellId &cell) { setCurrentCell(cell); });
    connect(runs, &session::CellRuns::runChanged, m_watches.get(),
            [this](const CellId &cell, const session::CellRun &run) {
                QSet<CellId> running = m_running;
                if (run.state == session::CellRun::State::Running) {
                    running.insert(cell);
                } else {
                    running.remove(cell);
                }
                setRunning(running);
            });
}

void OutlinePanel::setDocument(Document *document)
{
    if (m_document == document) {
        return;
    }
    if (m_document) {
        m_document->disconnect(&m_later);
        m_document->disconnect(this);
    }
    m_document = document;
    m_running.clear();
    if (document) {
        const auto later = [this] { m_later.start(); };
        connect(document, &Document::cellsInserted, &m_later, later);
        connect(document, &Document::cellsRemoved, &m_later, later);
        connect(document, &Document::cellsMoved, &m_later, later);
        connect(document, &Document::sourceChanged, &m_later, later);
        connect(document, &Document::cellChanged, &m_later, later);
        connect(document, &Document::documentReset, &m_later, later);
        connect(document, &QObject::destroyed, this, [this] { show({}); });
    }
    show({});
    look();
}

void OutlinePanel::setCurrentCell(const CellId &cell)
{
    m_current = cell;
    mark();
}

void OutlinePanel::setRunning(const QSet<CellId> &cells)
{
    if (m_running != cells) {
        m_running = cells;
        mark();
    }
}

void OutlinePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

/// Nobody looks at a hidden outline; shown, it looks anew.
void OutlinePanel::look()
{
    if (!m_document || !isVisible()) {
        return;
    }
    QtConcurrent::run([notebook = m_document->notebook()] {
        return outlineOf(notebook);
    }).then(this, [this, asked = ++m_asked](const QList<OutlineEntry> &entries) {
        if (asked == m_asked) {
            show(entries);
        }
    });
}

void OutlinePanel::show(const QList<OutlineEntry> &entries)
{
    if (!m_document) {
        ++m_asked;
    }
    if (entries == m_entries) {
        return;
    }
    QSet<Place> closed;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (!m_items.at(i)->isExpanded()) {
            closed.insert({m_entries.at(i).cell, m_entries.at(i).text});
        }
    }
    m_entries = entries;
    fill();
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        m_items.at(i)->setExpanded(!closed.contains({m_entries.at(i).cell, m_entries.at(i).text}));
    }
    name();
    mark();
}

void OutlinePanel::fill()
{
    m_tree->clear();
    m_items.clear();
    std::array<QTreeWidgetItem *, 7> parents{};
    for (const OutlineEntry &entry : std::as_const(m_entries)) {
        const auto level = std::size_t(entry.level);
        const auto above = std::ranges::find_if(parents.rend() - entry.level, parents.rend(),
                                                [](const auto *item) { return item != nullptr; });
        auto *item = above != parents.rend() ? new QTreeWidgetItem(*above) : new QTreeWidgetItem(m_tree);
        item->setData(0, entryRole, m_items.size());
        item->setSizeHint(0, QSize(0, m_tree->fontMetrics().height() + 6));
        m_items.append(item);
        parents[level] = item;
        std::fill(parents.begin() + entry.level + 1, parents.end(), nullptr);
    }
}

void OutlinePanel::name()
{
    const bool numbered = m_settings->numbersHeadings.value();
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const OutlineEntry &entry = m_entries.at(i);
        m_items.at(i)->setText(0, numbered ? entry.number + QStringLiteral("  ") + entry.text : entry.text);
    }
}

/// The section one is in, and those in which something runs.
void OutlinePanel::mark()
{
    if (!m_document || m_items.isEmpty()) {
        return;
    }
    QList<int> rows;
    for (const OutlineEntry &entry : std::as_const(m_entries)) {
        rows.append(std::max(rows.isEmpty() ? 0 : rows.last(), m_document->indexOf(entry.cell)));
    }
    QSet<qsizetype> running;
    for (const CellId &cell : std::as_const(m_running)) {
        running.insert(entryAt(rows, m_document->indexOf(cell)));
    }
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        markRunning(m_items.at(i), running.contains(i));
    }
    const qsizetype current = entryAt(rows, m_document->indexOf(m_current));
    // Of several headings in a cell, the one the person chose stays.
    const QTreeWidgetItem *chosen = m_tree->currentItem();
    if (current < 0) {
        m_tree->setCurrentItem(nullptr);
    } else if (!chosen || m_entries.at(chosen->data(0, entryRole).toInt()).cell != m_entries.at(current).cell) {
        m_tree->setCurrentItem(m_items.at(current));
    }
}

void OutlinePanel::markRunning(QTreeWidgetItem *item, bool isRunning)
{
    if (isRunning == item->icon(0).isNull()) {
        item->setIcon(0, isRunning ? m_icons.icon(QStringLiteral("running"), Icons::Tint::Accent) : QIcon());
        item->setData(0, Qt::AccessibleDescriptionRole, isRunning ? tr("Running") : QString());
        item->setToolTip(0, isRunning ? tr("A cell of this section is running") : QString());
    }
}

} // namespace quire::ui
