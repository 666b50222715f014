// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookKernel.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "files/MachineAgent.h"
#include "notebook/Document.h"
#include "session/AttachedMachine.h"
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
const QString leftKey = QStringLiteral("runs-left");
const QString runLeftChoice = QStringLiteral("run");

} // namespace

NotebookKernel::NotebookKernel(AttachedMachine *machine, const NotebookRef *ref, runs::RunJournal *journal,
                               QObject *parent)
    : QObject(parent),
      m_machine(machine),
      m_ref(ref),
      m_journal(journal),
      m_runs(journal),
      m_waiting(journal, ref, &m_runs)
{
    connect(&m_waiting, &WaitingRuns::found, this, &NotebookKernel::offerLeftRuns);
    connect(&m_runs, &CellRuns::runChanged, this, &NotebookKernel::runChanged);
    connect(&m_runs, &CellRuns::outputReceived, this, &NotebookKernel::outputReceived);
    connect(&m_runs, &CellRuns::runEnded, this, &NotebookKernel::noteEnd);
    connect(&m_runs, &CellRuns::allEnded, this, &NotebookKernel::allRunsEnded);
    connect(&m_runs, &CellRuns::inputRequested, this, &NotebookKernel::inputRequested);
    connect(&m_runs, &CellRuns::inputEnded, this, &NotebookKernel::inputEnded);
    connect(&m_runs, &CellRuns::pageRequested, this, &NotebookKernel::pageRequested);
}

NotebookKernel::~NotebookKernel() = default;

void NotebookKernel::setDocument(notebook::Document *document)
{
    m_document = document;
    m_runs.setDocument(document);
    m_status.name = document->notebook().kernelName();
    m_status.displayName = document->notebook().kernelDisplayName();
    m_status.language = document->notebook().language();
    m_waiting.look();
    Q_EMIT statusChanged(m_status);
}

void NotebookKernel::offerLeftRuns(int count)
{
    const QString text = count == 1 ? tr("A cell was waiting to run when Quire ended unexpectedly.")
                                    : tr("%1 cells were waiting to run when Quire ended unexpectedly.").arg(count);
    raise(leftKey, Notice::Severity::Information, text,
          {{runLeftChoice, count == 1 ? tr("Run It") : tr("Run Them")}, {QStringLiteral("forget"), tr("Forget")}});
}

/// With the text the cells have now; those that are gone are not run.
void NotebookKernel::runLeft()
{
    QList<CellId> cells;
    for (const runs::RunRecord &record : m_waiting.take()) {
        if (const CellId cell = m_runs.cellOf(record); !cell.isNull()) {
            cells.append(cell);
        }
    }
    run(cells);
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
    co_return co_await bind(*model);
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
    const QString type = m_ref->isConsole ? QStringLiteral("console") : QStringLiteral("notebook");
    co_return co_await m_machine->sessions().open(m_ref->path, *spec, type);
}

/// The session API cannot name files outside the server's root, but a kernel's folder may climb out of it.
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
    QString root = m_machine->localRoot();
    QString file = m_ref->localFile;
    if (m_ref->isOnDisk()) {
        root = QString::fromUtf8((co_await m_machine->agent().serverRoot()).value_or(QByteArray()));
        file = u'/' + m_ref->path.toString();
    }
    const QString folder = root.isEmpty() ? QString() : QDir(root).relativeFilePath(QFileInfo(file).path());
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
    m_specs = *list;
    const QString named = wanted.isEmpty() ? m_status.name : wanted;
    if (const jupyter::Kernelspec *spec = m_specs.bestFor(named, m_status.language)) {
        co_return spec->name;
    }
    co_return failure(
        ErrorKind::Unsupported,
        tr("This machine has no kernel “%1”, which the notebook asks for. Choose another kernel.").arg(named));
}

