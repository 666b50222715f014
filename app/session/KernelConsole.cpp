// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/KernelConsole.h"

#include "base/Coroutine.h"
#include "jupyter/JsonView.h"

namespace quire::session {

using jupyter::CodeCompleteness;
using jupyter::JsonView;
using jupyter::KernelSession;
using notebook::Cell;
using notebook::CellId;

namespace {

constexpr int rememberedEntries = 500;

Cell codeCell(const QString &code)
{
    return Cell(notebook::CellType::Code, code);
}

} // namespace

KernelConsole::KernelConsole(AttachedMachine *machine, NotebookRef ref, runs::RunJournal *journal, QObject *parent)
    : QObject(parent),
      m_title(ref.title()),
      m_ref(std::move(ref)),
      m_own(std::make_unique<NotebookKernel>(machine, &m_ref, journal)),
      m_kernel(m_own.get())
{
    m_own->setDocument(&m_scratch);
    init();
}

KernelConsole::KernelConsole(NotebookKernel *shared, QString title, QObject *parent)
    : QObject(parent), m_title(std::move(title)), m_kernel(shared)
{
    init();
}

KernelConsole::~KernelConsole() = default;

void KernelConsole::init()
{
    m_runs.setDocument(&m_document);
    addPrompt();
    connect(m_kernel, &NotebookKernel::sessionChanged, this, &KernelConsole::takeSession);
    connect(m_kernel, &NotebookKernel::statusChanged, this, &KernelConsole::noteStatus);
    connect(m_kernel, &QObject::destroyed, this, [this] { m_runs.setSession(nullptr); });
    takeSession(m_kernel->session());
}

void KernelConsole::start(const QString &specName)
{
    std::ignore = m_kernel->start(specName);
}

/// Whoever restarts the kernel: what waits here is void too.
void KernelConsole::noteStatus(const KernelStatus &status)
{
    const bool wasRestarting = std::exchange(m_isRestarting, status.state == KernelStatus::State::Restarting);
    if (m_isRestarting && !wasRestarting) {
        m_runs.noteRestart();
    }
    if (status.state == KernelStatus::State::Idle && !m_hasHistory) {
        loadHistory();
    }
}

void KernelConsole::takeSession(KernelSession *session)
{
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_runs.setSession(m_session);
    m_observed.clear();
    if (m_session) {
        connect(m_session, &KernelSession::activityObserved, this, &KernelConsole::observe);
        connect(m_session, &KernelSession::died, this, [this] { m_runs.setSession(nullptr); });
        connect(m_session, &KernelSession::displayUpdated, this,
                [this](const QString &displayId, const notebook::Output &update) {
                    m_document.updateDisplay(displayId, update.data(), update.metadata());
                });
        loadHistory();
    }
}

void KernelConsole::loadHistory()
{
    if (!m_session || m_kernel->status().state != KernelStatus::State::Idle) {
        return; // Becoming idle tries again.
    }
    m_hasHistory = true;
    m_session->history(rememberedEntries).then(this, [this](const Result<QList<jupyter::HistoryEntry>> &entries) {
        QStringList all;
        for (const jupyter::HistoryEntry &entry : entries.value_or(QList<jupyter::HistoryEntry>{})) {
            all.append(entry.source);
        }
        m_history = all + m_history;
    });
}

Cell KernelConsole::lockedCell(const QString &code)
{
    Cell cell = codeCell(code);
    cell.setMetadata(notebook::JsonValue::emptyObject().with(u"editable", notebook::JsonValue::fromBool(false)));
    return cell;
}

void KernelConsole::addPrompt()
{
    m_prompt = m_document.insertCells(m_document.cellCount(), {codeCell({})}).first();
    m_promptState = m_document.revision().content;
}

/// The prompt itself becomes the cell that runs, so that nothing moves on the screen.
void KernelConsole::execute()
{
    const CellId cell = m_prompt;
    const int index = m_document.indexOf(cell);
    const QString code = m_document.cell(index).source();
    if (code.trimmed().isEmpty()) {
        return;
    }
    m_document.setCellMetadata(cell, lockedCell({}).metadata(), notebook::Document::Timeline::Silent);
    remember(code);
    addPrompt();
    m_runs.add({cell});
    wakeKernel();
    Q_EMIT prompted(m_prompt);
}

CellId KernelConsole::run(const QString &code)
{
    const CellId cell = insertLocked(code);
    remember(code);
    m_runs.add({cell});
    wakeKernel();
    return cell;
}

void KernelConsole::remember(const QString &code)
{
    if (m_history.isEmpty() || m_history.constLast() != code) {
        m_history.append(code);
    }
}

/// What was run waits for a kernel; where none is on its way, one is started.
void KernelConsole::wakeKernel()
{
    const KernelStatus::State state = m_kernel ? m_kernel->status().state : KernelStatus::State::Starting;
    if (state == KernelStatus::State::None || state == KernelStatus::State::Dead) {
        start(m_kernel->status().name);
    }
}

void KernelConsole::clear()
{
    for (int index = m_document.cellCount() - 1; index >= 0; --index) {
        const CellId id = m_document.cell(index).id();
        if (id != m_prompt && m_runs.run(id).state == CellRun::State::Idle) {
            m_document.removeCells(index, 1);
        }
    }
    m_observed.clear();
    m_promptState = m_document.revision().content;
    Q_EMIT prompted(m_prompt);
}

Reply<CodeCompleteness> KernelConsole::isComplete()
{
    const QString code = m_document.cell(m_document.indexOf(m_prompt)).source();
    if (m_session && m_kernel && m_kernel->status().state == KernelStatus::State::Idle) {
        return m_session->isComplete(code);
    }
    return readyReply<CodeCompleteness>(CodeCompleteness{});
}

CellId KernelConsole::insertLocked(const QString &code)
{
    const bool wasUntouched = isPromptUntouched();
    const CellId id = m_document.insertCells(m_document.indexOf(m_prompt), {lockedCell(code)}).first();
    if (wasUntouched) {
        m_promptState = m_document.revision().content;
    }
    return id;
}

void KernelConsole::observe(const jupyter::Message &message)
{
    if (!m_showsAll || m_runs.isOwn(message.parentId)) {
        return;
    }
    if (message.type == "execute_input") {
        const auto code = JsonView::string(JsonView::find(message.content, "code"));
        const CellId cell = insertLocked(code.value_or(QString()));
        m_observed.insert(message.parentId, cell);
        m_document.setExecutionCount(cell, JsonView::integer(JsonView::find(message.content, "execution_count")));
        return;
    }
    const CellId cell = m_observed.value(message.parentId);
    if (cell.isNull()) {
        return; // It began before anybody wanted to see it.
    }
    if (message.type == "clear_output") {
        m_document.clearOutputs(cell);
    } else if (const auto output = jupyter::outputOf(message)) {
        m_document.appendOutput(cell, *output);
    }
}

} // namespace quire::session
