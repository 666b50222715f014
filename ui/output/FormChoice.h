// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputRegistry.h"

namespace quire::ui {

/// In which form a person wants to see an output, as the metadata of its cell keeps it:
/// {"quire": {"outputs": {"0": {"of": ["text/html", "text/plain"], "type": "text/html", "look": "source"}}}}, by the
/// output's number in the cell. It is for an output of these types, in any order: where another run puts out something
/// else, it says nothing. Pure.
struct FormChoice
{
    /// Nothing chosen gives the empty form, which is the best one.
    static OutputForm read(const notebook::JsonValue &metadata, int output, const notebook::MimeBundle &data);
    /// `metadata` with the choice; the empty form takes it away, and with the last one all that was added.
    static notebook::JsonValue written(const notebook::JsonValue &metadata, int output,
                                       const notebook::MimeBundle &data, const OutputForm &form);
};

} // namespace quire::ui
