// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/notebook/NotebookViewPrivate.h"

#include <QUrl>
#include <QUrlQuery>

namespace quire::ui {

using notebook::Cell;

/// Places of this notebook (render::LineLink) are gone to; the rest is for whoever shows the view.
void NotebookView::Private::openLink(const QString &address)
{
    const QUrl url(address);
    if (url.scheme() != QLatin1StringView("quire-place") || url.path() != QLatin1StringView("cell")) {
        Q_EMIT view->linkActivated(url);
        return;
    }
    const QUrlQuery query(url);
    const int count = query.queryItemValue(QStringLiteral("count")).toInt();
    const QList<Cell> &cells = document->notebook().cells;
    const auto ran = std::ranges::find_if(cells, [count](const Cell &cell) { return cell.executionCount() == count; });
    if (ran != cells.end()) {
        goToLine(int(ran - cells.begin()), query.queryItemValue(QStringLiteral("line")).toInt());
    }
}

/// `line` counts from 1; 0 is the cell as such.
void NotebookView::Private::goToLine(int row, int line)
{
    endEdit();
    select(row);
    if (line < 1) {
        view->setFocus();
        return;
    }
    const QString source = document->cell(row).source();
    qsizetype start = 0;
    for (int number = 1; number < line; ++number) {
        const qsizetype end = source.indexOf(u'\n', start);
        if (end < 0) {
            break; // The cell was changed since it ran.
        }
        start = end + 1;
    }
    const qsizetype end = source.indexOf(u'\n', start);
    beginEdit(row, int(start));
    editing.editor()->selectRange(int(start), int((end < 0 ? source.size() : end) - start));
    revealCaret();
}

} // namespace quire::ui
