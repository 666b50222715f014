// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Composition.h"

#include <functional>

namespace quire::ui {
class NotebookPage;
}

namespace quire::tools {

/// Drives the real program from a tool: a profile of its own, waiting without sleeping, pictures of the window.
class Driver
{
public:
    /// Points every XDG folder into `folder`, so that nothing of the person's is read or written. Before QApplication.
    static void isolate(const QString &folder);

    /// Writes the settings the program is to start with. `root` is the folder of this computer.
    static void prepare(const QString &root, const QString &language, bool isDark);

    explicit Driver(ui::Composition *composition) : m_composition(composition) {}

    ui::Composition *composition() const { return m_composition; }
    ui::MainWindow *window() const { return m_composition->window(); }
    /// Runs the event loop until `condition`; false after `seconds`.
    bool waitFor(const std::function<bool()> &condition, int seconds = 60) const;
    /// Opens a notebook of this computer and waits until its cells are on the screen; null when that failed.
    ui::NotebookPage *open(const QString &file) const;
    /// Waits for the kernel, runs every cell and waits for the last one to end.
    bool runAll(ui::NotebookPage *page) const;
    bool waitForKernel(ui::NotebookPage *page) const;
    /// File ▸ Save, and waits until the file is written.
    bool save(ui::NotebookPage *page) const;
    /// The window as it is now, as PNG.
    bool shoot(const QString &file) const;
    /// Stops this computer's server, closes the program as the person would, and waits for it.
    bool quit() const;

private:
    ui::Composition *m_composition;
};

} // namespace quire::tools
