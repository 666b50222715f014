// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorCommand.h"
#include "ui/editor/EditorFeature.h"

#include <QList>

#include <optional>

namespace quire::ui {

class CodeEditor;

/// The keys of what an editor can be told to do: those of its options, or JupyterLab's.
class EditorCommands : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;
    bool wantsKey(const CodeEditor &editor, const QKeyEvent &event) const override;

    static void perform(CodeEditor &editor, EditorCommand command);

    /// All, translated now.
    static QList<EditorCommandInfo> all();
    static std::optional<EditorCommand> commandOf(const QString &id);
};

} // namespace quire::ui
