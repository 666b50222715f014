// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/KernelSession.h"
#include "jupyter/Kernels.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <memory>

namespace quire::testing {

/// A real server, a way to it that can be disturbed, and a session with a Python kernel on it. For tests that use the
/// jupyter library.
class LiveKernel
{
public:
    /// The server is up, or isUp says that it is not.
    LiveKernel(JupyterServer::Options options, const Clock &clock)
        : server(std::move(options)),
          isUp(server.start()),
          proxy(server.port()),
          connection({.baseUrl = throughProxy(), .token = Secret(server.token())}, clock),
          kernels(&connection)
    {
        connection.http().setRetryPolicy({.attempts = 2, .firstDelay = std::chrono::milliseconds(50)});
    }

    /// Heals the proxy and brings up a kernel where none is idle.
    bool makeReady()
    {
        proxy.heal();
        if (isIdle()) {
            return true;
        }
        const auto kernel = isUp ? wait(kernels.start(QStringLiteral("python3"))) : failure(ErrorKind::Server, {});
        if (!kernel) {
            return false;
        }
        useSession(kernel->id, jupyter::KernelSession::newId());
        session->open();
        return QTest::qWaitFor([this] { return isIdle(); }, 30'000);
    }

    /// Another session in place of this one, not yet open.
    void useSession(const QString &kernelId, const QByteArray &sessionId)
    {
        session = std::make_unique<jupyter::KernelSession>(&connection, kernelId, sessionId);
    }

    jupyter::ExecutionPtr execute(const QString &code) { return session->execute({.code = code}); }

    /// Rows of a test's global data: the generation of its server.
    static void addGenerations()
    {
        QTest::addColumn<int>("generation");
        QTest::newRow("server 2") << int(JupyterServer::Generation::JupyterServer);
        QTest::newRow("notebook 6") << int(JupyterServer::Generation::Notebook6);
    }

    JupyterServer server;
    const bool isUp;
    FaultProxy proxy;
    net::ServerConnection connection;
    jupyter::Kernels kernels;
    std::unique_ptr<jupyter::KernelSession> session;

private:
    bool isIdle() const { return session && session->state() == jupyter::KernelSession::State::Idle; }

    QUrl throughProxy() const
    {
        QUrl url = server.url();
        url.setPort(proxy.port());
        return url;
    }
};

} // namespace quire::testing
