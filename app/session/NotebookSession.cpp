// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookSession.h"

#include "base/Log.h"
#include "notebook/Document.h"
#include "session/AttachedMachine.h"

namespace quire::session {

namespace {

const QString loadKey = QStringLiteral("not-loaded");

} // namespace

NotebookSession::NotebookSession(NotebookRef ref, AttachedMachine *machine, Recovery *recovery,
                                 runs::RunJournal *journal, QObject *parent)
    : QObject(parent),
      m_ref(std::move(ref)),
      m_machine(machine),
      m_file(storageFor(m_ref, machine), recovery, m_ref.identity()),
      m_kernel(machine, &m_ref, journal),
      m_files(m_ref, machine),
      m_trust(machine, &m_ref)
{
    connect(&m_file, &DocumentStore::noticeRaised, this, &NotebookSession::noticeRaised);
    connect(&m_file, &DocumentStore::noticeCleared, this, &NotebookSession::noticeCleared);
    connect(&m_kernel, &NotebookKernel::noticeRaised, this, &NotebookSession::noticeRaised);
    connect(&m_kernel, &NotebookKernel::noticeCleared, this, &NotebookSession::noticeCleared);
    connect(&m_kernel, &NotebookKernel::outputReceived, &m_trust, &NotebookTrust::noteMade);
    connect(&m_widgets, &NotebookWidgets::outputReceived, &m_trust, &NotebookTrust::noteMade);
    connect(&m_kernel, &NotebookKernel::sessionChanged, &m_widgets.hub(), &widgets::WidgetHub::setSession);
    connect(&m_file, &DocumentStore::aboutToSave, &m_widgets, &NotebookWidgets::writeState);
    connect(&m_trust, &NotebookTrust::noticeRaised, this, &NotebookSession::noticeRaised);
    connect(&m_trust, &NotebookTrust::noticeCleared, this, &NotebookSession::noticeCleared);
    connect(&m_file, &DocumentStore::saved, &m_trust, [this] { std::ignore = m_trust.signIfOurs(); });
    connect(&m_file, &DocumentStore::loaded, this, [this] {
        m_kernel.setDocument(document());
        m_trust.setDocument(document());
        m_widgets.setDocument(document());
        setLoadState(LoadState::Ready);
        if (m_wantsKernel) {
            std::ignore = m_kernel.start();
        }
    });
}

NotebookSession::~NotebookSession() = default;

bool NotebookSession::hasUnsavedWork() const
{
    return document() && document()->isModified();
}

void NotebookSession::open()
{
    load(true);
}

void NotebookSession::openWithoutKernel()
{
    load(false);
}

void NotebookSession::load(bool withKernel)
{
    m_wantsKernel = withKernel;
    setLoadState(LoadState::Loading);
    m_file.load().then(this, [this](const Result<void> &result) {
        if (!result) {
            setLoadState(LoadState::Failed);
            raiseLoadFailure(result.error());
        }
    });
}

void NotebookSession::raiseLoadFailure(const Error &error)
{
    qCWarning(logNotebook) << "load failed:" << error.detail << error.httpStatus;
    Q_EMIT noticeRaised({loadKey,
                         Notice::Severity::Error,
                         tr("“%1” could not be opened. %2").arg(m_ref.title(), error.message),
                         {{QStringLiteral("retry"), tr("Try Again")}}});
}

void NotebookSession::choose(const QString &key, const QString &choice)
{
    if (key == loadKey) {
        Q_EMIT noticeCleared(key);
        load(m_wantsKernel);
        return;
    }
    m_file.choose(key, choice);
    m_kernel.choose(key, choice);
    m_trust.choose(key, choice);
}

void NotebookSession::moveTo(const NotebookRef &ref)
{
    const QString before = m_ref.identity();
    m_ref = ref;
    m_file.moveTo(storageFor(m_ref, m_machine), m_ref.identity());
    m_files.moveTo(m_ref);
    m_kernel.noteMove(before);
    Q_EMIT moved();
}

void NotebookSession::setLoadState(LoadState state)
{
    if (m_loadState != state) {
        m_loadState = state;
        Q_EMIT loadStateChanged(state);
    }
}

} // namespace quire::session
