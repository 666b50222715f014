// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Message.h"
#include "notebook/Output.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace quire::jupyter {

/// What to run and how.
struct ExecuteRequest
{
    QString code = {};
    /// Chosen by the caller when it wants to write it down before sending; else made up.
    QByteArray id = {};
    bool silent = false;
    bool storeHistory = true;
    bool allowStdin = true;
    /// An error aborts what is queued behind it on the server.
    bool stopOnError = true;
};

/// How a run ended.
enum class Outcome {
    Ok,
    Error,           ///< The code raised; an error output was delivered.
    Aborted,         ///< Not run, because something queued before it failed or was interrupted.
    Incomplete,      ///< It is over, but part of its output was lost on the way, perhaps all.
    KernelRestarted, ///< The kernel was restarted while it ran or waited.
    KernelDied,      ///< The kernel crashed or was shut down.
    NotSent,         ///< It never left this program: too large, or the session was closed.
};

/// One run of one piece of code, from the request to (reply and idle).
///
/// Shared: the session holds it until it has ended, the caller as long as it likes. While somebody holds it, output
/// that comes after the end (from threads the code left running) is still delivered.
class Execution : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Queued,  ///< Not yet sent: there is no connection, or the kernel restarts.
        Sent,    ///< With the server, waiting its turn.
        Running, ///< The kernel has begun.
        Ended,
    };
    Q_ENUM(State)

    /// Made by KernelSession. `sendInput` carries an input_reply's content.
    Execution(ExecuteRequest request, std::function<void(const QByteArray &content)> sendInput);

    const QByteArray &id() const { return m_request.id; }
    const ExecuteRequest &request() const { return m_request; }
    State state() const { return m_state; }
    bool hasEnded() const { return m_state == State::Ended; }
    /// Only meaningful when ended.
    Outcome outcome() const { return m_outcome; }
    /// Number the kernel gave it; none for silent runs.
    std::optional<int> executionCount() const { return m_executionCount; }
    /// From Running to now or to the end.
    std::chrono::milliseconds elapsed() const;
    /// The connection was lost without a goodbye while it ran: some output may be missing although the end came.
    bool mayLackOutput() const { return m_mayLackOutput; }
    /// The code waits for a line of input.
    bool wantsInput() const { return m_wantsInput; }
    /// Answers inputRequested(). Does nothing when none is wanted.
    void answerInput(const QString &text);

Q_SIGNALS:
    void stateChanged(quire::jupyter::Execution::State state);
    void executionCountChanged(int count);
    /// In order. An error comes here too, even when the server's rate limit has swallowed its message.
    void outputReceived(const quire::notebook::Output &output);
    /// Outputs so far go: now, or when the next one arrives.
    void clearRequested(bool wait);
    /// input() waits; a password must not be echoed.
    void inputRequested(const QString &prompt, bool password);
    /// The code proposes text for this cell (replace) or a new one below.
    void nextInputSuggested(const QString &text, bool replace);
    /// Help text to show beside the notebook.
    void pageRequested(const quire::notebook::MimeBundle &page);
    void ended(quire::jupyter::Outcome outcome);

private:
    friend class ExecutionQueue;
    void setState(State state);
    void noteSent() { setState(State::Sent); }
    void noteGap(bool silent);
    void handleIopub(const Message &message);
    void handleStatus(const QByteArray &content);
    void handleOutput(const Message &message);
    void handleReply(const Message &message);
    void handleInputRequest(const Message &message);
    void handlePayloads(const QByteArray &reply);
    void finishIfComplete();
    void end(Outcome outcome);

    const ExecuteRequest m_request;
    const std::function<void(const QByteArray &)> m_sendInput;
    State m_state = State::Queued;
    Outcome m_outcome = Outcome::Ok;
    /// Content of the reply, once it is there.
    QByteArray m_reply;
    std::optional<int> m_executionCount;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_elapsed{0};
    bool m_idle = false;
    bool m_sawError = false;
    bool m_gap = false;
    bool m_mayLackOutput = false;
    bool m_wantsInput = false;
};

using ExecutionPtr = std::shared_ptr<Execution>;

} // namespace quire::jupyter
