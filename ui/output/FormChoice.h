// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputRegistry.h"

namespace quire::ui {

/// In which form a person wants to see an output, as the metadata of its cell keeps it:
/// {"quire": {"outputs": {"0": {"type": "text/html", "look": "source"}}}}, by the output's number in the cell. Pure.
struct FormChoice
{
    /// Nothing chosen gives the empty form, which is the best one.
    static OutputForm read(const notebook::JsonValue &metadata, int output);
    /// `metadata` with the choice; the empty form takes it away, and with the last one all that was added.
    static notebook::JsonValue written(const notebook::JsonValue &metadata, int output, const OutputForm &form);
};

} // namespace quire::ui
