// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorOptions.h"

#include <functional>

class QObject;

namespace quire::store {
class Settings;
}

namespace quire::ui {

/// What a person chose about editors, and what an editor makes of it.
struct EditorSettings
{
    /// Gives `apply` the options now and whenever a choice changes, while `context` lives. What is no choice of the
    /// person's is as in `base`.
    static void follow(store::Settings *settings, QObject *context, const EditorOptions &base,
                       const std::function<void(const EditorOptions &)> &apply);
};

} // namespace quire::ui
