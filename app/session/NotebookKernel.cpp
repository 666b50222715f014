// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookKernel.h"

#include "base/Coroutine.h"
#include "notebook/Document.h"
#include "session/AttachedMachine.h"
#include "session/CellExecution.h"
#include "session/NotebookRef.h"

#include <QDir>

namespace quire::session {

using jupyter::KernelChannel;
using jupyter::KernelSession;
using jupyter::Outcome;
using notebook::CellId;
using State = KernelStatus::State;

namespace {

const QString startKey = QStringLiteral("kernel-start");
const QString deadKey = QStringLiteral("kernel-dead");
const QString restartKey = QStringLiteral("kernel-restarted");
const QString linkKey = QStringLiteral("kernel-link");
const QString lostKey = QStringLiteral("output-lost");

} // namespace

NotebookKernel::NotebookKernel(AttachedMachine *machine, const NotebookRef *ref, QObject *parent)
    : QObject(parent), m_machine(machine), m_ref(ref)
{
}

NotebookKernel::~NotebookKernel() = default;

void NotebookKernel::setDocument(notebook::Document *document)
{
    m_document = document;
    m_status.name = document->notebook().kernelName();
    m_status.displayName = document->notebook().kernelDisplayName();
    m_status.language = document->notebook().language();
    Q_EMIT statusChanged(m_status);
}

int NotebookKernel::pendingCount() const
{
    return int(m_active.size() + m_waiting.size());
}

Reply<jupyter::KernelspecList> NotebookKernel::choices()
{
    const Result<void> attached = co_await m_machine->whenAttached();
    if (!attached) {
        co_return std::unexpected(attached.error());
    }
    co_return co_await m_machine->kernelspecs().list();
}

Reply<void> NotebookKernel::start(QString specName)
{
    if (m_status.state == State::Starting) {
        co_return Result<void>();
    }
    m_wantedSpec = specName;
    setState(State::Starting);
    const Result<jupyter::SessionModel> model = co_await openSession(specName);
    if (!model) {
        setState(State::None);
        raiseStartFailure(model.error());
        co_return std::unexpected(model.error());
    }
    Q_EMIT noticeCleared(startKey);
    Q_EMIT noticeCleared(deadKey);
    bind(*model);
    co_return Result<void>();
}

Reply<jupyter::SessionModel> NotebookKernel::openSession(QString specName)
{
    const Result<void> attached = co_await m_machine->whenAttached();
    if (!attached) {
        co_return std::unexpected(attached.error());
    }
    const Result<QString> spec = co_await chooseSpec(specName);
    if (!spec) {
        co_return std::unexpected(spec.error());
    }
    if (m_ref->isOutsideRoot) {
        co_return co_await openOutsideRoot(*spec);
    }
    co_return co_await m_machine->sessions().open(m_ref->path, *spec);
}

/// The server's session API cannot name files outside its root, but a kernel's folder may climb out of it.
Reply<jupyter::SessionModel> NotebookKernel::openOutsideRoot(QString specName)
{
    const auto sessions = co_await m_machine->sessions().list();
    if (!sessions) {
        co_return std::unexpected(sessions.error());
    }
    for (const jupyter::SessionModel &model : *sessions) {
        if (model.path == m_ref->path) {
            co_return model;
        }
    }
    const QString folder = QDir(m_machine->localRoot()).relativeFilePath(QFileInfo(m_ref->localFile).path());
    const Result<jupyter::KernelModel> kernel = co_await m_machine->kernels().start(specName, folder);
    if (!kernel) {
        co_return std::unexpected(kernel.error());
    }
    co_return co_await m_machine->sessions().attach(m_ref->path, kernel->id);
}

/// What to start: `wanted`, else what the notebook names if the machine has it, else one of its language, else the
/// machine's default.
Reply<QString> NotebookKernel::chooseSpec(QString wanted)
{
    const auto list = co_await m_machine->kernelspecs().list();
    if (!list) {
        co_return std::unexpected(list.error());
    }
    if (list->specs.isEmpty()) {
        co_return failure(ErrorKind::Unsupported,
                          tr("This machine has no kernel to run code with. Install one there, for "
                             "Python: python3 -m pip install ipykernel"));
    }
    const QString named = wanted.isEmpty() ? m_status.name : wanted;
    const QString language = m_status.language;
    for (const jupyter::Kernelspec &spec : list->specs) {
        if (spec.name == named) {
            co_return spec.name;
        }
    }
    for (const jupyter::Kernelspec &spec : list->specs) {
        if (!language.isEmpty() && spec.language.compare(language, Qt::CaseInsensitive) == 0) {
            co_return spec.name;
        }
    }
    if (named.isEmpty() && language.isEmpty()) {
        co_return list->defaultName;
    }
    co_return failure(
        ErrorKind::Unsupported,
        tr("This machine has no kernel “%1”, which the notebook asks for. Choose another kernel.").arg(named));
}

void NotebookKernel::bind(const jupyter::SessionModel &model)
{
    m_sessionModelId = model.id;
    m_status.name = model.kernel.name;
    m_session = std::make_unique<KernelSession>(&m_machine->connection(), model.kernel.id, KernelSession::newId());
    follow(m_session.get());
    m_session->open();
    updateStatus();
    const QList<CellId> waiting = std::exchange(m_waiting, {});
    for (const CellId &cell : waiting) {
        send(cell);
    }
}

void NotebookKernel::follow(KernelSession *session)
{
    connect(session, &KernelSession::stateChanged, this, &NotebookKernel::updateStatus);
    connect(session, &KernelSession::linkChanged, this, &NotebookKernel::updateStatus);
    connect(session, &KernelSession::infoChanged, this, &NotebookKernel::noteKernelInNotebook);
    connect(session, &KernelSession::displayUpdated, this,
            [this](const QString &displayId, const notebook::Output &update) {
                m_document->updateDisplay(displayId, update.data(), update.metadata());
            });
    connect(session, &KernelSession::restarted, this, [this](bool crashed) {
        if (crashed) {
            raise(restartKey, Notice::Severity::Warning,
                  tr("The kernel crashed and was started again. Its variables are gone: run the cells you need from "
                     "the top. A "
                     "common cause is running out of memory."));
        }
    });
    connect(session, &KernelSession::died, this, [this](const QString &reason) {
        raise(deadKey, Notice::Severity::Error, reason, {{QStringLiteral("start"), tr("Start a New Kernel")}});
    });
}

void NotebookKernel::run(const QList<CellId> &cells)
{
    for (const CellId &cell : cells) {
        if (m_session && m_session->state() != KernelSession::State::Dead) {
            send(cell);
        } else {
            m_waiting.append(cell);
            setRun(cell, {CellRun::State::Queued, {}, {}, false});
        }
    }
    const bool needsKernel = !m_session || m_session->state() == KernelSession::State::Dead;
    if (needsKernel && m_status.state != State::Starting) {
        std::ignore = start(m_wantedSpec);
    }
}

void NotebookKernel::send(const CellId &cell)
{
    const int index = m_document->indexOf(cell);
    if (index < 0) {
        setRun(cell, {});
        return;
    }
    m_document->clearOutputs(cell);
    m_document->setExecutionCount(cell, std::nullopt);
    jupyter::ExecuteRequest request;
    request.code = m_document->cell(index).source();
    auto *run = new CellExecution(m_session->execute(std::move(request)), cell, m_document, this);
    m_active.append(run);
    connect(run, &CellExecution::runChanged, this, &NotebookKernel::setRun);
    connect(run, &CellExecution::inputRequested, this, &NotebookKernel::inputRequested);
    connect(run, &CellExecution::ended, this, &NotebookKernel::noteEnd);
    setRun(cell, {CellRun::State::Queued, {}, {}, false});
}

void NotebookKernel::noteEnd(CellExecution *run, Outcome outcome)
{
    m_active.removeOne(run);
    Q_EMIT inputEnded(run->cell());
    run->deleteLater();
    if (outcome == Outcome::Incomplete) {
        raise(lostKey, Notice::Severity::Warning,
              tr("The connection was lost while a cell ran, and part of its output did not come back. Run it again if "
                 "you "
                 "need the rest."));
    }
    if (outcome == Outcome::NotSent) {
        raise(lostKey, Notice::Severity::Error,
              tr("A cell was not sent: it is too large for the server (over 10 MB)."));
    }
    if (m_active.isEmpty() && m_waiting.isEmpty()) {
        Q_EMIT allRunsEnded();
    }
}

void NotebookKernel::setRun(const CellId &cell, const CellRun &run)
{
    m_runs.insert(cell, run);
    Q_EMIT runChanged(cell, run);
}

void NotebookKernel::interrupt()
{
    const QList<CellId> waiting = std::exchange(m_waiting, {});
    for (const CellId &cell : waiting) {
        setRun(cell, {});
    }
    if (!m_session) {
        return;
    }
    m_session->interrupt().then(this, [this](const Result<void> &result) {
        if (!result) {
            raise(startKey, Notice::Severity::Error,
                  tr("The kernel was not interrupted. %1").arg(result.error().message));
        }
    });
}

void NotebookKernel::restart()
{
    if (!m_session || m_session->state() == KernelSession::State::Dead) {
        std::ignore = start(m_status.name);
        return;
    }
    m_session->restart().then(this, [this](const Result<void> &result) {
        if (!result) {
            raise(startKey, Notice::Severity::Error,
                  tr("The kernel was not restarted. %1").arg(result.error().message));
        }
    });
}

Reply<void> NotebookKernel::shutDown()
{
    if (m_sessionModelId.isEmpty()) {
        co_return Result<void>();
    }
    const Result<void> result = co_await m_machine->sessions().close(std::exchange(m_sessionModelId, {}));
    if (m_session) {
        m_session->close();
        m_session.release()->deleteLater();
    }
    setState(State::None);
    co_return result;
}

Reply<void> NotebookKernel::change(jupyter::Kernelspec spec)
{
    const Result<void> stopped = co_await shutDown();
    if (!stopped) {
        raiseStartFailure(stopped.error());
        co_return stopped;
    }
    notebook::Notebook renamed = m_document->notebook();
    renamed.setKernel(spec.name, spec.displayName, spec.language);
    m_document->setMetadata(renamed.metadata);
    m_status.displayName = spec.displayName;
    m_status.language = spec.language;
    co_return co_await start(spec.name);
}

void NotebookKernel::detach()
{
    if (m_session) {
        m_session->close();
    }
}

void NotebookKernel::reconnectNow()
{
    if (m_session) {
        m_session->reconnectNow();
    }
}

void NotebookKernel::answerInput(const CellId &cell, const QString &text)
{
    for (const CellExecution *run : std::as_const(m_active)) {
        if (run->cell() == cell && run->execution()->wantsInput()) {
            run->execution()->answerInput(text);
            Q_EMIT inputEnded(cell);
            return;
        }
    }
}

void NotebookKernel::choose(const QString &key, const QString &)
{
    Q_EMIT noticeCleared(key);
    if (key == startKey || key == deadKey) {
        std::ignore = start(m_wantedSpec);
    } else if (key == linkKey) {
        reconnectNow();
    }
}

void NotebookKernel::updateStatus()
{
    if (!m_session) {
        return;
    }
    const bool isCut = m_session->link() == KernelChannel::Link::Waiting;
    if (isCut) {
        raise(linkKey, Notice::Severity::Warning,
              tr("The connection to the kernel is gone. %1 Quire keeps trying; the kernel and its cells run on.")
                  .arg(m_session->linkError().message),
              {{QStringLiteral("reconnect"), tr("Try Now")}});
    } else if (m_session->link() == KernelChannel::Link::Open) {
        Q_EMIT noticeCleared(linkKey);
    }
    switch (m_session->state()) {
    case KernelSession::State::Dead:
        setState(State::Dead);
        return;
    case KernelSession::State::Restarting:
        setState(State::Restarting);
        return;
    case KernelSession::State::Unknown:
    case KernelSession::State::Starting:
        setState(isCut ? State::Reconnecting : State::Starting);
        return;
    case KernelSession::State::Idle:
        setState(isCut ? State::Reconnecting : State::Idle);
        return;
    case KernelSession::State::Busy:
        setState(isCut ? State::Reconnecting : State::Busy);
        return;
    }
}

void NotebookKernel::setState(State state)
{
    m_status.state = state;
    Q_EMIT statusChanged(m_status);
}

void NotebookKernel::raise(const QString &key, Notice::Severity severity, const QString &text,
                           const QList<Notice::Choice> &choices)
{
    Q_EMIT noticeRaised({key, severity, text, choices});
}

void NotebookKernel::raiseStartFailure(const Error &error)
{
    raise(startKey, Notice::Severity::Error, tr("The kernel did not start. %1").arg(error.message),
          {{QStringLiteral("start"), tr("Try Again")}});
    const QList<CellId> waiting = std::exchange(m_waiting, {});
    for (const CellId &cell : waiting) {
        setRun(cell, {});
    }
}

/// A notebook that names no kernel learns which one ran it; one that does is left alone.
void NotebookKernel::noteKernelInNotebook()
{
    const jupyter::KernelInfo &info = m_session->info();
    m_status.language = info.language;
    Q_EMIT statusChanged(m_status);
    if (!m_document || !m_document->notebook().kernelName().isEmpty()) {
        return;
    }
    m_machine->kernelspecs().list().then(this, [this](const Result<jupyter::KernelspecList> &list) {
        for (const jupyter::Kernelspec &spec : list ? list->specs : QList<jupyter::Kernelspec>()) {
            if (spec.name == m_status.name) {
                notebook::Notebook named = m_document->notebook();
                named.setKernel(spec.name, spec.displayName, spec.language);
                m_document->setMetadata(named.metadata);
                m_status.displayName = spec.displayName;
                Q_EMIT statusChanged(m_status);
            }
        }
    });
}

} // namespace quire::session
