// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/DeletedCellsPanel.h"

#include "notebook/Document.h"
#include "ui/notebook/NotebookView.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::CellId;
using notebook::Document;

namespace {

/// Enough to know it again.
constexpr int shownLetters = 120;
constexpr int tipLetters = 2000;

} // namespace

DeletedCellsPanel::DeletedCellsPanel(QWidget *parent)
    : QWidget(parent),
      m_list(new QListWidget(this)),
      m_none(new QLabel(tr("Cells you delete are kept here until the notebook is closed."), this)),
      m_putBack(new QPushButton(tr("&Put Back"), this))
{
    setObjectName(QStringLiteral("deletedCellsPanel"));
    m_list->setObjectName(QStringLiteral("deletedCells"));
    m_list->setAccessibleName(tr("Deleted cells"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_none->setMargin(16);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_putBack->setObjectName(QStringLiteral("putBack"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->addWidget(m_none, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_putBack, 0, Qt::AlignHCenter);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemActivated, this, &DeletedCellsPanel::putBack);
    connect(m_putBack, &QPushButton::clicked, this, &DeletedCellsPanel::putBack);
    refresh();
}

void DeletedCellsPanel::setView(NotebookView *view)
{
    if (m_view) {
        m_view->disconnect(this);
    }
    m_view = view;
    if (view) {
        connect(view, &NotebookView::commandsChanged, this, &DeletedCellsPanel::followDocument);
    }
    followDocument();
}

void DeletedCellsPanel::followDocument()
{
    Document *document = m_view ? m_view->document() : nullptr;
    if (m_document != document) {
        if (m_document) {
            m_document->disconnect(this);
        }
        m_document = document;
        if (document) {
            connect(document, &Document::deletedCellsChanged, this, &DeletedCellsPanel::refresh);
            connect(document, &Document::documentReset, this, &DeletedCellsPanel::refresh);
        }
    }
    refresh();
}

void DeletedCellsPanel::refresh()
{
    const int row = m_list->currentRow();
    m_list->clear();
    const QList<CellId> ids = m_document ? deletedCells(*m_document) : QList<CellId>();
    for (const CellId &id : ids) {
        const notebook::Cell *cell = deletedCell(*m_document, id);
        if (!cell) {
            continue;
        }
        QString text = cell->source().simplified().left(shownLetters);
        if (text.isEmpty()) {
            text = tr("Empty cell");
        }
        auto *item = new QListWidgetItem(cell->outputs().isEmpty() ? text : tr("%1 (with output)").arg(text), m_list);
        item->setToolTip(cell->source().left(tipLetters));
        item->setData(Qt::UserRole, QVariant::fromValue(id));
    }
    m_list->setCurrentRow(ids.isEmpty() ? -1 : qBound(0, row, int(ids.size()) - 1));
    m_none->setVisible(ids.isEmpty());
    m_list->setVisible(!ids.isEmpty());
    m_putBack->setVisible(!ids.isEmpty());
    m_putBack->setEnabled(m_view && !m_view->isReadOnly());
}

void DeletedCellsPanel::putBack()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !m_document || !m_view || m_view->isReadOnly()) {
        return;
    }
    const auto id = item->data(Qt::UserRole).value<CellId>();
    if (restoreCell(*m_document, id) >= 0) {
        m_view->setCurrentCell(id);
    }
}

} // namespace quire::ui
