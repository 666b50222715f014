// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Execution.h"

#include "base/Log.h"
#include "jupyter/JsonView.h"

namespace quire::jupyter {

Execution::Execution(ExecuteRequest request, std::function<void(const QByteArray &)> sendInput)
    : m_request(std::move(request)), m_sendInput(std::move(sendInput))
{
}

std::chrono::milliseconds Execution::elapsed() const
{
    return m_state == State::Running ? std::chrono::milliseconds(m_clock.elapsed()) : m_elapsed;
}

void Execution::answerInput(const QString &text)
{
    if (m_wantsInput) {
        m_wantsInput = false;
        m_sendInput(R"({"status":"ok","value":)" + JsonView::quoted(text) + '}');
    }
}

void Execution::setState(State state)
{
    if (m_state == state) {
        return;
    }
    m_state = state;
    if (state == State::Running) {
        m_clock.start();
    }
    Q_EMIT stateChanged(state);
}

void Execution::noteGap(bool silent)
{
    m_gap = true;
    m_mayLackOutput = m_mayLackOutput || silent;
}

void Execution::handleIopub(const Message &message)
{
    if (message.type == "status") {
        handleStatus(message.content);
    } else if (message.type == "execute_input" && !hasEnded()) {
        setState(State::Running);
        const auto count = JsonView::integer(JsonView::find(message.content, "execution_count"));
        if (count && m_request.storeHistory && !m_request.silent) {
            m_executionCount = count;
            Q_EMIT executionCountChanged(*count);
        }
    } else if (message.type == "clear_output") {
        Q_EMIT clearRequested(JsonView::isTrue(JsonView::find(message.content, "wait")));
    } else {
        handleOutput(message);
    }
}

void Execution::handleStatus(const QByteArray &content)
{
    const QByteArrayView state = JsonView::find(content, "execution_state");
    if (state == R"("busy")") {
        if (!hasEnded()) {
            setState(State::Running);
        }
    } else if (state == R"("idle")") {
        m_idle = true;
        finishIfComplete();
    }
}

void Execution::handleOutput(const Message &message)
{
    const bool isError = message.type == "error";
    if (!isError && message.type != "stream" && message.type != "display_data" && message.type != "execute_result") {
        return;
    }
    const Result<notebook::Output> output = outputOf(message);
    if (!output) {
        qCWarning(logJupyter) << "an output of type" << message.type << "was malformed:" << output.error().detail;
        return;
    }
    m_sawError = m_sawError || isError;
    Q_EMIT outputReceived(*output);
}

void Execution::handleReply(const Message &message)
{
    if (hasEnded()) {
        return;
    }
    m_reply = message.content;
    m_wantsInput = false;
    handlePayloads(m_reply);
    finishIfComplete();
}

void Execution::handlePayloads(const QByteArray &reply)
{
    const auto payloads = JsonView::elements(JsonView::find(reply, "payload"));
    if (!payloads) {
        return;
    }
    for (const QByteArrayView payload : *payloads) {
        const QByteArrayView source = JsonView::find(payload, "source");
        if (source == R"("set_next_input")") {
            const auto text = JsonView::string(JsonView::find(payload, "text"));
            Q_EMIT nextInputSuggested(text.value_or(QString()), JsonView::isTrue(JsonView::find(payload, "replace")));
        } else if (source == R"("page")") {
            const auto data = notebook::JsonValue::parse(JsonView::find(payload, "data").toByteArray());
            if (data) {
                Q_EMIT pageRequested(notebook::MimeBundle(*data));
            }
        }
    }
}

void Execution::handleInputRequest(const Message &message)
{
    if (hasEnded()) {
        return;
    }
    m_wantsInput = true;
    const auto prompt = JsonView::string(JsonView::find(message.content, "prompt"));
    Q_EMIT inputRequested(prompt.value_or(QString()), JsonView::isTrue(JsonView::find(message.content, "password")));
}

void Execution::finishIfComplete()
{
    if (hasEnded() || !m_idle || m_reply.isEmpty()) {
        return;
    }
    const QByteArrayView status = JsonView::find(m_reply, "status");
    if (status == R"("aborted")") {
        end(Outcome::Aborted);
        return;
    }
    if (status != R"("error")") {
        end(Outcome::Ok);
        return;
    }
    if (!m_sawError) { // the server drops errors of cells that print too fast
        const Result<notebook::Output> error = notebook::Output::fromContent("error", m_reply);
        if (error) {
            Q_EMIT outputReceived(*error);
        }
    }
    end(Outcome::Error);
}

void Execution::end(Outcome outcome)
{
    if (hasEnded()) {
        return;
    }
    m_elapsed = elapsed();
    m_outcome = outcome;
    m_wantsInput = false;
    setState(State::Ended);
    Q_EMIT ended(outcome);
}

} // namespace quire::jupyter
