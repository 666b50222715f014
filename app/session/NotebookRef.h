// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "machines/Machine.h"

namespace quire::session {

/// Which notebook: a machine and a path on it, or a file of this computer's disk.
struct NotebookRef
{
    machines::MachineId machine; ///< Where its kernel runs.
    RemotePath path;             ///< Relative to the machine's root; for a file outside that, its absolute path.
    QString localFile;           ///< Absolute, when the file is on this computer's disk; else empty.
    bool isOutsideRoot = false;  ///< A local file the machine's own file browser does not show.
    bool isConsole = false;      ///< No file at all: `path` names a console's session on the server.

    /// "train.ipynb".
    QString title() const { return path.name(); }
    /// One text per notebook, the same in every start of the program.
    QString identity() const
    {
        return machine.toText() + QLatin1Char('|') + (isOutsideRoot ? localFile : path.toString());
    }
    bool operator==(const NotebookRef &) const = default;
};

} // namespace quire::session
