// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/VariableWatch.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "session/NotebookKernel.h"
#include "session/PythonVariables.h"

namespace quire::session {

namespace {

/// After a run ended; whoever runs cell after cell is through sooner.
constexpr std::chrono::milliseconds pause{250};

} // namespace

VariableWatch::VariableWatch(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &VariableWatch::ask);
}

void VariableWatch::setKernel(NotebookKernel *kernel)
{
    if (m_kernel == kernel) {
        return;
    }
    if (m_kernel) {
        m_kernel->disconnect(this);
    }
    m_kernel = kernel;
    m_list = {};
    m_problem.clear();
    m_isAsking = false;
    if (kernel) {
        connect(kernel, &NotebookKernel::statusChanged, this, &VariableWatch::noteStatus);
        connect(kernel, &NotebookKernel::allRunsEnded, this, &VariableWatch::refresh);
    }
    refresh();
    Q_EMIT changed();
}

void VariableWatch::setActive(bool active)
{
    m_isActive = active;
    if (active && m_isStale) {
        m_soon.start();
    }
}

VariableWatch::State VariableWatch::state() const
{
    using KernelState = KernelStatus::State;
    if (!m_kernel || m_kernel->status().state == KernelState::None || m_kernel->status().state == KernelState::Dead) {
        return State::NoKernel;
    }
    if (!isSupported()) {
        return State::Unsupported;
    }
    return m_isStale ? State::Waiting : State::Current;
}

bool VariableWatch::isSupported() const
{
    return m_kernel && m_kernel->status().language == u"python";
}

/// Another client's run, a restart: what is known may be wrong after any work.
void VariableWatch::noteStatus()
{
    const KernelStatus::State state = m_kernel->status().state;
    if (state == KernelStatus::State::Idle) {
        if (m_isStale) {
            m_soon.start();
        }
        return;
    }
    m_isStale = true;
    m_soon.stop();
    if (state != KernelStatus::State::Busy && state != KernelStatus::State::Reconnecting) {
        m_list = {};
    }
    Q_EMIT changed();
}

void VariableWatch::refresh()
{
    m_isStale = true;
    m_soon.start();
}

void VariableWatch::ask()
{
    if (!m_isActive || !m_isStale || m_isAsking || !isSupported() || !m_kernel->isFree()) {
        return; // Becoming idle asks again.
    }
    m_isAsking = true;
    m_isStale = false;
    m_kernel->evaluate(PythonVariables::listExpression())
        .then(this, [this, asked = m_kernel](const Result<QByteArray> &bundle) {
            if (asked == m_kernel) {
                m_isAsking = false;
                take(bundle.and_then(PythonVariables::parseList));
            }
        });
}

void VariableWatch::take(const Result<VariableList> &answer)
{
    if (answer) {
        m_list = *answer;
        m_problem.clear();
    } else {
        qCWarning(logJupyter) << "no variables:" << answer.error().detail;
        m_problem = answer.error().message;
    }
    if (m_isStale) { // A run came and went meanwhile.
        m_soon.start();
    }
    Q_EMIT changed();
}

Reply<VariableTable> VariableWatch::table(QString name, int rows)
{
    if (!isSupported()) {
        co_return failure(ErrorKind::Unsupported, tr("This is not available for this kernel."));
    }
    const Result<QByteArray> bundle = co_await m_kernel->evaluate(PythonVariables::tableExpression(name, rows));
    co_return bundle.and_then(PythonVariables::parseTable);
}

Reply<void> VariableWatch::remove(QString name)
{
    if (!isSupported()) {
        co_return failure(ErrorKind::Unsupported, tr("This is not available for this kernel."));
    }
    const Result<QByteArray> done = co_await m_kernel->evaluate(PythonVariables::removeExpression(name));
    refresh();
    co_return done.transform([](const QByteArray &) {});
}

} // namespace quire::session
