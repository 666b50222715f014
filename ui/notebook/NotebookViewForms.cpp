// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "notebook/Form.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"

namespace quire::ui {

using notebook::JsonValue;

void NotebookView::Private::wireForm(CellWidget *cell)
{
    connect(cell, &CellWidget::formValueChosen, this,
            [this, cell](int field, const QString &value) { setFormValue(rowOf(cell), field, value); });
    connect(cell, &CellWidget::codeShownToggled, this, [this, cell](bool shown) {
        if (const int row = rowOf(cell); row >= 0 && isWritable()) {
            const JsonValue look = JsonValue::fromString(shown ? QStringLiteral("both") : QStringLiteral("form"));
            document->setCellMetadata(cell->cellId(), document->cell(row).metadata().with(u"cellView", look));
        }
    });
}

/// By the source as it is now: more may have been typed since the form was made.
void NotebookView::Private::setFormValue(int row, int field, const QString &value)
{
    if (row < 0 || !isWritable()) {
        return;
    }
    const notebook::CellId id = document->cell(row).id();
    QString source = document->cell(row).source();
    const auto form = notebook::formOf(source);
    if (!form || field >= form->fields.size()) {
        return;
    }
    const notebook::FormField &one = form->fields.at(field);
    source.replace(one.start, one.length, notebook::literalFor(source, one, value));
    document->setSource(id, source);
    store.refreshCell(id);
    if (form->runsAtOnce) {
        Q_EMIT view->runRequested({id});
    }
}

} // namespace quire::ui
