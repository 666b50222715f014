// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/KernelSession.h"
#include "jupyter/Kernelspecs.h"
#include "jupyter/Sessions.h"
#include "net/ServerConnection.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace quire::files {

/// What the agent answered.
struct AgentAnswer
{
    QJsonObject value = {};
    QList<QByteArray> buffers = {};

    /// Empty when the agent sent fewer.
    QByteArray buffer(qsizetype index) const { return buffers.value(index); }
};

/// The agent on one machine: a Python kernel of Quire's own, and questions to it. docs/agent.md is the contract.
///
/// Started when it is first asked something, ended when nobody asks for ten minutes and nothing is watched, and started
/// again when its kernel has died; then every root has to be opened anew, see start(). Its kernel belongs to a session
/// whose path says that it is Quire's: other lists leave it out, and what a crash left is ended by the next start. A
/// cut of the network fails nothing by itself: the server keeps the answers. Errors: Unsupported when the server has no
/// Python kernel or does not let it talk; Timeout; what HttpClient gives; what the agent refuses.
class AgentLink : public QObject
{
    Q_OBJECT

public:
    explicit AgentLink(net::ServerConnection *connection, QObject *parent = nullptr);
    ~AgentLink() override;

    /// Up and answering. The value counts its lives: roots opened in an earlier one are gone.
    [[nodiscard]] Reply<int> start();
    /// `operation` and `arguments` as in docs/agent.md. Cancelling stops it on the machine too, where it takes long.
    [[nodiscard]] Reply<AgentAnswer> ask(QString operation, QJsonObject arguments, QList<QByteArray> buffers = {});
    /// Ends its kernel. Fine when there is none.
    [[nodiscard]] Reply<void> stop();

    /// The kernel, to be kept out of lists; empty when none runs.
    const QString &kernelId() const { return m_kernelId; }
    /// How long a question may take without a word.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

Q_SIGNALS:
    /// Something changed in these folders of a watched root; none: anywhere in it. `isPartial`: more may change there
    /// that nobody tells of.
    void changed(int root, const QList<QByteArray> &folders, bool isPartial);
    /// Whatever was opened or watched is no more.
    void ended();

private:
    struct Question;

    Reply<int> bringUp();
    Reply<void> endOrphans();
    Reply<void> connectTo(QString kernelId);
    Reply<void> sendAgent();
    Reply<void> openComm();
    Reply<AgentAnswer> send(QString operation, QJsonObject arguments, QList<QByteArray> buffers);
    bool sendNow(const QByteArray &type, const QJsonObject &content, const QList<QByteArray> &buffers);
    Reply<void> whenConnected();
    void followLink(jupyter::KernelChannel::Link link);
    void hear(const jupyter::Message &message);
    void settle(const QJsonObject &data, const QList<QByteArray> &buffers);
    void forget(qint64 id);
    void fail(const Error &error);
    void end(const Error &error);
    void rest();

    net::ServerConnection *m_connection;
    jupyter::Sessions m_sessions;
    jupyter::Kernelspecs m_kernelspecs;
    std::unique_ptr<jupyter::KernelSession> m_session;
    QString m_kernelId;
    QString m_serverSession;
    QByteArray m_comm;
    QHash<qint64, std::shared_ptr<Question>> m_questions;
    using Starting = QList<std::shared_ptr<QPromise<Result<int>>>>;
    std::shared_ptr<Starting> m_starting = std::make_shared<Starting>();
    QList<std::shared_ptr<QPromise<Result<void>>>> m_connecting;
    std::shared_ptr<QPromise<Result<void>>> m_hello;
    std::chrono::milliseconds m_patience{60'000};
    qint64 m_nextId = 0;
    int m_life = 0;
    bool m_isUp = false;
    bool m_isWatching = false;
    QTimer m_idle;
    QTimer m_hurry; ///< While somebody waits for the connection.
};

} // namespace quire::files
