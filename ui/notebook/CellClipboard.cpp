// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellClipboard.h"

#include "notebook/NotebookFile.h"

#include <QCoreApplication>
#include <QMimeData>

namespace quire::ui::CellClipboard {

using namespace Qt::StringLiterals;

namespace {

/// Which view of which process a drag comes from, and what of it.
constexpr QLatin1StringView originType("application/x-quire-cell-origin");

QString nameOf(const QObject *origin)
{
    return u"%1 %2"_s.arg(QCoreApplication::applicationPid()).arg(quintptr(origin));
}

} // namespace

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

QMimeData *toMimeData(const QList<notebook::Cell> &cells, const QObject *origin, const QList<notebook::CellId> &ids)
{
    QMimeData *data = toMimeData(cells);
    QStringList lines{nameOf(origin)};
    for (const notebook::CellId &id : ids) {
        lines.append(id.toString());
    }
    data->setData(originType, lines.join(u'\n').toUtf8());
    return data;
}

QList<notebook::CellId> idsFrom(const QMimeData &data, const QObject *origin)
{
    const QStringList lines = QString::fromUtf8(data.data(originType)).split(u'\n');
    QList<notebook::CellId> ids;
    if (lines.constFirst() == nameOf(origin)) {
        for (const QString &line : lines.sliced(1)) {
            if (const auto id = notebook::CellId::fromString(line)) {
                ids.append(*id);
            }
        }
    }
    return ids;
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
