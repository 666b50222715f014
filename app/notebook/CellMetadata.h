// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

/// The parts of a cell's metadata that have a meaning everywhere (nbformat, nbconvert, JupyterLab). Each function gives
/// changed metadata; what it does not know stays.
namespace quire::notebook::CellMetadata {

/// `tags`, each once.
QStringList tags(const JsonValue &metadata);
JsonValue withTags(const JsonValue &metadata, const QStringList &tags);

/// `slideshow.slide_type`: "slide", "subslide", "fragment", "skip", "notes"; empty for none.
QString slideType(const JsonValue &metadata);
JsonValue withSlideType(const JsonValue &metadata, const QString &type);

/// `raw_mimetype`, or the older `format`: for which export a raw cell is meant; empty for all.
QString rawFormat(const JsonValue &metadata);
JsonValue withRawFormat(const JsonValue &metadata, const QString &mimeType);

} // namespace quire::notebook::CellMetadata