/// Connects under the session id that an earlier start of this program used, so that the server hands over what came
/// meanwhile.
Reply<void> NotebookKernel::bind(jupyter::SessionModel model)
{
    const Result<runs::KernelClaim> claimed = co_await m_journal->claim(model.kernel.id, m_ref->identity());
    const runs::KernelClaim claim = claimed.value_or(runs::KernelClaim{KernelSession::newId(), {}, {}});
    if (!claimed) {
        qCWarning(logJupyter) << "no session id from the journal:" << claimed.error().detail;
    }
    m_sessionModelId = model.id;
    m_status.name = model.kernel.name;
    m_session = std::make_unique<KernelSession>(&m_machine->connection(), model.kernel.id, claim.sessionId);
    m_claim = claim.lock;
    follow(m_session.get());
    Q_EMIT sessionChanged(m_session.get());
    m_runs.setSession(m_session.get(), claim.openRuns);
    m_session->open();
    updateStatus();
    co_return Result<void>();
}

void NotebookKernel::follow(KernelSession *session)
{
    connect(session, &KernelSession::stateChanged, this, &NotebookKernel::updateStatus);
    connect(session, &KernelSession::linkChanged, this, &NotebookKernel::updateStatus);
    connect(session, &KernelSession::infoChanged, this, &NotebookKernel::noteInfo);
    connect(session, &KernelSession::displayUpdated, this,
            [this](const QString &displayId, const notebook::Output &update) {
                Q_EMIT outputReceived(update);
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
    connect(session, &KernelSession::died, this, [this, session](const QString &reason) {
        m_journal->forget(session->kernelId());
        m_runs.setSession(nullptr);
        raise(deadKey, Notice::Severity::Error, reason, {{QStringLiteral("start"), tr("Start a New Kernel")}});
    });
}

void NotebookKernel::run(const QList<CellId> &cells)
{
    m_runs.add(cells);
    const bool hasKernel = m_session && m_session->state() != KernelSession::State::Dead;
    if (!hasKernel && m_status.state != State::Starting) {
        std::ignore = start(m_wantedSpec);
    }
}

void NotebookKernel::noteEnd(Outcome outcome)
{
    noteKernelInNotebook();
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
}

void NotebookKernel::interrupt()
{
    if (!m_session) {
        m_runs.cancelWaiting();
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
    m_runs.noteRestart();
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
        m_journal->forget(m_session->kernelId());
        m_runs.cancelWaiting();
        m_runs.setSession(nullptr);
        m_session->close();
        Q_EMIT sessionChanged(nullptr);
        m_session.release()->deleteLater();
        m_claim.reset();
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
    if (m_session && m_runs.hasWaiting()) {
        m_runs.sendAll().then(this, [this](const Result<void> &) { m_session->close(); });
    } else if (m_session) {
        m_session->close();
    }
}

void NotebookKernel::noteMove(const QString &before)
{
    m_journal->move(before, m_ref->identity());
    if (!m_sessionModelId.isEmpty() && !m_ref->isOutsideRoot) {
        std::ignore = m_machine->sessions().move(m_sessionModelId, m_ref->path);
    }
}

void NotebookKernel::reconnectNow()
{
    if (m_session) {
        m_session->reconnectNow();
    }
}

void NotebookKernel::choose(const QString &key, const QString &choice)
{
    Q_EMIT noticeCleared(key);
    if (key == leftKey) {
        if (choice == runLeftChoice) {
            runLeft();
        } else {
            std::ignore = m_waiting.take();
        }
        return;
    }
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
    m_runs.cancelWaiting();
}

void NotebookKernel::noteInfo()
{
    m_status.language = m_session->info().language;
    if (const jupyter::Kernelspec *spec = m_specs.find(m_status.name)) {
        m_status.displayName = spec->displayName;
    }
    Q_EMIT statusChanged(m_status);
}

/// Which kernel and language ran it, for a notebook that does not say; one that does is left alone.
void NotebookKernel::noteKernelInNotebook()
{
    if (!m_session) {
        return;
    }
    notebook::Notebook noted = m_document->notebook();
    const jupyter::Kernelspec *spec = m_specs.find(m_status.name);
    if (spec && noted.kernelName().isEmpty()) {
        noted.setKernel(spec->name, spec->displayName, spec->language);
    }
    const auto language = notebook::JsonValue::parse(m_session->info().languageInfo);
    if (language && language->isObject() && !noted.metadata.contains(u"language_info")) {
        noted.setLanguageInfo(*language);
    }
    if (noted.metadata != m_document->notebook().metadata) {
        m_document->setMetadata(noted.metadata, notebook::Document::Timeline::Silent);
    }
}

} // namespace quire::session
