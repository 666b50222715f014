// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/TextFile.h"

#include "base/Log.h"
#include "base/Timeout.h"
#include "session/AttachedMachine.h"
#include "session/LocalStorage.h"
#include "session/Recovery.h"
#include "session/ServerStorage.h"

#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

namespace quire::session {

namespace {

constexpr std::chrono::milliseconds safetyDelay{2000};

const QString conflictKey = QStringLiteral("changed-elsewhere");
const QString failureKey = QStringLiteral("not-saved");
const QString recoveryKey = QStringLiteral("safety-copy");

QByteArray toText(const FileStamp &stamp)
{
    return stamp.lastModified.toString(Qt::ISODateWithMs).toLatin1() + ' ' + QByteArray::number(stamp.size);
}

std::unique_ptr<NotebookStorage> storageFor(const NotebookRef &ref, AttachedMachine *machine)
{
    if (!ref.localFile.isEmpty()) {
        return std::make_unique<LocalStorage>(ref.localFile);
    }
    return std::make_unique<ServerStorage>(machine, ref.path);
}

Result<DecodedText> decode(const QByteArray &bytes, std::optional<TextEncoding> encoding)
{
    const bool inChinese = QLocale().language() == QLocale::Chinese;
    return TextFormat::decode(bytes, inChinese, encoding);
}

QString whenOf(const Recovery::Copy &copy)
{
    return QLocale().toString(copy.writtenAt.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

TextFile::TextFile(NotebookRef ref, AttachedMachine *machine, Recovery *recovery, QObject *parent)
    : QObject(parent),
      m_ref(std::move(ref)),
      m_machine(machine),
      m_storage(storageFor(m_ref, machine)),
      m_recovery(recovery)
{
    m_autosave.setSingleShot(true);
    m_safety.setSingleShot(true);
    m_safety.setInterval(safetyDelay);
    connect(&m_safety, &QTimer::timeout, this, [this] { std::ignore = keepCopy(); });
    connect(&m_autosave, &QTimer::timeout, this, [this] {
        if (!m_inConflict) {
            std::ignore = save();
        }
    });
}

TextFile::~TextFile() = default;

void TextFile::setAutosaveInterval(std::chrono::milliseconds interval)
{
    m_autosave.setInterval(interval);
    if (interval.count() <= 0) {
        m_autosave.stop();
    }
}

QString TextFile::copyName() const
{
    return m_ref.identity() + (m_isOfferingCopy ? QStringLiteral("|text|newer") : QStringLiteral("|text"));
}

Reply<void> TextFile::load()
{
    return read({});
}

Reply<void> TextFile::reopen(TextEncoding encoding)
{
    return read(encoding);
}

Reply<void> TextFile::read(std::optional<TextEncoding> encoding)
{
    if (m_ref.localFile.isEmpty()) {
        const Result<void> attached = co_await m_machine->whenAttached();
        if (!attached) {
            co_return std::unexpected(attached.error());
        }
    }
    const Result<FileStamp> stamp = co_await m_storage->stat();
    if (!stamp) {
        co_return std::unexpected(stamp.error());
    }
    if (stamp->size > largest) {
        co_return failure(
            ErrorKind::Unsupported,
            tr("The file is too large (%1) to be edited here.").arg(QLocale().formattedDataSize(stamp->size)));
    }
    const Result<StoredFile> file = co_await m_storage->load();
    if (!file) {
        co_return std::unexpected(file.error());
    }
    const Result<DecodedText> text = co_await QtConcurrent::run(decode, file->bytes, encoding);
    if (!text) {
        co_return std::unexpected(text.error());
    }
    if (m_ref.localFile.isEmpty()) {
        const Result<jupyter::ContentsEntry> entry = co_await m_machine->contents().stat(m_ref.path);
        m_isReadOnly = entry && !entry->writable;
    } else {
        m_isReadOnly =
            !co_await QtConcurrent::run([](QString path) { return QFileInfo(path).isWritable(); }, m_ref.localFile);
    }
    m_stamp = file->stamp;
    m_inConflict = false;
    if (const Result<bool> isTakenUp = co_await takeUpCopy(); encoding || !isTakenUp.value_or(false)) {
        adopt(*text, true);
    }
    co_return Result<void>();
}

void TextFile::adopt(const DecodedText &text, bool isSaved)
{
    m_encoding = text.encoding;
    m_lineEnd = text.lineEnd;
    m_isLoaded = true;
    Q_EMIT loaded(text.text);
    ++m_revision;
    m_isModified = false;
    if (isSaved) {
        m_safety.stop();
        m_autosave.stop();
        setSaveState(SaveState::Saved);
    } else {
        noteEdit();
    }
    Q_EMIT formatChanged();
}

void TextFile::setEncoding(TextEncoding encoding)
{
    if (m_encoding != encoding) {
        m_encoding = encoding;
        noteEdit();
        Q_EMIT formatChanged();
    }
}

void TextFile::noteEdit()
{
    ++m_revision;
    m_isModified = true;
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

Reply<void> TextFile::save()
{
    return write(false);
}

Reply<void> TextFile::write(bool evenIfChanged)
{
    while (m_isSaving) {
        std::ignore = co_await delay(this, std::chrono::milliseconds(20));
    }
    if (!m_isLoaded || !m_text) {
        co_return Result<void>();
    }
    m_isSaving = true;
    m_autosave.stop();
    setSaveState(SaveState::Saving);
    const quint64 revision = m_revision;
    const Result<QByteArray> bytes = co_await QtConcurrent::run(TextFormat::encode, m_text(), m_encoding);
    if (!bytes) {
        co_return co_await fail(bytes.error());
    }
    if (const Result<void> mayWrite = co_await checkBeforeWriting(evenIfChanged); !mayWrite) {
        m_isSaving = false;
        setSaveState(SaveState::Failed);
        co_return mayWrite;
    }
    const Result<FileStamp> stamp = co_await m_storage->save(*bytes);
    if (!stamp) {
        co_return co_await fail(stamp.error());
    }
    m_isSaving = false;
    m_stamp = *stamp;
    m_inConflict = false;
    m_isModified = m_revision != revision;
    if (!m_isModified) {
        m_safety.stop();
        std::ignore = m_recovery->discard(copyName());
    }
    setSaveState(m_isModified ? SaveState::Modified : SaveState::Saved);
    Q_EMIT noticeCleared(failureKey);
    Q_EMIT noticeCleared(conflictKey);
    co_return Result<void>();
}

/// Tells that the save failed; the safety copy is there when it settles.
Reply<void> TextFile::fail(const Error &error)
{
    const Error reason = error;
    m_isSaving = false;
    qCWarning(logNotebook) << "text not saved:" << reason.detail << reason.httpStatus;
    Q_EMIT noticeRaised({failureKey,
                         Notice::Severity::Error,
                         tr("The file was not saved. %1 A safety copy is kept on this computer.").arg(reason.message),
                         {{QStringLiteral("retry"), tr("Try Again")}}});
    setSaveState(SaveState::Failed);
    return keepCopy().then(this, [reason](const Result<void> &) -> Result<void> { return std::unexpected(reason); });
}

Reply<void> TextFile::checkBeforeWriting(bool evenIfChanged)
{
    if (evenIfChanged) {
        co_return Result<void>();
    }
    const Result<FileStamp> now = co_await m_storage->stat();
    if (!now && now.error().kind != ErrorKind::NotFound) {
        co_return co_await fail(now.error());
    }
    if (now && *now == m_stamp) {
        co_return Result<void>();
    }
    raiseConflict(!now);
    co_return failure(ErrorKind::Conflict, tr("The file was changed elsewhere."));
}

void TextFile::raiseConflict(bool isGone)
{
    m_inConflict = true;
    const QString place = m_storage->location();
    if (isGone) {
        Q_EMIT noticeRaised({conflictKey,
                             Notice::Severity::Warning,
                             tr("“%1” was deleted or renamed elsewhere. Your text is still open here.").arg(place),
                             {{QStringLiteral("overwrite"), tr("Save It Again")}}});
        return;
    }
    Q_EMIT noticeRaised(
        {conflictKey,
         Notice::Severity::Warning,
         tr("“%1” was changed by someone else since you opened it. Keep your version, or take the one on disk "
            "and lose your changes.")
             .arg(place),
         {{QStringLiteral("overwrite"), tr("Keep Mine")}, {QStringLiteral("reload"), tr("Take Theirs")}}});
}

Reply<void> TextFile::lookAgain()
{
    if (!m_isLoaded || m_isSaving || m_isModified || m_inConflict) {
        co_return Result<void>();
    }
    const Result<FileStamp> now = co_await m_storage->stat();
    if (now && *now != m_stamp && !m_isModified && !m_isSaving) {
        co_return co_await read({});
    }
    co_return Result<void>();
}

void TextFile::choose(const QString &key, const QString &choice)
{
    Q_EMIT noticeCleared(key);
    if (key == conflictKey) {
        std::ignore = choice == u"overwrite" ? write(true) : revert();
    } else if (key == failureKey) {
        std::ignore = save();
    } else if (key == recoveryKey) {
        m_isOfferingCopy = false;
        std::ignore = choice == u"restore"  ? restoreCopy()
                      : choice == u"revert" ? revert()
                                            : m_recovery->discard(copyName());
    }
}

/// Goes on with changes that never reached the file, where nobody wrote it since they were made; else offers them.
Reply<bool> TextFile::takeUpCopy()
{
    const auto copy = co_await m_recovery->find(copyName());
    if (!copy || !*copy || m_isModified) {
        co_return false;
    }
    if ((*copy)->base != toText(m_stamp)) {
        m_isOfferingCopy = true;
        Q_EMIT noticeRaised({recoveryKey,
                             Notice::Severity::Warning,
                             tr("Quire kept changes to this file that were never saved (%1).").arg(whenOf(**copy)),
                             {{QStringLiteral("restore"), tr("Restore")}, {QStringLiteral("discard"), tr("Discard")}}});
        co_return false;
    }
    const Result<void> restored = co_await restoreCopy();
    if (restored) {
        Q_EMIT noticeRaised({recoveryKey,
                             Notice::Severity::Information,
                             tr("Changes that were never saved are back (%1).").arg(whenOf(**copy)),
                             {{QStringLiteral("revert"), tr("Go Back to the Saved File")}}});
    }
    co_return restored.has_value();
}

Reply<void> TextFile::restoreCopy()
{
    const auto copy = co_await m_recovery->find(copyName());
    if (!copy || !*copy) {
        co_return failure(ErrorKind::NotFound, tr("The safety copy is gone."));
    }
    // Always UTF-8, behind the name of the encoding the file has.
    const qsizetype end = (*copy)->bytes.indexOf('\n');
    const int encoding = (*copy)->bytes.left(end).toInt();
    const QList<TextEncoding> known = TextFormat::encodings();
    const QString kept = QString::fromUtf8((*copy)->bytes.sliced(end + 1));
    DecodedText text{kept, TextEncoding::Utf8, TextFormat::lineEndOf(kept)};
    if (const auto found = std::ranges::find(known, TextEncoding(encoding)); found != known.end()) {
        text.encoding = *found;
    }
    adopt(text, false);
    co_return Result<void>();
}

Reply<void> TextFile::keepCopy()
{
    if (!m_isModified || m_isAbandoned || !m_text) {
        return readyReply<void>(Result<void>());
    }
    return m_recovery->keep(copyName(), QByteArray::number(int(m_encoding)) + '\n' + m_text().toUtf8(),
                            toText(m_stamp));
}

Reply<void> TextFile::revert()
{
    abandonChanges();
    m_isModified = false;
    const Result<void> result = co_await read({});
    m_isAbandoned = false;
    co_return result;
}

void TextFile::abandonChanges()
{
    m_isAbandoned = true;
    m_safety.stop();
    m_autosave.stop();
    std::ignore = m_recovery->discard(copyName());
}

void TextFile::setSaveState(SaveState state)
{
    if (m_saveState != state) {
        m_saveState = state;
        Q_EMIT saveStateChanged(state);
    }
}

} // namespace quire::session
