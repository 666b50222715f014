// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"

class QMimeData;
class QObject;

namespace quire::ui::CellClipboard {

/// The form cells travel in: a JSON list of cells as nbformat 4.5 writes them, outputs and attachments included, under
/// the name JupyterLab uses for the same.
inline constexpr QLatin1StringView mimeType("application/vnd.jupyter.cells");

/// `cells` for the clipboard or a drag; their sources as text beside it. The caller owns it.
QMimeData *toMimeData(const QList<notebook::Cell> &cells);

/// The same for a drag out of `origin`, which can tell by `ids` what to move.
QMimeData *toMimeData(const QList<notebook::Cell> &cells, const QObject *origin, const QList<notebook::CellId> &ids);
/// Those ids when `data` comes from `origin`, else none.
QList<notebook::CellId> idsFrom(const QMimeData &data, const QObject *origin);

/// The cells in `data`, with fresh ids; plain text becomes one code cell. Empty when there is neither.
QList<notebook::Cell> fromMimeData(const QMimeData &data);

} // namespace quire::ui::CellClipboard
