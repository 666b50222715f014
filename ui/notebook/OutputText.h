// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"

#include <QList>

namespace quire::ui {

/// What a person would want to paste of these outputs: streams and errors without colours, of rich data its plain text.
/// Outputs that have no text (pictures) are left out.
QString outputText(const QList<notebook::Output> &outputs);
/// The same of one.
QString outputText(const notebook::Output &output);
/// What a person sees of it and can look for: that text, but of a table all its cells as TSV with the headers, and of
/// JSON render::JsonLines. Costs as much as the output is long: for a worker.
QString searchableText(const notebook::Output &output);

} // namespace quire::ui
