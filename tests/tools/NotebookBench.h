// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/Samples.h"

#include <QString>

#include <functional>

namespace quire::ui {
class NotebookPage;
}

namespace quire::tools {

class Driver;

/// What a person feels in one notebook, measured in the running program. Milliseconds of the wall clock; metrics that
/// end in _cpu are the UI thread's own time, which a busy machine does not change.
class NotebookBench
{
public:
    using Tell = std::function<void(const QString &metric, double value, const QString &unit, qsizetype n)>;

    /// `driver` outlives it. `file` is a notebook of this computer that may be written.
    NotebookBench(const Driver *driver, QString file, Tell tell);

    /// open_first_paint, open_last_cell, open_block_max: from asking for the file.
    void measureOpening(int runs);
    /// scroll_frame, anchor_jumps: the whole notebook from top to end and, where that shows new cells, back up.
    void measureScrolling();
    /// pane_frame: the first text that scrolls inside its cell, from its top to its end; nothing where there is none.
    void measurePane();
    /// key_paint: from the key to the page being painted, in the first cell.
    void measureTyping();
    /// tab_switch: to this notebook from an empty tab.
    void measureTabSwitch();
    /// pss: of the whole program with the notebook open and scrolled through.
    void measureMemory();
    /// print: runs the first cell, which prints a lot; then once more, interrupted.
    void measurePrinting();
    /// Closes the notebook, whatever was changed in it.
    void close();

private:
    class Frames;

    ui::NotebookPage *page();
    void scrollThrough(ui::NotebookPage *shown, bool down, int step, Frames &frames, int &jumps);
    void measureInterrupt(ui::NotebookPage *shown);
    void tellPercentiles(const QString &metric, const Samples &samples);

    const Driver *m_driver;
    QString m_file;
    Tell m_tell;
    ui::NotebookPage *m_page = nullptr;
};

} // namespace quire::tools
