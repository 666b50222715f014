// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputAccessible.h"

#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"

namespace quire::ui {

OutputAccessible::OutputAccessible(OutputView *view) : QAccessibleWidget(view, QAccessible::StaticText) {}

void *OutputAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface) {
        return static_cast<QAccessibleTextInterface *>(this);
    }
    return QAccessibleWidget::interface_cast(type);
}

/// Gathered only when asked: screen readers are the only ones who do.
QString OutputAccessible::whole() const
{
    const auto *view = static_cast<const OutputView *>(object());
    return view->stack() ? view->stack()->accessibleText() : QString();
}

QString OutputAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? whole() : QAccessibleWidget::text(kind);
}

QAccessible::State OutputAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    return state;
}

void OutputAccessible::selection(int, int *start, int *end) const
{
    *start = *end = 0;
}

QRect OutputAccessible::characterRect(int) const
{
    return rect();
}

QString OutputAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace quire::ui
