// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QCoreApplication>
#include <QStringList>

namespace quire::cli {

/// What the person typed after `quire`, understood.
struct Invocation
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::Invocation)

public:
    enum class Command {
        Open, ///< Needs a window.
        Run,
        Export,
        Check,
        Diff,
        Merge,
        Machines,
        Sync,
        Copy,
        List,
        Remove,
        Help,
        Version,
    };

    /// For export.
    struct ExportChoices
    {
        QString format;
        bool inputs = true;
        bool outputs = true;
        bool contents = true;
        QStringList withoutTags;
        QString cells; ///< "1-3,7", counted from 1; empty for all.
        QString paper; ///< "a4"; empty for the default.
    };

    Command command = Command::Open;
    /// What the command works on: files for check, one notebook for run, two or what Git passes for diff, three for
    /// merge, anything for open.
    QStringList operands;
    /// A saved name or an address; empty is this computer.
    QString machine;
    /// For run, merge and export: where the notebook goes; "-" is standard output, empty nowhere for run.
    QString output;
    bool json = false;
    /// For sync.
    bool watch = false;
    bool dryRun = false;
    bool allowDeletes = false;
    bool restoreDeleted = false;
    bool startOver = false;
    /// keep-both or ask.
    QString conflicts = QStringLiteral("keep-both");
    /// two-way, up or down.
    QString direction; ///< Empty: as the pair is set up, else both ways.
    /// For rm and export.
    bool recursive = false;
    ExportChoices exporting;
    bool providers = false;
    /// Read the token from standard input.
    bool tokenFromInput = false;

    /// `words` without the program's name. Errors: Unsupported (wrong usage), Auth (a token on the command line).
    [[nodiscard]] static Result<Invocation> parse(const QStringList &words);
    static QString helpText();
};

} // namespace quire::cli
