// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/CellExecution.h"

#include "notebook/Document.h"

namespace quire::session {

using jupyter::Execution;
using jupyter::Outcome;
using notebook::Output;

CellExecution::CellExecution(jupyter::ExecutionPtr execution, notebook::CellId cell, notebook::Document *document,
                             QObject *parent)
    : QObject(parent), m_execution(std::move(execution)), m_cell(std::move(cell)), m_document(document)
{
    Execution *source = m_execution.get();
    connect(source, &Execution::stateChanged, this, &CellExecution::noteState);
    connect(source, &Execution::outputReceived, this, &CellExecution::append);
    connect(source, &Execution::clearRequested, this, &CellExecution::clear);
    connect(source, &Execution::nextInputSuggested, this, &CellExecution::suggestInput);
    connect(source, &Execution::pageRequested, this, &CellExecution::pageRequested);
    connect(source, &Execution::ended, this, &CellExecution::noteEnd);
    connect(source, &Execution::executionCountChanged, this,
            [this](int count) { m_document->setExecutionCount(m_cell, count); });
    connect(source, &Execution::inputRequested, this,
            [this](const QString &prompt, bool isPassword) { Q_EMIT inputRequested(m_cell, prompt, isPassword); });
    m_run.state = CellRun::State::Queued;
}

void CellExecution::resume(const QDateTime &sentAt)
{
    m_run.state = CellRun::State::Running;
    m_run.startedAt = sentAt;
    Q_EMIT runChanged(m_cell, m_run);
}

void CellExecution::noteState(Execution::State state)
{
    if (state == Execution::State::Running && m_run.state != CellRun::State::Running) {
        m_run.state = CellRun::State::Running;
        m_run.startedAt = QDateTime::currentDateTimeUtc();
        Q_EMIT runChanged(m_cell, m_run);
    }
}

void CellExecution::append(const Output &output)
{
    if (std::exchange(m_clearBeforeNext, false)) {
        m_document->clearOutputs(m_cell);
    }
    m_document->appendOutput(m_cell, output);
}

void CellExecution::clear(bool wait)
{
    if (wait) {
        m_clearBeforeNext = true;
    } else {
        m_document->clearOutputs(m_cell);
    }
}

void CellExecution::suggestInput(const QString &text, bool replace)
{
    const int index = m_document->indexOf(m_cell);
    if (replace) {
        m_document->setSource(m_cell, text);
    } else if (index >= 0) {
        m_document->insertCells(index + 1, {notebook::Cell(notebook::CellType::Code, text)});
    }
}

void CellExecution::noteEnd(Outcome outcome)
{
    const bool didRun = m_run.state == CellRun::State::Running;
    m_run.state = CellRun::State::Idle;
    m_run.failed = outcome != Outcome::Ok && outcome != Outcome::Aborted;
    if (didRun) {
        m_run.took = std::chrono::milliseconds(m_run.startedAt.msecsTo(QDateTime::currentDateTimeUtc()));
    }
    Q_EMIT runChanged(m_cell, m_run);
    Q_EMIT ended(this, outcome);
}

} // namespace quire::session
