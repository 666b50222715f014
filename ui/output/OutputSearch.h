// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Search.h"

#include <memory>

namespace quire::ui {

/// What is looked for in the outputs of a cell, and which find is looked at.
struct OutputSearch
{
    /// Null for nothing.
    std::shared_ptr<const notebook::Search> search = nullptr;
    /// Index of the output that holds the find, -1 for none.
    int output = -1;
    /// In the output's searchable text.
    notebook::TextRange found = {};

    bool operator==(const OutputSearch &) const = default;
};

} // namespace quire::ui
