// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QString>
#include <QThread>

#include <chrono>
#include <memory>

namespace quire::testing {

/// A TCP proxy on loopback that misbehaves on command. Runs in a thread of its own, so that it also works while the
/// test blocks. All calls are safe from the test's thread and take effect before they return.
class FaultProxy
{
public:
    /// Proxies to `port` of 127.0.0.1.
    explicit FaultProxy(quint16 port);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    /// Where clients connect; stays the same.
    quint16 port() const { return m_port; }

    /// Everything passes again; new connections are taken.
    void heal();
    /// Each piece of data waits so long, in both directions.
    void delay(std::chrono::milliseconds duration);
    /// Ends all connections in order (FIN) on both sides.
    void cut();
    /// Ends all connections rudely (RST) on both sides.
    void reset();
    /// Black hole: connections stay, nothing passes, not even their end. What arrives meanwhile is lost for good.
    /// New connections are taken and never answered. After heal() the old ones still lead nowhere.
    void freeze();
    /// Cuts each connection after so many more bytes from the server.
    void truncateAfter(qint64 bytes);
    /// Nobody listens any more; open connections go on.
    void refuse();
    /// Open client connections.
    int connections() const;
    /// What clients have sent so far, through all connections.
    qint64 bytesUp() const;

private:
    class Worker;
    template <typename Function> void run(Function function) const;

    QThread m_thread;
    Worker *m_worker;
    quint16 m_port = 0;
};

} // namespace quire::testing
