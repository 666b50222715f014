// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Execution.h"
#include "jupyter/KernelChannel.h"
#include "jupyter/KernelReplies.h"

#include <QObject>

#include <memory>

namespace quire::jupyter {

class KernelLogic;

/// This program's side of one kernel: runs code, follows the kernel's state, survives cuts, restarts and crashes.
///
/// State comes from what was asked here and from other clients' requests, each by its parent id; the server's stray
/// status messages are ignored. Connection (link) and kernel (state) are separate facts. Network cuts never end a run:
/// after a reconnect with the same session id, what the server replays is routed as if nothing had happened, and runs
/// whose end was lost are ended as Outcome::Incomplete.
class KernelSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown,  ///< Nothing heard yet.
        Starting, ///< Started, not yet answering.
        Idle,
        Busy,       ///< Runs something, for this client or another.
        Restarting, ///< On the way down and up again.
        Dead,       ///< Gone for good; a new kernel is needed.
    };
    Q_ENUM(State)

    /// `sessionId`: one per document and program, kept across program starts, shared with nobody.
    KernelSession(net::ServerConnection *connection, QString kernelId, QByteArray sessionId, QObject *parent = nullptr);
    ~KernelSession() override;

    /// A fresh session or message id.
    static QByteArray newId();

    State state() const;
    KernelChannel::Link link() const;
    const QString &kernelId() const;
    const QByteArray &sessionId() const;
    /// Of the connection, when link() is Waiting.
    const Error &linkError() const;
    /// As of the last kernel_info_reply; empty before the first.
    const KernelInfo &info() const;

    /// Connects and stays connected.
    void open();
    /// Disconnects cleanly so that the server keeps what comes meanwhile; runs stay alive. Before the program ends or
    /// the machine sleeps, wait for linkChanged(Closed), 2 s at most: until then output still arrives here. open()
    /// resumes.
    void close();
    void reconnectNow();

    /// Runs code; may be called again before earlier runs end. What cannot be sent yet is sent when it can.
    [[nodiscard]] ExecutionPtr execute(ExecuteRequest request);
    /// Takes up a run that an earlier start of this program sent under the same session id. Call before open().
    [[nodiscard]] ExecutionPtr adopt(const QByteArray &requestId);
    /// Runs that have not ended, in order of sending.
    QList<ExecutionPtr> pending() const;

    Reply<void> interrupt();
    /// Ends pending runs as KernelRestarted; the Reply comes when the kernel answers again.
    Reply<void> restart();
    Reply<KernelInfo> kernelInfo();
    /// `cursor` in UTF-16 units, as QString counts.
    Reply<Completion> complete(QString code, qsizetype cursor);
    Reply<Inspection> inspect(QString code, qsizetype cursor, int detailLevel);
    /// The value of `expression` as a MIME bundle in JSON. Not a run: it leaves history, counters and state() alone.
    /// ErrorKind::Unsupported when the kernel cannot, with its words in Error::detail.
    Reply<QByteArray> evaluate(QString expression);
    Reply<CodeCompleteness> isComplete(QString code);
    Reply<QList<HistoryEntry>> history(int lastEntries);
    /// Sends comm_open, comm_msg or comm_close with `type`, `id`, metadata, content and buffers of `message`; false
    /// when there is no connection or it is too large.
    bool sendComm(Message message);
    /// Sees each output and clear_output before the run it belongs to, and keeps what it returns true for.
    void setOutputTap(std::function<bool(const Message &message)> tap);

Q_SIGNALS:
    void stateChanged(quire::jupyter::KernelSession::State state);
    void linkChanged(quire::jupyter::KernelChannel::Link link);
    void infoChanged();
    /// Every output with this display id, in any cell, now shows the data of `update`.
    void displayUpdated(const QString &displayId, const quire::notebook::Output &update);
    /// comm_open, comm_msg or comm_close from the kernel.
    void commReceived(const quire::jupyter::Message &message);
    /// Output or status that belongs to something this program sent and that is no run.
    void strayReceived(const quire::jupyter::Message &message);
    /// What runs put out, of this program and of others, as it came: execute_input, stream, display_data,
    /// execute_result, error and clear_output.
    void activityObserved(const quire::jupyter::Message &message);
    /// The kernel came up fresh, its variables gone: asked for here, by another client, or after a crash.
    void restarted(bool crashed);
    /// `reason` is a whole, translated sentence.
    void died(const QString &reason);

private:
    Reply<Message> ask(QByteArray type, QByteArray content);

    std::unique_ptr<KernelLogic> d;
};

} // namespace quire::jupyter
