// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"

namespace quire::notebook {

/// For each cell of `before`, its index in `after`, or -1: by id; then by what is written in it; then, between cells
/// that were found, by likeness, for files whose cells have no ids.
QList<qsizetype> matchCells(const QList<Cell> &before, const QList<Cell> &after);

} // namespace quire::notebook
