// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "machines/Machine.h"

namespace quire::session {

/// Which notebook: a machine and a path on it, or a file of this computer's disk.
struct NotebookRef
{
    machines::MachineId machine; ///< Where its kernel runs.
    RemotePath path;             ///< Relative to the machine's root; outside that, absolute.
    QString localFile;           ///< Absolute, when the file is on this computer's disk; else empty.
    bool isOutsideRoot = false;  ///< The machine's server does not show it.
    bool isConsole = false;      ///< No file at all: `path` names a console's session on the server.

    /// "train.ipynb".
    QString title() const { return path.name(); }
    /// One text per notebook, the same in every start of the program.
    QString identity() const { return machine.toText() + QLatin1Char('|') + place(); }
    /// How it is noted beside its machine: "a/b.ipynb" below the server's root, "/home/me/b.ipynb" of this computer,
    /// "//storage/b.ipynb" of the machine's disk.
    QString place() const
    {
        if (!isOutsideRoot) {
            return path.toString();
        }
        return localFile.isEmpty() ? QStringLiteral("//") + path.toString() : localFile;
    }
    /// On another computer's disk, where its server does not reach and the agent does.
    bool isOnDisk() const { return isOutsideRoot && localFile.isEmpty(); }
    bool operator==(const NotebookRef &) const = default;
};

} // namespace quire::session
