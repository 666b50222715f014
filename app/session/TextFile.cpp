// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/TextFile.h"

#include "base/Coroutine.h"
#include "session/AttachedMachine.h"
#include "session/Recovery.h"

#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

namespace quire::session {

namespace {

Result<DecodedText> decode(const QByteArray &bytes, std::optional<TextEncoding> encoding)
{
    const bool inChinese = QLocale().language() == QLocale::Chinese;
    return TextFormat::decode(bytes, inChinese, encoding);
}

/// A notebook that is shown as text has a copy of its own.
QString copyIdentity(const NotebookRef &ref)
{
    return ref.identity() + QStringLiteral("|text");
}

} // namespace

TextFile::TextFile(NotebookRef ref, AttachedMachine *machine, Recovery *recovery, QObject *parent)
    : SavedFile(storageFor(ref, machine), recovery, copyIdentity(ref),
                {tr("The file was not saved. %1 A safety copy is kept on this computer."),
                 tr("“%1” was deleted or renamed elsewhere. Your text is still open here."),
                 tr("Quire kept changes to this file that were never saved (%1).")},
                parent),
      m_ref(std::move(ref)),
      m_machine(machine)
{
}

TextFile::~TextFile() = default;

Reply<void> TextFile::load()
{
    return read({});
}

Reply<void> TextFile::reopen(TextEncoding encoding)
{
    return read(encoding);
}

void TextFile::moveTo(const NotebookRef &ref)
{
    m_ref = ref;
    SavedFile::moveTo(storageFor(m_ref, m_machine), copyIdentity(m_ref));
}

Reply<void> TextFile::read(std::optional<TextEncoding> encoding)
{
    if (m_ref.localFile.isEmpty()) {
        const Result<void> attached = co_await m_machine->whenAttached();
        if (!attached) {
            co_return std::unexpected(attached.error());
        }
    }
    const Result<FileStamp> stamp = co_await storage()->stat();
    if (!stamp) {
        co_return std::unexpected(stamp.error());
    }
    if (stamp->size > largest) {
        co_return failure(
            ErrorKind::Unsupported,
            tr("The file is too large (%1) to be edited here.").arg(QLocale().formattedDataSize(stamp->size)));
    }
    const Result<StoredFile> file = co_await storage()->load();
    if (!file) {
        co_return std::unexpected(file.error());
    }
    const Result<DecodedText> text = co_await QtConcurrent::run(decode, file->bytes, encoding);
    if (!text) {
        co_return std::unexpected(text.error());
    }
    if (m_ref.isOnDisk()) {
        m_isReadOnly = false; // The machine says no when it is saved.
    } else if (m_ref.localFile.isEmpty()) {
        const Result<jupyter::ContentsEntry> entry = co_await m_machine->contents().stat(m_ref.path);
        m_isReadOnly = entry && !entry->writable;
    } else {
        m_isReadOnly =
            !co_await QtConcurrent::run([](QString path) { return QFileInfo(path).isWritable(); }, m_ref.localFile);
    }
    setStamp(file->stamp);
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
        settle();
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
    noteChange();
}

Reply<QByteArray> TextFile::bytesToWrite()
{
    m_writing = m_revision;
    co_return co_await QtConcurrent::run(TextFormat::encode, m_text(), m_encoding);
}

Reply<void> TextFile::lookAgain()
{
    if (!m_isLoaded || isSaving() || m_isModified || isInConflict()) {
        co_return Result<void>();
    }
    const Result<FileStamp> now = co_await storage()->stat();
    if (now && *now != stamp() && !m_isModified && !isSaving()) {
        co_return co_await read({});
    }
    co_return Result<void>();
}

/// Goes on with changes that never reached the file, where nobody wrote it since they were made; else offers them.
Reply<bool> TextFile::takeUpCopy()
{
    const auto copy = co_await recovery()->find(copyName());
    if (!copy || !*copy || m_isModified) {
        co_return false;
    }
    if ((*copy)->base != stamp().toText()) {
        offerCopy((*copy)->writtenAt);
        co_return false;
    }
    const Result<void> restored = co_await restoreSafetyCopy();
    if (restored) {
        tellRestored((*copy)->writtenAt);
    }
    co_return restored.has_value();
}

Reply<void> TextFile::restoreSafetyCopy()
{
    const auto copy = co_await recovery()->find(copyName());
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

Reply<void> TextFile::keepSafetyCopy()
{
    if (!m_isModified || isAbandoned() || !m_text) {
        return readyReply<void>(Result<void>());
    }
    return recovery()->keep(copyName(), QByteArray::number(int(m_encoding)) + '\n' + m_text().toUtf8(),
                            stamp().toText());
}

Reply<void> TextFile::reload()
{
    m_isModified = false;
    co_return co_await read({});
}

} // namespace quire::session
