// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/KernelConsole.h"

#include "base/Coroutine.h"
#include "jupyter/JsonView.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"

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
      m_machine(machine),
      m_ref(std::move(ref)),
      m_ownWidgets(std::make_unique<widgets::WidgetHub>()),
      m_own(std::make_unique<NotebookKernel>(machine, &m_ref, journal)),
      m_widgets(m_ownWidgets.get()),
      m_kernel(m_own.get()),
      m_runs(&m_own->runs()),
      m_widgetOutputs(m_widgets)
{
    m_own->setDocument(&m_document);
    connect(m_own.get(), &NotebookKernel::sessionChanged, m_widgets, &widgets::WidgetHub::setSession);
    init();
}

KernelConsole::KernelConsole(NotebookSession *notebook, QObject *parent)
    : QObject(parent),
      m_machine(notebook->machine()),
      m_ref(notebook->ref()),
      m_widgets(&notebook->widgets().hub()),
      m_kernel(&notebook->kernel()),
      m_runs(&m_sharedRuns),
      m_widgetOutputs(m_widgets)
{
    m_sharedRuns.setDocument(&m_document);
    connect(m_kernel, &QObject::destroyed, this, [this] { m_sharedRuns.setSession(nullptr); });
    init();
}

KernelConsole::~KernelConsole() = default;

void KernelConsole::init()
{
    m_widgetOutputs.setDocument(&m_document);
    addPrompt();
    connect(m_kernel, &NotebookKernel::sessionChanged, this, &KernelConsole::takeSession);
    connect(m_kernel, &NotebookKernel::statusChanged, this, &KernelConsole::noteStatus);
    takeSession(m_kernel->session());
}

void KernelConsole::start(const QString &specName)
{
    std::ignore = m_kernel->start(specName);
}

Reply<void> KernelConsole::resume()
{
    if (!m_own) {
        co_return Result<void>();
    }
    const Result<void> attached = co_await m_machine->whenAttached();
    if (!attached) {
        co_return attached;
    }
    const auto sessions = co_await m_machine->sessions().list();
    if (!sessions) {
        co_return std::unexpected(sessions.error());
    }
    const bool runs = std::ranges::any_of(
        *sessions, [this](const jupyter::SessionModel &session) { return session.path == m_ref.path; });
    if (runs && m_own->status().state == KernelStatus::State::None) {
        co_return co_await m_own->start();
    }
    co_return Result<void>();
}

/// Whoever restarts the kernel: what waits here is void too.
void KernelConsole::noteStatus(const KernelStatus &status)
{
    const bool wasRestarting = std::exchange(m_isRestarting, status.state == KernelStatus::State::Restarting);
    if (m_isRestarting && !wasRestarting) {
        m_sharedRuns.noteRestart(); // A kernel of our own tells its runs itself.
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
    m_observed.clear();
    if (m_session) {
        connect(m_session, &KernelSession::activityObserved, this, &KernelConsole::observe);
    }
    if (!m_own) { // A kernel of our own knows the cells itself.
        shareSession();
    }
    loadHistory();
}

void KernelConsole::shareSession()
{
    m_sharedRuns.setSession(m_session);
    if (m_session) {
        connect(m_session, &KernelSession::died, this, [this] { m_sharedRuns.setSession(nullptr); });
        connect(m_session, &KernelSession::displayUpdated, this,
                [this](const QString &displayId, const notebook::Output &update) {
                    m_document.updateDisplay(displayId, update.data(), update.metadata());
                });
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
    m_runs->add({cell});
    wakeKernel();
    Q_EMIT prompted(m_prompt);
}

void KernelConsole::putBack(const QList<Cell> &said)
{
    const bool wasUntouched = isPromptUntouched();
    m_document.insertCells(0, said);
    if (wasUntouched) {
        m_promptState = m_document.revision().content;
    }
}

CellId KernelConsole::run(const QString &code)
{
    const CellId cell = insertLocked(code);
    remember(code);
    m_runs->add({cell});
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
        if (id != m_prompt && m_runs->run(id).state == CellRun::State::Idle) {
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
    if (!m_showsAll || m_runs->isOwn(message.parentId)) {
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
