// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ServerStorage.h"

#include "base/Timeout.h"
#include "session/AttachedMachine.h"

namespace quire::session {

namespace {

constexpr std::chrono::minutes wholeFile{10};
constexpr std::chrono::seconds question{30};

FileStamp stampOf(const jupyter::ContentsEntry &entry)
{
    return {entry.lastModified, entry.size};
}

} // namespace

ServerStorage::ServerStorage(AttachedMachine *machine, RemotePath path, QObject *parent)
    : NotebookStorage(parent), m_machine(machine), m_path(std::move(path))
{
}

Reply<StoredFile> ServerStorage::load()
{
    const Result<void> attached = co_await m_machine->whenAttached();
    if (!attached) {
        co_return std::unexpected(attached.error());
    }
    // Stat first: a write in between then shows as a conflict instead of being overwritten.
    const Result<FileStamp> stamp = co_await stat();
    if (!stamp) {
        co_return std::unexpected(stamp.error());
    }
    Result<QByteArray> bytes = co_await withTimeout(
        this, m_machine->contents().read(m_path), wholeFile,
        tr("The server stopped sending “%1”. Check the connection and try again.").arg(location()));
    if (!bytes) {
        co_return std::unexpected(bytes.error());
    }
    co_return StoredFile{std::move(*bytes), *stamp};
}

Reply<FileStamp> ServerStorage::stat()
{
    const Result<jupyter::ContentsEntry> entry =
        co_await withTimeout(this, m_machine->contents().stat(m_path), question,
                             tr("The server did not answer. Check the connection and try again."));
    if (!entry) {
        co_return std::unexpected(entry.error());
    }
    co_return stampOf(*entry);
}

Reply<FileStamp> ServerStorage::save(const QByteArray &bytes)
{
    return m_machine->contents().saveBytes(m_path, bytes).then(this, [](const Result<jupyter::ContentsEntry> &entry) {
        return entry.transform(stampOf);
    });
}

QString ServerStorage::location() const
{
    return m_path.toString();
}

} // namespace quire::session
