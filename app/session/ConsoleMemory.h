// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QObject>
#include <QTimer>

namespace quire::notebook {
struct Notebook;
}

namespace quire::session {

class KernelConsole;
class Recovery;

/// Keeps what a console shows beyond the end of the program: a moment after each run, and when it is told to.
class ConsoleMemory : public QObject
{
    Q_OBJECT

public:
    /// In bytes, as a notebook; of more the newest cells are kept.
    static constexpr qsizetype limit = 8 * 1024 * 1024;

    /// Both outlive it. `copies` has a folder of its own, apart from what is kept of notebooks.
    ConsoleMemory(KernelConsole *console, Recovery *copies, QObject *parent = nullptr);

    /// Puts what was kept into the console, which is fresh.
    Reply<void> restore();
    Reply<void> keep();
    /// The console is closed for good.
    Reply<void> forget();

private:
    QString identity() const;
    void putBack(const notebook::Notebook &kept);

    KernelConsole *m_console;
    Recovery *m_copies;
    QTimer m_soon;
    int m_turn = 0; ///< The newest copy wins.
};

} // namespace quire::session
