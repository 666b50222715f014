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
const QString mergedKey = QStringLiteral("merged");

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
    m_base = reading->notebook;
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
    m_written = m_document->notebook();
    co_return co_await QtConcurrent::run(NotebookFile::write, m_written);
}

void DocumentStore::markWritten()
{
    m_base = std::exchange(m_written, {});
    m_document->markSaved(m_writing);
}

QList<Notice::Choice> DocumentStore::failureChoices() const
{
    return SavedFile::failureChoices() << Notice::Choice{QStringLiteral("copy"), tr("Save a Copy Elsewhere…")};
}

QList<Notice::Choice> DocumentStore::conflictChoices() const
{
    return QList{Notice::Choice{QStringLiteral("merge"), tr("Merge Both")}} + SavedFile::conflictChoices();
}

/// What was changed here and what was changed there, by cell; to be saved then.
Reply<void> DocumentStore::mergeTheirs()
{
    const Result<StoredFile> file = co_await storage()->load();
    if (!file) {
        co_return co_await fail(file.error());
    }
    const Result<NotebookFile::Reading> theirs = co_await QtConcurrent::run(NotebookFile::read, file->bytes);
    if (!theirs) {
        co_return co_await fail(theirs.error());
    }
    const notebook::MergeNames names{tr("here"), tr("on disk")};
    notebook::MergedNotebook merged;
    bool isCurrent = false;
    // Again where somebody typed, or a cell put out something meanwhile.
    for (int tries = 0; tries < 3 && !isCurrent; ++tries) {
        const notebook::Revision merging = m_document->revision();
        merged = co_await QtConcurrent::run(notebook::mergeNotebooks, m_base, m_document->notebook(), theirs->notebook,
                                            names);
        isCurrent = merging == m_document->revision();
    }
    if (!isCurrent) { // A cell that never rests: at once, or its output would be lost.
        merged = notebook::mergeNotebooks(m_base, m_document->notebook(), theirs->notebook, names);
    }
    m_base = theirs->notebook;
    setStamp(file->stamp);
    m_document->reset(merged.notebook);
    m_document->markSaved(nowhere);
    noteChange();
    tellMerged(merged);
    co_return Result<void>();
}

void DocumentStore::tellMerged(const notebook::MergedNotebook &merged)
{
    QString text = tr("Both versions are merged; nothing is saved yet.");
    if (!merged.conflicts.isEmpty()) {
        text +=
            u' ' + tr("Cells in which both had changed the same lines: %1. You find both there, between <<<<<<< and "
                      ">>>>>>>.")
                       .arg(merged.conflicts.size());
    }
    if (!merged.kept.isEmpty()) {
        text += u' ' + tr("Cells that one had deleted and the other changed, kept: %1.").arg(merged.kept.size());
    }
    const auto severity = merged.conflicts.isEmpty() ? Notice::Severity::Information : Notice::Severity::Warning;
    Q_EMIT noticeRaised({mergedKey, severity, text, {}});
}

void DocumentStore::choose(const QString &key, const QString &choice)
{
    if (key == conflictKey && choice == u"merge") {
        Q_EMIT noticeCleared(key);
        std::ignore = mergeTheirs();
        return;
    }
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
