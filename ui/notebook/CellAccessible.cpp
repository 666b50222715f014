// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellAccessible.h"

#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/output/OutputAccessible.h"
#include "ui/output/OutputView.h"

namespace quire::ui {

namespace {

/// A reader hears the rest in the editor.
constexpr qsizetype describedSource = 2000;

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *cell = qobject_cast<CellWidget *>(object)) {
        return new CellAccessible(cell);
    }
    auto *output = qobject_cast<OutputView *>(object);
    return output ? new OutputAccessible(output) : nullptr;
}

} // namespace

CellAccessible::CellAccessible(CellWidget *cell) : QAccessibleWidget(cell, QAccessible::Grouping) {}

void CellAccessible::install()
{
    QAccessible::installFactory(make); // knows a factory it has
}

QString CellAccessible::text(QAccessible::Text kind) const
{
    const auto *cell = static_cast<const CellWidget *>(object());
    if (kind == QAccessible::Description && cell->content()) {
        return cell->content()->readableSource().left(describedSource);
    }
    return QAccessibleWidget::text(kind);
}

QAccessible::State CellAccessible::state() const
{
    const CellState &shown = static_cast<const CellWidget *>(object())->state();
    QAccessible::State state = QAccessibleWidget::state();
    state.selectable = true;
    state.selected = shown.selected || shown.current;
    state.active = shown.current;
    state.busy = shown.run.state == CellRun::State::Running;
    state.invalid = shown.run.state == CellRun::State::Idle && shown.run.failed;
    return state;
}

} // namespace quire::ui
