// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SavedFile.h"

#include "base/Log.h"
#include "base/Timeout.h"
#include "session/Recovery.h"

#include <QLocale>

namespace quire::session {

namespace {

constexpr std::chrono::milliseconds safetyDelay{2000};

const QString recoveryKey = QStringLiteral("safety-copy");

QString shown(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

const QString SavedFile::failureKey = QStringLiteral("not-saved");
const QString SavedFile::conflictKey = QStringLiteral("changed-elsewhere");

SavedFile::SavedFile(std::unique_ptr<NotebookStorage> storage, Recovery *recovery, QString identity, Words words,
                     QObject *parent)
    : QObject(parent),
      m_storage(std::move(storage)),
      m_recovery(recovery),
      m_identity(std::move(identity)),
      m_words(std::move(words))
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

SavedFile::~SavedFile() = default;

void SavedFile::setAutosaveInterval(std::chrono::milliseconds interval)
{
    m_autosave.setInterval(interval);
    if (interval.count() <= 0) {
        m_autosave.stop();
    }
}

void SavedFile::setSafetyDelay(std::chrono::milliseconds delay)
{
    m_safety.setInterval(std::max(safetyDelay, delay));
}

void SavedFile::setStamp(const FileStamp &stamp)
{
    m_stamp = stamp;
    m_inConflict = false;
}

QString SavedFile::copyName() const
{
    return m_isOfferingCopy ? Recovery::newerThan(m_identity) : m_identity;
}

void SavedFile::noteChange()
{
    if (!isModified()) {
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

void SavedFile::settle()
{
    m_safety.stop();
    m_autosave.stop();
    setSaveState(SaveState::Saved);
}

Reply<void> SavedFile::save()
{
    return write(false);
}

Reply<void> SavedFile::write(bool evenIfChanged)
{
    while (m_isSaving) {
        std::ignore = co_await delay(this, std::chrono::milliseconds(20));
    }
    if (!isLoaded()) {
        co_return Result<void>();
    }
    m_isSaving = true;
    m_autosave.stop();
    setSaveState(SaveState::Saving);
    if (!evenIfChanged) {
        const Result<bool> isTheirs = co_await wasChangedElsewhere();
        if (!isTheirs) {
            co_return co_await fail(isTheirs.error());
        }
        if (*isTheirs) {
            m_isSaving = false;
            setSaveState(SaveState::Failed);
            co_return failure(ErrorKind::Conflict, tr("The file was changed elsewhere."));
        }
    }
    const Result<QByteArray> bytes = co_await bytesToWrite();
    if (!bytes) {
        co_return co_await fail(bytes.error());
    }
    const Result<FileStamp> stamp = co_await m_storage->save(*bytes);
    if (!stamp) {
        co_return co_await fail(stamp.error());
    }
    finishWriting(*stamp);
    co_return Result<void>();
}

void SavedFile::finishWriting(const FileStamp &stamp)
{
    m_isSaving = false;
    setStamp(stamp);
    markWritten();
    if (isModified()) {
        setSaveState(SaveState::Modified);
    } else {
        setSaveState(SaveState::Saved);
        m_safety.stop();
        std::ignore = m_recovery->discard(copyName());
    }
    Q_EMIT noticeCleared(failureKey);
    Q_EMIT noticeCleared(conflictKey);
    Q_EMIT saved();
}

/// True, with the notice raised, when someone else wrote or removed the file.
Reply<bool> SavedFile::wasChangedElsewhere()
{
    const Result<FileStamp> now = co_await m_storage->stat();
    if (!now && now.error().kind != ErrorKind::NotFound) {
        co_return std::unexpected(now.error());
    }
    if (now && *now == m_stamp) {
        if (std::exchange(m_inConflict, false)) {
            Q_EMIT noticeCleared(conflictKey);
        }
        co_return false;
    }
    raiseConflict(!now);
    co_return true;
}

void SavedFile::raiseConflict(bool isGone)
{
    m_inConflict = true;
    const QString place = m_storage->location();
    if (isGone) {
        Q_EMIT noticeRaised({conflictKey,
                             Notice::Severity::Warning,
                             m_words.gone.arg(place),
                             {{QStringLiteral("overwrite"), tr("Save It Again")}}});
        return;
    }
    Q_EMIT noticeRaised(
        {conflictKey, Notice::Severity::Warning,
         tr("“%1” was changed by someone else since you opened it. Keep your version, or take the one on disk "
            "and lose your changes.")
             .arg(place),
         conflictChoices()});
}

QList<Notice::Choice> SavedFile::conflictChoices() const
{
    return {{QStringLiteral("overwrite"), tr("Keep Mine")}, {QStringLiteral("reload"), tr("Take Theirs")}};
}

QList<Notice::Choice> SavedFile::failureChoices() const
{
    return {{QStringLiteral("retry"), tr("Try Again")}};
}

Reply<void> SavedFile::fail(Error error)
{
    m_isSaving = false;
    qCWarning(logNotebook) << "not saved:" << error.detail << error.httpStatus;
    Q_EMIT noticeRaised({failureKey, Notice::Severity::Error, m_words.notSaved.arg(error.message), failureChoices()});
    setSaveState(SaveState::Failed);
    std::ignore = co_await keepSafetyCopy();
    co_return std::unexpected(error);
}

void SavedFile::offerCopy(const QDateTime &writtenAt)
{
    m_isOfferingCopy = true;
    Q_EMIT noticeRaised({recoveryKey,
                         Notice::Severity::Warning,
                         m_words.copyKept.arg(shown(writtenAt)),
                         {{QStringLiteral("restore"), tr("Restore")}, {QStringLiteral("discard"), tr("Discard")}}});
}

void SavedFile::tellRestored(const QDateTime &writtenAt)
{
    Q_EMIT noticeRaised({recoveryKey,
                         Notice::Severity::Information,
                         tr("Changes that were never saved are back (%1).").arg(shown(writtenAt)),
                         {{QStringLiteral("revert"), tr("Go Back to the Saved File")}}});
}

void SavedFile::choose(const QString &key, const QString &choice)
{
    Q_EMIT noticeCleared(key);
    if (key == conflictKey) {
        std::ignore = choice == u"overwrite" ? write(true) : takeTheirs();
    } else if (key == failureKey) {
        std::ignore = save();
    } else if (key == recoveryKey) {
        m_isOfferingCopy = false;
        std::ignore = choice == u"restore"  ? restoreSafetyCopy()
                      : choice == u"revert" ? revert()
                                            : m_recovery->discard(copyName());
    }
}

Reply<void> SavedFile::revert()
{
    abandonChanges();
    const Result<void> result = co_await reload();
    m_isAbandoned = false;
    co_return result;
}

void SavedFile::abandonChanges()
{
    m_isAbandoned = true;
    m_safety.stop();
    m_autosave.stop();
    std::ignore = m_recovery->discard(copyName());
}

void SavedFile::moveTo(std::unique_ptr<NotebookStorage> storage, const QString &identity)
{
    m_storage.release()->setParent(this); // A write under way ends with it.
    m_storage = std::move(storage);
    std::ignore = m_recovery->move(m_identity, identity);
    m_identity = identity;
}

void SavedFile::setSaveState(SaveState state)
{
    if (m_saveState != state) {
        m_saveState = state;
        Q_EMIT saveStateChanged(state);
    }
}

} // namespace quire::session
