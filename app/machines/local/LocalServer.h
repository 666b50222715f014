// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "machines/local/JupyterCommand.h"
#include "machines/local/LocalServerPaths.h"
#include "machines/local/ServerRecord.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

class QLockFile;

namespace quire::machines {

class UseLock;

/// Quire's own Jupyter server for one root folder: starts it, finds it again, stops it.
///
/// The server runs detached in a session of its own, so that it, and the kernels in it, outlive this program. Any
/// number of Quires share one: whoever starts it holds a lock meanwhile, and each holds a shared lock while using it.
class LocalServer : public QObject
{
    Q_OBJECT

public:
    LocalServer(LocalServerPaths paths, QString root, QObject *parent = nullptr);
    ~LocalServer() override;
    Q_DISABLE_COPY_MOVE(LocalServer)

    const QString &root() const { return m_root; }
    /// What is running as far as known, without asking.
    const std::optional<ServerRecord> &record() const { return m_record; }

    /// A server that runs already and answers with its own token. Errors: NotFound.
    [[nodiscard]] Reply<ServerRecord> find();
    /// find(), or a new server. Calls while one is under way give the same answer.
    /// Errors: Unsupported (Jupyter is not installed: what to do), File (the folder), Timeout, Server (it ended at
    /// once).
    [[nodiscard]] Reply<ServerRecord> start();
    /// Ends the server and the kernels in it. Fine when none runs.
    [[nodiscard]] Reply<void> stop();
    /// Ends the server unless kernels run in it or another Quire uses it; the value says whether it goes on.
    [[nodiscard]] Reply<bool> release();

    /// What the server is started with; the program's own environment unless set.
    void setEnvironment(const QProcessEnvironment &environment) { m_environment = environment; }

Q_SIGNALS:
    /// What is being done, in a translated sentence.
    void progressed(const QString &what);
    /// The server ended and nobody here asked for it.
    void ended();

private:
    using StartLock = std::shared_ptr<QLockFile>;

    Reply<void> startAndTell();
    Reply<ServerRecord> startLocked();
    Reply<StartLock> lockForStart();
    Reply<ServerRecord> spawn();
    Reply<ServerRecord> waitForRecord(ProcessId process, Secret token);
    Reply<ServerRecord> verify(ServerRecord record);
    Reply<ServerRecord> findAndVerify();
    Reply<void> end(ServerRecord record);
    Reply<bool> waitForEnd(ProcessId process, std::chrono::milliseconds limit);
    void use(const ServerRecord &record);
    void forget();

    LocalServerPaths m_paths;
    QString m_root;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::optional<ServerRecord> m_record;
    std::unique_ptr<UseLock> m_useLock;
    ProcessWatch *m_watch = nullptr;
    QList<std::shared_ptr<QPromise<Result<ServerRecord>>>> m_waiting;
    QTimer m_logTimer;
};

} // namespace quire::machines
