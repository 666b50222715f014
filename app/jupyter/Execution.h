// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Message.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace quire::jupyter {

class KernelSession;

/// What to run and how.
struct ExecuteRequest
{
    QString code;
    /// Chosen by the caller when it wants to write it down before sending; else made up.
    QByteArray id;
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

    Execution(ExecuteRequest request, KernelSession *session);

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
    /// The code waits for a line of input.
    bool wantsInput() const { return m_wantsInput; }
    /// Answers inputRequested(). Does nothing when none is wanted.
    void answerInput(const QString &text);

Q_SIGNALS:
    void stateChanged(quire::jupyter::Execution::State state);
    void executionCountChanged(int count);
    /// An output, in order: content of stream, display_data, execute_result or error, as received.
    void outputReceived(const QByteArray &type, const QByteArray &content);
    /// Outputs so far go: now, or when the next one arrives.
    void clearRequested(bool wait);
    /// input() waits; a password must not be echoed.
    void inputRequested(const QString &prompt, bool password);
    /// The code proposes text for this cell (replace) or a new one below.
    void nextInputSuggested(const QString &text, bool replace);
    /// Help text to show beside the notebook: a raw MIME bundle.
    void pageRequested(const QByteArray &mimeBundle);
    void ended(quire::jupyter::Outcome outcome);

private:
    friend class ExecutionQueue;
    void setState(State state);
    void handleIopub(const Message &message);
    void handleReply(const Message &message);
    void handleInputRequest(const Message &message);
    void handlePayload(const QByteArray &reply);
    void noteIdle();
    void finishIfComplete();
    void end(Outcome outcome);

    ExecuteRequest m_request;
    KernelSession *m_session;
    State m_state = State::Queued;
    Outcome m_outcome = Outcome::Ok;
    std::optional<Outcome> m_replied;
    QByteArray m_replyContent;
    std::optional<int> m_executionCount;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
    bool m_idle = false;
    bool m_sawError = false;
    bool m_gap = false;
    bool m_wantsInput = false;
};

using ExecutionPtr = std::shared_ptr<Execution>;

} // namespace quire::jupyter
