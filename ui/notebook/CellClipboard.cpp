// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellClipboard.h"

#include "notebook/NotebookFile.h"

#include <QMimeData>

namespace quire::ui::CellClipboard {

using namespace Qt::StringLiterals;

QMimeData *toMimeData(const QList<notebook::Cell> &cells)
{
    notebook::Notebook carrier;
    carrier.cells = cells;
    const auto json = notebook::JsonValue::parse(notebook::NotebookFile::write(carrier));
    auto *data = new QMimeData;
    if (json) {
        data->setData(mimeType, json->value(u"cells").raw().toByteArray());
    }
    QStringList sources;
    for (const notebook::Cell &cell : cells) {
        sources.append(cell.source());
    }
    data->setText(sources.join(u"\n\n"_s));
    return data;
}

QList<notebook::Cell> fromMimeData(const QMimeData &data)
{
    QList<notebook::Cell> cells;
    if (data.hasFormat(mimeType)) {
        const auto list = notebook::JsonValue::parse(data.data(mimeType));
        for (const notebook::JsonValue &item : list ? list->items() : QList<notebook::JsonValue>()) {
            if (auto cell = notebook::Cell::fromJson(item)) {
                cell->setId(notebook::CellId::generate());
                cells.append(*cell);
            }
        }
    } else if (data.hasText() && !data.text().isEmpty()) {
        cells.append(notebook::Cell(notebook::CellType::Code, data.text()));
    }
    return cells;
}

} // namespace quire::ui::CellClipboard
