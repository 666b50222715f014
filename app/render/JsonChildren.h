// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <vector>

namespace quire::render {

/// What is directly inside a JSON object or array, a page at a time, without looking deeper and without recursion.
struct JsonChildren
{
    struct Child
    {
        /// Empty in arrays.
        QString key;
        qsizetype index = 0;
        notebook::JsonValue value;
    };

    std::vector<Child> children;
    /// How many there are in all.
    qsizetype total = 0;

    /// Those from `first` on, at most `count`. `value` is whole JSON; members of equal names are all there.
    static JsonChildren of(const notebook::JsonValue &value, qsizetype first, qsizetype count);
};

} // namespace quire::render
