// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DocumentStore.h"

#include "base/Log.h"
#include "base/Timeout.h"
#include "session/LocalStorage.h"
#include "session/Recovery.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QtConcurrentRun>

namespace quire::session {

using notebook::Document;
namespace NotebookFile = notebook::NotebookFile;

namespace {

constexpr std::chrono::milliseconds safetyDelay{2000};

/// Writing a big notebook away takes at most this share of the time.
constexpr int safetyShare = 10;

/// No state of a document: what is held is not what is on disk and has to be saved.
constexpr notebook::Revision nowhere{~quint64{0}, ~quint64{0}};

const QString conflictKey = QStringLiteral("changed-elsewhere");
const QString failureKey = QStringLiteral("not-saved");
const QString upgradeKey = QStringLiteral("old-format");
const QString recoveryKey = QStringLiteral("safety-copy");
const QString oddKey = QStringLiteral("odd-file");

QByteArray toText(const FileStamp &stamp)
{
    return stamp.lastModified.toString(Qt::ISODateWithMs).toLatin1() + ' ' + QByteArray::number(stamp.size);
}

} // namespace

DocumentStore::DocumentStore(std::unique_ptr<NotebookStorage> storage, Recovery *recovery, QString identity,
                             QObject *parent)
    : QObject(parent), m_storage(std::move(storage)), m_recovery(recovery), m_identity(std::move(identity))
{
    m_autosave.setSingleShot(true);
    m_safety.setSingleShot(true);
    m_safety.setInterval(safetyDelay);
    connect(&m_safety, &QTimer::timeout, this, [this] { std::ignore = keepSafetyCopy(); });
    connect(&m_autosave, &QTimer::timeout, this, [this] {
        if (!m_inConflict) {
            std::ignore = save();
        }
    });
}

DocumentStore::~DocumentStore() = default;

void DocumentStore::setAutosaveInterval(std::chrono::milliseconds interval)
{
    m_autosave.setInterval(interval);
    if (interval.count() <= 0) {
        m_autosave.stop();
    }
}

Reply<void> DocumentStore::load()
{
    const Result<StoredFile> file = co_await m_storage->load();
    if (!file) {
        co_return std::unexpected(file.error());
    }
    m_stamp = file->stamp;
    const Result<NotebookFile::Reading> reading = co_await QtConcurrent::run(NotebookFile::read, file->bytes);
    if (!reading) {
        co_return std::unexpected(reading.error());
    }
    if (reading->needsUpgrade) {
        m_oldFormat = file->bytes;
        Q_EMIT noticeRaised(
            {upgradeKey,
             Notice::Severity::Information,
             tr("This notebook has an old format (nbformat 3). Quire can convert it to the current one; the "
                "file stays as it is until you save."),
             {{QStringLiteral("upgrade"), tr("Convert")}}});
        co_return Result<void>();
    }
    const Result<bool> isTakenUp = co_await takeUpUnsavedChanges();
    if (isTakenUp.value_or(false)) {
        co_return Result<void>();
    }
    adopt(reading->notebook);
    if (!reading->warnings.isEmpty()) {
        Q_EMIT noticeRaised({oddKey, Notice::Severity::Information, reading->warnings.join(u' '), {}});
    }
    std::ignore = offerSafetyCopy();
    co_return Result<void>();
}

void DocumentStore::adopt(notebook::Notebook notebook)
{
    if (m_document) {
        m_document->reset(notebook);
        return;
    }
    m_document = std::make_unique<Document>(std::move(notebook));
    connect(m_document.get(), &Document::historyChanged, this, &DocumentStore::noteChange);
    connect(m_document.get(), &Document::outputsChanged, this, &DocumentStore::noteChange);
    connect(m_document.get(), &Document::streamExtended, this, &DocumentStore::noteChange);
    connect(m_document.get(), &Document::modifiedChanged, this, &DocumentStore::noteChange);
    Q_EMIT loaded();
}

void DocumentStore::noteChange()
{
    if (!m_document->isModified()) {
        if (!m_isSaving) {
            setSaveState(SaveState::Saved);
        }
        return;
    }
    if (!m_isSaving && m_saveState != SaveState::Failed) {
        setSaveState(SaveState::Modified);
    }
    if (!m_safety.isActive()) {
        m_safety.start();
    }
    if (m_autosave.intervalAsDuration().count() > 0 && !m_autosave.isActive()) {
        m_autosave.start();
    }
}

Reply<void> DocumentStore::save()
{
    return write(false);
}

Reply<void> DocumentStore::write(bool evenIfChanged)
{
    while (m_isSaving) {
        std::ignore = co_await delay(this, std::chrono::milliseconds(20));
    }
    if (!m_document) {
        co_return Result<void>();
    }
    m_isSaving = true;
    m_autosave.stop();
    setSaveState(SaveState::Saving);
    if (const Result<void> mayWrite = co_await checkBeforeWriting(evenIfChanged); !mayWrite) {
        m_isSaving = false;
        setSaveState(SaveState::Failed);
        co_return mayWrite;
    }
    const notebook::Revision revision = m_document->revision();
    const QByteArray bytes = co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
    const Result<FileStamp> stamp = co_await m_storage->save(bytes);
    m_isSaving = false;
    if (!stamp) {
        raiseSaveFailure(stamp.error());
        setSaveState(SaveState::Failed);
        co_return std::unexpected(stamp.error());
    }
    m_stamp = *stamp;
    m_inConflict = false;
    m_document->markSaved(revision);
    setSaveState(m_document->isModified() ? SaveState::Modified : SaveState::Saved);
    if (!m_document->isModified()) {
        m_safety.stop();
        std::ignore = m_recovery->discard(copyName());
    }
    Q_EMIT noticeCleared(failureKey);
    Q_EMIT noticeCleared(conflictKey);
    Q_EMIT saved();
    co_return Result<void>();
}

/// Raises the notice for why not.
Reply<void> DocumentStore::checkBeforeWriting(bool evenIfChanged)
{
    if (evenIfChanged) {
        co_return Result<void>();
    }
    const Result<bool> unchanged = co_await isUnchangedElsewhere();
    if (!unchanged) {
        raiseSaveFailure(unchanged.error());
        co_return std::unexpected(unchanged.error());
    }
    if (!*unchanged) {
        co_return failure(ErrorKind::Conflict, tr("The file was changed elsewhere."));
    }
    co_return Result<void>();
}

/// False, with the notice raised, when someone else wrote or removed the file.
Reply<bool> DocumentStore::isUnchangedElsewhere()
{
    const Result<FileStamp> now = co_await m_storage->stat();
    if (!now && now.error().kind != ErrorKind::NotFound) {
        co_return std::unexpected(now.error());
    }
    const bool isGone = !now;
    if (!isGone && *now == m_stamp) {
        co_return true;
    }
    raiseConflict(isGone);
    co_return false;
}

void DocumentStore::raiseConflict(bool isGone)
{
    m_inConflict = true;
    if (isGone) {
        Q_EMIT noticeRaised(
            {conflictKey,
             Notice::Severity::Warning,
             tr("“%1” was deleted or renamed elsewhere. Your notebook is still open here.").arg(m_storage->location()),
             {{QStringLiteral("overwrite"), tr("Save It Again")}}});
        return;
    }
    Q_EMIT noticeRaised(
        {conflictKey,
         Notice::Severity::Warning,
         tr("“%1” was changed by someone else since you opened it. Keep your version, or take the one on disk "
            "and lose your changes.")
             .arg(m_storage->location()),
         {{QStringLiteral("overwrite"), tr("Keep Mine")}, {QStringLiteral("reload"), tr("Take Theirs")}}});
}

void DocumentStore::raiseSaveFailure(const Error &error)
{
    qCWarning(logNotebook) << "save failed:" << error.detail << error.httpStatus;
    Q_EMIT noticeRaised(
        {failureKey,
         Notice::Severity::Error,
         tr("The notebook was not saved. %1 A safety copy is kept on this computer.").arg(error.message),
         {{QStringLiteral("retry"), tr("Try Again")}, {QStringLiteral("copy"), tr("Save a Copy Elsewhere…")}}});
    std::ignore = keepSafetyCopy();
}

void DocumentStore::choose(const QString &key, const QString &choice)
{
    if (key == failureKey && choice == u"copy") {
        Q_EMIT copyWanted(); // The notice stays: the notebook itself is still not saved.
        return;
    }
    Q_EMIT noticeCleared(key);
    if (key == conflictKey) {
        std::ignore = choice == u"overwrite" ? write(true) : reload();
    } else if (key == failureKey) {
        std::ignore = save();
    } else if (key == upgradeKey) {
        std::ignore = upgrade();
    } else if (key == recoveryKey) {
        m_isOfferingCopy = false;
        std::ignore = choice == u"restore" ? restoreSafetyCopy() : choice == u"revert" ? revert() : forgetCopy();
    }
}

Reply<void> DocumentStore::upgrade()
{
    const Result<notebook::Notebook> upgraded =
        co_await QtConcurrent::run(NotebookFile::upgradeV3, std::exchange(m_oldFormat, {}));
    if (!upgraded) {
        Q_EMIT noticeRaised({upgradeKey, Notice::Severity::Error, upgraded.error().message, {}});
        co_return std::unexpected(upgraded.error());
    }
    adopt(*upgraded);
    co_return Result<void>();
}

Reply<void> DocumentStore::forgetCopy()
{
    return m_recovery->discard(m_identity);
}

Reply<void> DocumentStore::revert()
{
    abandonChanges();
    const Result<void> result = co_await reload();
    m_isAbandoned = false;
    co_return result;
}

Reply<void> DocumentStore::reload()
{
    const Result<void> result = co_await load();
    if (!result) {
        raiseSaveFailure(result.error());
        co_return result;
    }
    m_inConflict = false;
    setSaveState(SaveState::Saved);
    co_return result;
}

/// Goes on with changes that never reached the file, where nobody wrote it since they were made.
Reply<bool> DocumentStore::takeUpUnsavedChanges()
{
    const auto copy = co_await m_recovery->find(m_identity);
    if (!copy || !*copy || (*copy)->base != toText(m_stamp)) {
        co_return false;
    }
    const auto reading = co_await QtConcurrent::run(NotebookFile::read, (*copy)->bytes);
    if (!reading || reading->needsUpgrade) {
        co_return false;
    }
    adopt(reading->notebook);
    m_document->markSaved(nowhere);
    noteChange();
    const QString when = QLocale().toString((*copy)->writtenAt.toLocalTime(), QLocale::ShortFormat);
    Q_EMIT noticeRaised({recoveryKey,
                         Notice::Severity::Information,
                         tr("Changes that were never saved are back (%1).").arg(when),
                         {{QStringLiteral("revert"), tr("Go Back to the Saved File")}}});
    co_return true;
}

Reply<void> DocumentStore::offerSafetyCopy()
{
    const auto copy = co_await m_recovery->find(m_identity);
    if (!copy || !*copy) {
        co_return Result<void>();
    }
    const QByteArray current = co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
    if ((*copy)->bytes == current) {
        co_return co_await m_recovery->discard(m_identity);
    }
    m_isOfferingCopy = true;
    const QString when = QLocale().toString((*copy)->writtenAt.toLocalTime(), QLocale::ShortFormat);
    Q_EMIT noticeRaised({recoveryKey,
                         Notice::Severity::Warning,
                         tr("Quire kept changes to this notebook that were never saved (%1).").arg(when),
                         {{QStringLiteral("restore"), tr("Restore")}, {QStringLiteral("discard"), tr("Discard")}}});
    co_return Result<void>();
}

Reply<void> DocumentStore::restoreSafetyCopy()
{
    const auto copy = co_await m_recovery->find(m_identity);
    if (!copy || !*copy) {
        co_return Result<void>();
    }
    const auto reading = co_await QtConcurrent::run(NotebookFile::read, (*copy)->bytes);
    if (!reading) {
        co_return std::unexpected(reading.error());
    }
    m_document->reset(reading->notebook);
    m_document->markSaved(nowhere);
    noteChange();
    co_return Result<void>();
}

Reply<void> DocumentStore::saveCopy(QString localFile)
{
    if (!m_document) {
        co_return Result<void>();
    }
    const QByteArray bytes = co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
    LocalStorage target(std::move(localFile));
    const Result<FileStamp> written = co_await target.save(bytes);
    co_return written.transform([](const FileStamp &) {});
}

Reply<void> DocumentStore::keepSafetyCopy()
{
    if (!m_document || !m_document->isModified() || m_isAbandoned) {
        co_return Result<void>();
    }
    const int turn = ++m_copiesBegun;
    QElapsedTimer clock;
    clock.start();
    const QByteArray bytes = co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
    const bool isOutrun = turn < std::exchange(m_newestCopy, std::max(m_newestCopy, turn));
    if (!m_document->isModified() || m_isAbandoned || isOutrun) {
        co_return Result<void>(); // Saved meanwhile, or a newer copy was faster.
    }
    const Result<void> kept = co_await m_recovery->keep(copyName(), bytes, toText(m_stamp));
    m_safety.setInterval(std::max(safetyDelay, std::chrono::milliseconds(safetyShare * clock.elapsed())));
    co_return kept;
}

void DocumentStore::abandonChanges()
{
    m_isAbandoned = true;
    m_safety.stop();
    m_autosave.stop();
    std::ignore = m_recovery->discard(copyName());
}

QString DocumentStore::copyName() const
{
    return m_isOfferingCopy ? m_identity + QStringLiteral("|newer") : m_identity;
}

void DocumentStore::setSaveState(SaveState state)
{
    if (m_saveState != state) {
        m_saveState = state;
        Q_EMIT saveStateChanged(state);
    }
}

} // namespace quire::session
