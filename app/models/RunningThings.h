// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Sessions.h"
#include "jupyter/Terminals.h"

namespace quire::session {
class AttachedMachine;
class HelperIds;
} // namespace quire::session

namespace quire::models {

/// Something that runs on a machine and can be shut down.
struct RunningThing
{
    enum class Kind {
        Notebook,     ///< A kernel with the notebook it belongs to.
        Console,      ///< A kernel with a console.
        UnusedKernel, ///< A kernel that belongs to no document.
        Terminal,
        Helper, ///< Of this program itself.
    };
    Kind kind = Kind::UnusedKernel;
    /// Of the session, the kernel (where unused) or the terminal (its name): what shuts it down.
    QString id;
    /// Of a document.
    RemotePath path;
    /// Of a kernel: its kernelspec and state, as the server calls them.
    QString kernelName;
    QString state;
    QDateTime lastActivity;

    bool operator==(const RunningThing &) const = default;
};

/// What runs, from the server's three lists: documents by path, then unused kernels, terminals, helpers. Pure.
QList<RunningThing> runningThings(const QList<jupyter::SessionModel> &sessions,
                                  const QList<jupyter::KernelModel> &kernels,
                                  const QList<jupyter::TerminalModel> &terminals, const session::HelperIds &helpers);

/// Asks `machine`, which outlives the Reply. A server without terminals has none.
Reply<QList<RunningThing>> runningOn(session::AttachedMachine *machine);
Reply<void> shutDown(session::AttachedMachine *machine, RunningThing thing);

} // namespace quire::models
