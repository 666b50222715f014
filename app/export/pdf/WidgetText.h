// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"

/// What a widget's state, saved in the notebook, says in words.
namespace quire::exporting::WidgetText {

/// A line for each part, "Epochs: 12"; empty where the notebook has no state of it or that says nothing. `view`: a
/// bundle with application/vnd.jupyter.widget-view+json.
QString of(const notebook::JsonValue &notebookMetadata, const notebook::MimeBundle &view);

} // namespace quire::exporting::WidgetText
