// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/KernelSession.h"

#include <QSignalSpy>

namespace quire::testing {

/// Runs `code` in a kernel that is up, beside whoever uses it: to make its machine slow, full or wrong. False when it
/// fails, or takes ten seconds.
inline bool inKernel(net::ServerConnection *connection, const QString &kernelId, const QByteArray &code)
{
    jupyter::KernelSession session(connection, kernelId, jupyter::KernelSession::newId());
    session.open();
    const jupyter::ExecutionPtr run =
        session.execute({.code = QString::fromUtf8(code), .silent = true, .storeHistory = false});
    QSignalSpy ended(run.get(), &jupyter::Execution::ended);
    return (!ended.isEmpty() || ended.wait(10'000)) && run->outcome() == jupyter::Outcome::Ok;
}

} // namespace quire::testing
