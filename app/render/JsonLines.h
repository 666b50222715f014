// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <optional>
#include <vector>

namespace quire::render {

/// The readable text of a JSON tree: a line for each value, depth first, "key: value" as the tree shows it; of what has
/// something inside only the key. Without recursion, and in one pass.
struct JsonLines
{
    static QString text(const notebook::JsonValue &value);

    /// The line of one value. In arrays the key is null.
    static QString line(const QString &key, const notebook::JsonValue &value);

    struct Place
    {
        /// Which child of which child, from the top down; empty for the top itself.
        std::vector<qsizetype> path;
        /// In its line.
        qsizetype column = 0;
    };
    /// Whose line holds `position` of text(), in UTF-16 units; none beyond its end.
    static std::optional<Place> placeOf(const notebook::JsonValue &value, qsizetype position);
};

} // namespace quire::render
