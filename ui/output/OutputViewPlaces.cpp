// SPDX-License-Identifier: GPL-3.0-or-later
// Where the items of an OutputView are: for those with a widget of their own, and for what they say under the mouse.
#include "ui/output/InteractiveItem.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"

#include <QHelpEvent>
#include <QToolTip>

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

void OutputView::showToolTip(const QHelpEvent *event)
{
    const OutputStack::Hit hit = m_stack ? m_stack->hit(event->pos()) : OutputStack::Hit{};
    const auto *item = m_stack ? qobject_cast<InteractiveItem *>(m_stack->item(hit.item)) : nullptr;
    const QString text = hit.onFollow ? tr("Go to the end and follow it (End)")
                         : item       ? item->toolTipAt(hit.point)
                                      : QString();
    // Never taken for markup.
    QToolTip::showText(event->globalPos(), text.isEmpty() ? QString() : Qt::convertFromPlainText(text), this);
}

} // namespace quire::ui
