// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "cli/Console.h"

#include <QCoreApplication>
#include <QStringList>

namespace quire::cli {

/// `quire` without a window.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::CommandLine)

public:
    /// Whether these words (without the program's name) can be answered without a window; complaints can.
    static bool wantsNoWindow(const QStringList &words);

    /// Whether it needs a QGuiApplication (on no display) all the same, to paint pictures and pages.
    static bool needsFonts(const QStringList &words);

    /// Does what `arguments` (the program's name first) say, on standard input and output, as the program's main loop.
    /// Needs a QCoreApplication; the answer is the exit code.
    static int runAndExit(const QStringList &arguments);

    /// The same as part of a running program. `console` outlives the Reply; `context` owns the work.
    [[nodiscard]] static Reply<int> run(QObject *context, QStringList words, Console *console);
};

} // namespace quire::cli
