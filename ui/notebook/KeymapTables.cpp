// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/KeymapTables.h"

#include <algorithm>
#include <array>

namespace quire::ui::KeymapTables {

namespace {

using enum KeyScope;

/// In every keymap.
constexpr std::array everywhere{
    Row{"view.larger", "Ctrl+=; Ctrl++", Window},     Row{"view.smaller", "Ctrl+-", Window},
    Row{"view.files", "Ctrl+Shift+F; Alt+1", Window}, Row{"view.running", "Ctrl+Shift+B; Alt+2", Window},
    Row{"view.tools", "Ctrl+Shift+K; Alt+3", Window}, Row{"view.open-tabs", "Ctrl+Alt+A; Alt+4", Window},
    Row{"machine.choose", "Alt+5", Window},
};

/// The defaults of JupyterLab 4.
constexpr std::array jupyterLab{
    Row{"notebook.edit", "Return", Command},
    Row{"notebook.command-mode", "Esc; Ctrl+M", Edit},
    Row{"notebook.run", "Shift+Return", Notebook},
    Row{"notebook.run-in-place", "Ctrl+Return", Notebook},
    Row{"notebook.run-and-insert", "Alt+Return", Notebook},
    Row{"notebook.insert-above", "A", Command},
    Row{"notebook.insert-below", "B", Command},
    Row{"notebook.cut", "X; Ctrl+X", Command},
    Row{"notebook.copy", "C; Ctrl+C", Command},
    Row{"notebook.paste", "V; Ctrl+V", Command},
    Row{"notebook.delete", "D, D", Command},
    Row{"notebook.undo", "Z; Ctrl+Z", Command},
    Row{"notebook.redo", "Shift+Z; Ctrl+Shift+Z; Ctrl+Y", Command},
    Row{"notebook.to-code", "Y", Command},
    Row{"notebook.to-markdown", "M", Command},
    Row{"notebook.to-raw", "R", Command},
    Row{"notebook.heading-1", "1", Command},
    Row{"notebook.heading-2", "2", Command},
    Row{"notebook.heading-3", "3", Command},
    Row{"notebook.heading-4", "4", Command},
    Row{"notebook.heading-5", "5", Command},
    Row{"notebook.heading-6", "6", Command},
    Row{"notebook.previous", "K; Up", Command},
    Row{"notebook.next", "J; Down", Command},
    Row{"notebook.go-to-output", "Ctrl+Down", Command},
    Row{"notebook.extend-up", "Shift+K; Shift+Up", Command},
    Row{"notebook.extend-down", "Shift+J; Shift+Down", Command},
    Row{"notebook.extend-top", "Shift+Home", Command},
    Row{"notebook.extend-bottom", "Shift+End", Command},
    Row{"notebook.select-all", "Ctrl+A", Command},
    Row{"notebook.move-up", "Ctrl+Shift+Up", Command},
    Row{"notebook.move-down", "Ctrl+Shift+Down", Command},
    Row{"notebook.merge", "Shift+M", Command},
    Row{"notebook.merge-above", "Ctrl+Backspace", Command},
    Row{"notebook.merge-below", "Ctrl+Shift+M", Command},
    Row{"notebook.split", "Ctrl+Shift+-", Edit},
    Row{"notebook.line-numbers", "Shift+L", Command},
    Row{"notebook.comment", "Ctrl+/", Edit},
    Row{"notebook.find", "Ctrl+F", Notebook},
    Row{"notebook.replace", "Ctrl+H", Notebook},
    Row{"notebook.find-next", "Ctrl+G; F3", Notebook},
    Row{"notebook.find-previous", "Ctrl+Shift+G; Shift+F3", Notebook},
    Row{"notebook.complete", "Ctrl+Space", Edit},
    Row{"notebook.inspect", "Shift+Tab", Edit},
    Row{"notebook.insert-heading-above", "Shift+A", Command},
    Row{"notebook.insert-heading-below", "Shift+B", Command},
    Row{"notebook.heading-up", "Left", Command},
    Row{"notebook.heading-down", "Right", Command},
    Row{"notebook.collapse-all-headings", "Ctrl+Shift+Left", Command},
    Row{"notebook.expand-all-headings", "Ctrl+Shift+Right", Command},
    Row{"notebook.interrupt", "I, I", Command},
    Row{"notebook.restart", "0, 0", Command},
};

/// Those of the classic Notebook, up to its version 6.
constexpr std::array classic{
    Row{"notebook.edit", "Return", Command},
    Row{"notebook.command-mode", "Esc; Ctrl+M", Edit},
    Row{"notebook.run", "Shift+Return", Notebook},
    Row{"notebook.run-in-place", "Ctrl+Return", Notebook},
    Row{"notebook.run-and-insert", "Alt+Return", Notebook},
    Row{"notebook.insert-above", "A", Command},
    Row{"notebook.insert-below", "B", Command},
    Row{"notebook.cut", "X; Ctrl+X", Command},
    Row{"notebook.copy", "C; Ctrl+C", Command},
    Row{"notebook.paste", "V; Ctrl+V", Command},
    Row{"notebook.delete", "D, D", Command},
    Row{"notebook.undo", "Z; Ctrl+Z", Command},
    Row{"notebook.redo", "Shift+Z; Ctrl+Shift+Z; Ctrl+Y", Command},
    Row{"notebook.to-code", "Y", Command},
    Row{"notebook.to-markdown", "M", Command},
    Row{"notebook.to-raw", "R", Command},
    Row{"notebook.heading-1", "1", Command},
    Row{"notebook.heading-2", "2", Command},
    Row{"notebook.heading-3", "3", Command},
    Row{"notebook.heading-4", "4", Command},
    Row{"notebook.heading-5", "5", Command},
    Row{"notebook.heading-6", "6", Command},
    Row{"notebook.previous", "K; Up", Command},
    Row{"notebook.next", "J; Down", Command},
    Row{"notebook.go-to-output", "Ctrl+Down", Command},
    Row{"notebook.extend-up", "Shift+K; Shift+Up", Command},
    Row{"notebook.extend-down", "Shift+J; Shift+Down", Command},
    Row{"notebook.select-all", "Ctrl+A", Command},
    Row{"notebook.merge", "Shift+M", Command},
    Row{"notebook.split", "Ctrl+Shift+-", Edit},
    Row{"notebook.line-numbers", "L; Shift+L", Command},
    Row{"notebook.paste-above", "Shift+V", Command},
    Row{"notebook.toggle-outputs", "O", Command},
    Row{"notebook.toggle-output-scrolling", "Shift+O", Command},
    Row{"notebook.comment", "Ctrl+/", Edit},
    Row{"notebook.find", "Ctrl+F", Notebook},
    Row{"notebook.replace", "F; Ctrl+H", Command},
    Row{"notebook.replace", "Ctrl+H", Edit},
    Row{"notebook.find-next", "Ctrl+G; F3", Notebook},
    Row{"notebook.find-previous", "Ctrl+Shift+G; Shift+F3", Notebook},
    Row{"notebook.complete", "Ctrl+Space", Edit},
    Row{"notebook.inspect", "Shift+Tab", Edit},
    Row{"notebook.interrupt", "I, I", Command},
    Row{"notebook.restart", "0, 0", Command},
    Row{"file.save", "Ctrl+S", Window},
    Row{"file.save", "S", Command},
    Row{"tools.commands", "Ctrl+Shift+P; Ctrl+Shift+C", Window},
    Row{"tools.commands", "P", Command},
    Row{"tools.shortcuts", "Ctrl+Shift+H", Window},
    Row{"tools.shortcuts", "H", Command},
};

/// Google Colab's: most commands follow Ctrl+M, in a cell's text as well.
constexpr std::array colab{
    Row{"notebook.edit", "Return", Command},
    Row{"notebook.command-mode", "Esc", Edit},
    Row{"notebook.run", "Shift+Return", Notebook},
    Row{"notebook.run-in-place", "Ctrl+Return", Notebook},
    Row{"notebook.run-and-insert", "Alt+Return", Notebook},
    Row{"notebook.run-all", "Ctrl+F9", Notebook},
    Row{"notebook.run-above", "Ctrl+F8", Notebook},
    Row{"notebook.run-from-here", "Ctrl+F10", Notebook},
    Row{"notebook.insert-above", "Ctrl+M, A", Notebook},
    Row{"notebook.insert-below", "Ctrl+M, B", Notebook},
    Row{"notebook.cut", "Ctrl+X", Command},
    Row{"notebook.copy", "Ctrl+C", Command},
    Row{"notebook.paste", "Ctrl+V", Command},
    Row{"notebook.delete", "Ctrl+M, D", Notebook},
    Row{"notebook.undo", "Ctrl+M, Z", Notebook},
    Row{"notebook.undo", "Ctrl+Z", Command},
    Row{"notebook.redo", "Ctrl+Shift+Z; Ctrl+Y", Command},
    Row{"notebook.to-code", "Ctrl+M, Y", Notebook},
    Row{"notebook.to-markdown", "Ctrl+M, M", Notebook},
    Row{"notebook.previous", "Ctrl+M, P", Notebook},
    Row{"notebook.previous", "K; Up", Command},
    Row{"notebook.next", "Ctrl+M, N", Notebook},
    Row{"notebook.next", "J; Down", Command},
    Row{"notebook.go-to-output", "Ctrl+Down", Command},
    Row{"notebook.extend-up", "Shift+K; Shift+Up", Command},
    Row{"notebook.extend-down", "Shift+J; Shift+Down", Command},
    Row{"notebook.select-all", "Ctrl+A", Command},
    Row{"notebook.move-up", "Ctrl+M, K", Notebook},
    Row{"notebook.move-down", "Ctrl+M, J", Notebook},
    Row{"notebook.split", "Ctrl+M, -", Notebook},
    Row{"notebook.line-numbers", "Ctrl+M, L", Notebook},
    Row{"notebook.toggle-outputs", "Ctrl+M, O", Notebook},
    Row{"notebook.comment", "Ctrl+/", Edit},
    Row{"notebook.find", "Ctrl+F", Notebook},
    Row{"notebook.replace", "Ctrl+H", Notebook},
    Row{"notebook.find-next", "Ctrl+G; F3", Notebook},
    Row{"notebook.find-previous", "Ctrl+Shift+G; Shift+F3", Notebook},
    Row{"notebook.complete", "Ctrl+Space", Edit},
    Row{"notebook.inspect", "Shift+Tab", Edit},
    Row{"notebook.interrupt", "Ctrl+M, I", Notebook},
    Row{"notebook.restart", "Ctrl+M, .", Notebook},
    Row{"tools.commands", "Ctrl+Shift+P; Ctrl+Shift+C", Window},
    Row{"tools.shortcuts", "Ctrl+M, H; Ctrl+Shift+H", Window},
};

constexpr std::array forEditing{"notebook.command-mode", "notebook.split", "notebook.comment", "notebook.complete",
                                "notebook.inspect"};

} // namespace

QList<Row> rows(Keymap::Base base)
{
    const auto with = [](const auto &rows) {
        QList<Row> all(rows.begin(), rows.end());
        all.append(QList<Row>(everywhere.begin(), everywhere.end()));
        return all;
    };
    switch (base) {
    case Keymap::Base::Classic:
        return with(classic);
    case Keymap::Base::Colab:
        return with(colab);
    case Keymap::Base::JupyterLab:
        break;
    }
    return with(jupyterLab);
}

bool isForEditing(const QString &command)
{
    return std::ranges::any_of(forEditing, [&](const char *one) { return command == QLatin1StringView(one); });
}

} // namespace quire::ui::KeymapTables
