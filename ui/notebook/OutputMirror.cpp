// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/OutputMirror.h"

#include "notebook/Document.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellServices.h"
#include "ui/output/OutputView.h"

namespace quire::ui {

using notebook::CellId;
using notebook::Document;

OutputMirror::OutputMirror(const Theme *theme, Syntax *syntax, Document *document, const CellId &cell, QWidget *parent)
    : QScrollArea(parent),
      m_cell(cell),
      m_services(std::make_unique<CellServices>(theme, syntax)),
      m_view(new OutputView)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_view);
    setFocusProxy(m_view);
    const auto applyTheme = [this, theme] {
        QPalette colors = theme->palette();
        colors.setColor(QPalette::Window, theme->color(Theme::Role::Page));
        setPalette(colors);
    };
    connect(theme, &Theme::changed, this, applyTheme);
    applyTheme();
    connect(m_view, &OutputView::contentChanged, this, &OutputMirror::fit);
    connect(m_view, &OutputView::linkActivated, this, &OutputMirror::linkActivated);
    follow(document);
    rebuild();
}

OutputMirror::~OutputMirror()
{
    m_view->setStack(nullptr);
}

void OutputMirror::follow(Document *document)
{
    m_document = document;
    connect(document, &Document::outputsChanged, this, [this](const CellId &id, int first, int removed, int added) {
        if (id == m_cell && m_content) {
            const int row = m_document->indexOf(id);
            m_content->outputs().replace(first, removed, m_document->cell(row).outputs().mid(first, added));
        }
    });
    connect(document, &Document::streamExtended, this, [this](const CellId &id, int index, const QString &text) {
        if (id == m_cell && m_content) {
            m_content->outputs().extend(index, text);
        }
    });
    const auto check = [this] {
        if ((m_document->indexOf(m_cell) >= 0) != (m_content != nullptr)) {
            rebuild();
        }
    };
    connect(document, &Document::cellsInserted, this, check);
    connect(document, &Document::cellsRemoved, this, check);
    connect(document, &Document::documentReset, this, &OutputMirror::rebuild);
    connect(document, &QObject::destroyed, this, [this] {
        m_document = nullptr;
        rebuild();
    });
}

void OutputMirror::rebuild()
{
    m_view->setStack(nullptr);
    m_content.reset();
    const int row = m_document ? m_document->indexOf(m_cell) : -1;
    if (row >= 0) {
        m_content = std::make_unique<CellContent>(m_services.get(), m_document->cell(row));
        // The tab is the pane.
        m_content->outputs().setMetadata(
            m_document->cell(row).metadata().with(u"scrolled", notebook::JsonValue::fromBool(false)));
        m_view->setStack(&m_content->outputs());
    }
    fit();
    Q_EMIT presenceChanged(row >= 0);
}

void OutputMirror::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void OutputMirror::fit()
{
    const int width = viewport()->width();
    m_view->resize(width, std::max(m_view->heightForWidth(width), viewport()->height()));
}

} // namespace quire::ui
