// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/TableBuilder.h"

#include <optional>

namespace quire::render {

/// Recognises HTML that is one table and hardly anything else, as pandas, polars and many others write it, and reads
/// it. Nothing is fetched, no script is read; scripts, pictures, forms, frames and nested tables make it not a table.
/// Linear in the length of the text, without recursion, and never beyond `limits`.
struct HtmlTable
{
    TableLimits limits;

    /// The table, or nothing when `html` is something else or too large.
    std::optional<Table> parse(QStringView html) const;
    /// Reads the beginning of a longer text: the rows that are whole in it.
    std::optional<Table> parseBeginning(QStringView html) const;
};

} // namespace quire::render
