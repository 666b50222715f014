// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/DeletedCellsPanel.h"

#include "notebook/Document.h"
#include "ui/notebook/NotebookView.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::CellId;
using notebook::Document;

namespace {

/// Enough to know it again.
constexpr int shownLetters = 120;
constexpr int tipLetters = 2000;

/// Rows as wide as the list, whatever stands in them.
class ElidedRows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {0, QStyledItemDelegate::sizeHint(option, index).height() + 8};
    }
};

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
    m_list->setSpacing(2);
    m_list->setItemDelegate(new ElidedRows(m_list));
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
        auto *item = new QListWidgetItem(textOf(*cell), m_list);
        item->setToolTip(cell->source().left(tipLetters));
        item->setData(Qt::UserRole, QVariant::fromValue(id));
    }
    m_list->setCurrentRow(ids.isEmpty() ? -1 : qBound(0, row, int(ids.size()) - 1));
    m_none->setVisible(ids.isEmpty());
    m_list->setVisible(!ids.isEmpty());
    m_putBack->setVisible(!ids.isEmpty());
    m_putBack->setEnabled(m_view && !m_view->isReadOnly());
}

/// Its beginning, and below what it is.
QString DeletedCellsPanel::textOf(const notebook::Cell &cell)
{
    const QString beginning = cell.source().trimmed().section(u'\n', 0, 0).left(shownLetters);
    const auto lines = int(cell.source().count(u'\n')) + 1;
    QStringList about{cell.type() == notebook::CellType::Code       ? tr("Code")
                      : cell.type() == notebook::CellType::Markdown ? tr("Markdown")
                                                                    : tr("Raw")};
    about.append(lines == 1 ? tr("1 line") : tr("%1 lines").arg(lines));
    if (!cell.outputs().isEmpty()) {
        about.append(tr("with output"));
    }
    return (beginning.isEmpty() ? tr("Empty cell") : beginning) + u'\n' + about.join(QStringLiteral(" · "));
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
