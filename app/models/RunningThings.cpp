// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RunningThings.h"

#include "base/Coroutine.h"
#include "session/AttachedMachine.h"

#include <algorithm>

namespace quire::models {

using Kind = RunningThing::Kind;

namespace {

bool isBefore(const RunningThing &a, const RunningThing &b)
{
    const auto rank = [](Kind kind) { return kind == Kind::Console ? Kind::Notebook : kind; };
    if (rank(a.kind) != rank(b.kind)) {
        return rank(a.kind) < rank(b.kind);
    }
    const QString left = a.path.isRoot() ? a.id : a.path.toString();
    const QString right = b.path.isRoot() ? b.id : b.path.toString();
    return left.localeAwareCompare(right) < 0;
}

} // namespace

QList<RunningThing> runningThings(const QList<jupyter::SessionModel> &sessions,
                                  const QList<jupyter::KernelModel> &kernels,
                                  const QList<jupyter::TerminalModel> &terminals, const session::HelperIds &helpers)
{
    QList<RunningThing> things;
    QSet<QString> used;
    for (const jupyter::SessionModel &one : sessions) {
        used.insert(one.kernel.id);
        const bool isHelper = helpers.contains(one.kernel.id) || helpers.contains(one.path.name());
        const Kind kind = isHelper ? Kind::Helper : one.type == u"console" ? Kind::Console : Kind::Notebook;
        things.append({kind, one.id, one.path, one.kernel.name, one.kernel.executionState, one.kernel.lastActivity});
    }
    for (const jupyter::KernelModel &one : kernels) {
        if (!used.contains(one.id)) {
            const Kind kind = helpers.contains(one.id) ? Kind::Helper : Kind::UnusedKernel;
            things.append({kind, one.id, {}, one.name, one.executionState, one.lastActivity});
        }
    }
    for (const jupyter::TerminalModel &one : terminals) {
        const Kind kind = helpers.contains(one.name) ? Kind::Helper : Kind::Terminal;
        things.append({kind, one.name, {}, {}, {}, one.lastActivity});
    }
    std::ranges::stable_sort(things, isBefore);
    return things;
}

Reply<QList<RunningThing>> runningOn(session::AttachedMachine *machine)
{
    const auto sessions = co_await machine->sessions().list();
    if (!sessions) {
        co_return Failure(sessions.error());
    }
    const auto kernels = co_await machine->kernels().list();
    if (!kernels) {
        co_return Failure(kernels.error());
    }
    const auto terminals = co_await machine->terminals().list();
    co_return runningThings(*sessions, *kernels, terminals.value_or(QList<jupyter::TerminalModel>()),
                            machine->helpers());
}

Reply<void> shutDown(session::AttachedMachine *machine, RunningThing thing)
{
    switch (thing.kind) {
    case Kind::Terminal:
        return machine->terminals().close(thing.id);
    case Kind::UnusedKernel:
        return machine->kernels().shutDown(thing.id);
    case Kind::Notebook:
    case Kind::Console:
        return machine->sessions().close(thing.id);
    case Kind::Helper:
        break;
    }
    return readyReply<void>({});
}

} // namespace quire::models
