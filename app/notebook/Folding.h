// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"

/// What of a cell is put away, noted in its metadata the way JupyterLab does.
namespace quire::notebook::Folding {

/// `jupyter.source_hidden`.
bool isSourceHidden(const Cell &cell);
/// `jupyter.outputs_hidden`, or the older `collapsed`.
bool areOutputsHidden(const Cell &cell);
/// `jp-MarkdownHeadingCollapsed`: what the heading of a Markdown cell heads is hidden.
bool isHeadingCollapsed(const Cell &cell);

/// The metadata with that noted, or with no trace of it.
JsonValue withSourceHidden(const JsonValue &metadata, bool hidden);
JsonValue withOutputsHidden(const JsonValue &metadata, bool hidden);
JsonValue withHeadingCollapsed(const JsonValue &metadata, bool collapsed);

} // namespace quire::notebook::Folding
