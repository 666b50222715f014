// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DocumentStore.h"

#include "base/Coroutine.h"
#include "session/LocalStorage.h"
#include "session/Recovery.h"

#include <QElapsedTimer>
#include <QtConcurrentRun>

namespace quire::session {

using notebook::Document;
namespace NotebookFile = notebook::NotebookFile;

namespace {

/// Writing a big notebook away takes at most this share of the time.
constexpr int safetyShare = 10;

/// No state of a document: what is held is not what is on disk and has to be saved.
constexpr notebook::Revision nowhere{~quint64{0}, ~quint64{0}};

const QString upgradeKey = QStringLiteral("old-format");
const QString oddKey = QStringLiteral("odd-file");

} // namespace

DocumentStore::DocumentStore(std::unique_ptr<NotebookStorage> storage, Recovery *recovery, const QString &identity,
                             QObject *parent)
    : SavedFile(std::move(storage), recovery, identity,
                {tr("The notebook was not saved. %1 A safety copy is kept on this computer."),
                 tr("“%1” was deleted or renamed elsewhere. Your notebook is still open here."),
                 tr("Quire kept changes to this notebook that were never saved (%1).")},
                parent)
{
}

DocumentStore::~DocumentStore() = default;

Reply<void> DocumentStore::load()
{
    const Result<StoredFile> file = co_await storage()->load();
    if (!file) {
        co_return std::unexpected(file.error());
    }
    const Result<NotebookFile::Reading> reading = co_await QtConcurrent::run(NotebookFile::read, file->bytes);
    if (!reading) {
        co_return std::unexpected(reading.error());
    }
    setStamp(file->stamp);
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

Reply<QByteArray> DocumentStore::bytesToWrite()
{
    Q_EMIT aboutToSave();
    m_writing = m_document->revision();
    co_return co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
}

QList<Notice::Choice> DocumentStore::failureChoices() const
{
    return SavedFile::failureChoices() << Notice::Choice{QStringLiteral("copy"), tr("Save a Copy Elsewhere…")};
}

void DocumentStore::choose(const QString &key, const QString &choice)
{
    if (key == failureKey && choice == u"copy") {
        Q_EMIT copyWanted(); // The notice stays: the notebook itself is still not saved.
        return;
    }
    if (key == upgradeKey) {
        Q_EMIT noticeCleared(key);
        std::ignore = upgrade();
        return;
    }
    SavedFile::choose(key, choice);
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

Reply<void> DocumentStore::reload()
{
    const Result<void> result = co_await load();
    if (!result) {
        co_return co_await fail(result.error());
    }
    if (!isModified()) {
        settle();
    }
    co_return result;
}

/// Goes on with changes that never reached the file, where nobody wrote it since they were made.
Reply<bool> DocumentStore::takeUpUnsavedChanges()
{
    const auto copy = co_await recovery()->find(identity());
    if (!copy || !*copy || (*copy)->base != stamp().toText()) {
        co_return false;
    }
    const auto reading = co_await QtConcurrent::run(NotebookFile::read, (*copy)->bytes);
    if (!reading || reading->needsUpgrade) {
        co_return false;
    }
    adopt(reading->notebook);
    m_document->markSaved(nowhere);
    noteChange();
    tellRestored((*copy)->writtenAt);
    co_return true;
}

Reply<void> DocumentStore::offerSafetyCopy()
{
    const auto copy = co_await recovery()->find(identity());
    if (!copy || !*copy) {
        co_return Result<void>();
    }
    const QByteArray current = co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
    if ((*copy)->bytes == current) {
        co_return co_await recovery()->discard(identity());
    }
    offerCopy((*copy)->writtenAt);
    co_return Result<void>();
}

Reply<void> DocumentStore::restoreSafetyCopy()
{
    const auto copy = co_await recovery()->find(identity());
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
    if (!m_document || !m_document->isModified() || isAbandoned()) {
        co_return Result<void>();
    }
    const int turn = ++m_copiesBegun;
    QElapsedTimer clock;
    clock.start();
    const QByteArray bytes = co_await QtConcurrent::run(NotebookFile::write, m_document->notebook());
    const bool isOutrun = turn < std::exchange(m_newestCopy, std::max(m_newestCopy, turn));
    if (!m_document->isModified() || isAbandoned() || isOutrun) {
        co_return Result<void>(); // Saved meanwhile, or a newer copy was faster.
    }
    const Result<void> kept = co_await recovery()->keep(copyName(), bytes, stamp().toText());
    setSafetyDelay(std::chrono::milliseconds(safetyShare * clock.elapsed()));
    co_return kept;
}

} // namespace quire::session
