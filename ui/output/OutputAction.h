// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace quire::ui {

/// Something that can be done with an output, as its menu offers it.
struct OutputAction
{
    QString text;
    std::function<void()> run;
    bool isEnabled = true;
    /// A line stands above it.
    bool beginsGroup = false;
};

} // namespace quire::ui
