// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OutlinePanel.h"

#include "notebook/Document.h"
#include "render/Markdown.h"

#include <QTreeWidget>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::Document;

OutlinePanel::OutlinePanel(QWidget *parent) : QWidget(parent), m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("outlinePanel"));
    m_tree->setObjectName(QStringLiteral("outline"));
    m_tree->setAccessibleName(tr("Outline"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);
    m_later.setSingleShot(true);
    m_later.setInterval(200);
    connect(&m_later, &QTimer::timeout, this, &OutlinePanel::rebuild);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        Q_EMIT cellRequested(item->data(0, Qt::UserRole).value<notebook::CellId>());
    });
    connect(m_tree, &QTreeWidget::itemClicked, m_tree, &QTreeWidget::itemActivated);
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
    if (document) {
        const auto later = [this] { m_later.start(); };
        connect(document, &Document::cellsInserted, &m_later, later);
        connect(document, &Document::cellsRemoved, &m_later, later);
        connect(document, &Document::cellsMoved, &m_later, later);
        connect(document, &Document::sourceChanged, &m_later, later);
        connect(document, &Document::cellChanged, &m_later, later);
        connect(document, &Document::documentReset, &m_later, later);
        connect(document, &QObject::destroyed, this, [this] {
            m_document = nullptr;
            rebuild();
        });
    }
    m_later.start();
}

void OutlinePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    rebuild();
}

void OutlinePanel::rebuild()
{
    m_tree->clear();
    if (!m_document || !isVisible()) {
        return; // Shown, it is built anew.
    }
    std::array<QTreeWidgetItem *, 7> parents{};
    for (const notebook::Cell &cell : m_document->notebook().cells) {
        if (cell.type() != notebook::CellType::Markdown) {
            continue;
        }
        for (const render::Heading &heading : render::Markdown::headings(cell.source())) {
            const auto level = size_t(qBound(1, heading.level, 6));
            const auto above = std::ranges::find_if(parents.rend() - std::ptrdiff_t(level), parents.rend(),
                                                    [](auto *item) { return item != nullptr; });
            QTreeWidgetItem *item = above != parents.rend() ? new QTreeWidgetItem(*above) : new QTreeWidgetItem(m_tree);
            item->setText(0, heading.text);
            item->setData(0, Qt::UserRole, QVariant::fromValue(cell.id()));
            parents[level] = item;
            std::fill(parents.begin() + std::ptrdiff_t(level) + 1, parents.end(), nullptr);
        }
    }
    m_tree->expandAll();
}

} // namespace quire::ui
