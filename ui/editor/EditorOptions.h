// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorCommand.h"

#include <QList>

#include <optional>

namespace quire::ui {

/// What a person can choose about editors.
struct EditorOptions
{
    bool lineNumbers = false;
    bool closesBrackets = true; ///< In code; never in prose.
    bool indentationGuides = false;
    bool folding = false;
    bool wrapsCode = false;     ///< Prose always wraps.
    bool checksSpelling = true; ///< In Markdown, and in text without a language if that is prose.
    bool plainTextIsProse = false;
    /// Nothing for the keys editors have by themselves.
    std::optional<QList<EditorKey>> keys;

    bool operator==(const EditorOptions &) const = default;
};

} // namespace quire::ui
