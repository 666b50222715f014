// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Keymap.h"

#include <QObject>
#include <QStringList>

class QKeyEvent;

namespace quire::session {
class KernelConsole;
}

namespace quire::ui {

class CodeEditor;
class NotebookView;

/// The keyboard of a console: Enter runs what is complete, Up and Down go through what was run before, and nothing
/// changes the order of what was said.
class ConsoleKeys : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the keys.
    ConsoleKeys(session::KernelConsole *console, NotebookView *view);

    /// What of a keymap has a meaning in a console: nothing that changes the order of cells, or runs them otherwise.
    static Keymap meant(const Keymap &keymap);

    /// The cursor goes to the end of the cell being written.
    void goToPrompt();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    CodeEditor *editor();
    bool isInPrompt() const;
    bool pressInPrompt(const QKeyEvent &event);
    bool pressElsewhere(const QKeyEvent &event);
    void enter();
    void breakLine(const QString &indent);
    bool browse(int step);
    void showEntry(const QString &text);

    session::KernelConsole *m_console;
    NotebookView *m_view;
    CodeEditor *m_editor = nullptr;
    QString m_draft;      ///< What was typed before going back.
    int m_entry = -1;     ///< Of the history; -1 is the draft.
    QString m_shownEntry; ///< What the history put into the prompt.
    bool m_isAsking = false;
};

} // namespace quire::ui
