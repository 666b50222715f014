// SPDX-License-Identifier: GPL-3.0-or-later
// Where the items of an OutputView are, for those with a widget of their own.
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"

namespace quire::ui {

OutputView::~OutputView()
{
    if (m_stack) {
        m_stack->leave(this);
    }
}

void OutputView::placeItems()
{
    if (m_stack) {
        m_stack->heightForWidth(width());
        m_stack->appear(this);
    }
}

void OutputView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeItems();
}

} // namespace quire::ui
