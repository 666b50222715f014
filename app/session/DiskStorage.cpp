// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DiskStorage.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "files/AgentRoot.h"
#include "files/BufferFiles.h"
#include "files/MachineAgent.h"
#include "session/AttachedMachine.h"

#include <QDir>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::session {

using sync::TreePath;

namespace {

constexpr std::chrono::minutes wholeFile{10};
constexpr std::chrono::seconds question{40}; // The agent may have to be started.
constexpr qint64 largest = 1LL << 30;
constexpr int mostLinks = 16;

FileStamp stampOf(const sync::Entry &entry)
{
    constexpr qint64 millisecond = 1'000'000;
    return {QDateTime::fromMSecsSinceEpoch(entry.modified / millisecond, QTimeZone::UTC), entry.content.size};
}

QString tooLate()
{
    return DiskStorage::tr("The machine did not answer. Check the connection and try again.");
}

} // namespace

DiskStorage::DiskStorage(AttachedMachine *machine, RemotePath path, QObject *parent)
    : NotebookStorage(parent), m_machine(machine), m_path(std::move(path))
{
}

QString DiskStorage::location() const
{
    return u'/' + m_path.toString();
}

Reply<DiskStorage::Spot> DiskStorage::find()
{
    QString path = location();
    files::MachineAgent &agent = m_machine->agent();
    for (int links = 0; links < mostLinks; ++links) {
        // A folder is opened by its path, links and all; what is in it is not.
        const QString folder = path.section(u'/', 0, -2);
        Spot spot{std::make_shared<files::AgentRoot>(&agent.link(), agent.connection(),
                                                     folder.isEmpty() ? "/"_ba : folder.toUtf8()),
                  TreePath().child(path.section(u'/', -1).toUtf8()),
                  {}};
        const Result<std::optional<sync::Entry>> seen = co_await spot.root->stat(spot.path, false);
        if (!seen) {
            co_return Failure(seen.error());
        }
        spot.entry = *seen;
        if (!spot.entry || spot.entry->content.kind == sync::Kind::File) {
            co_return spot;
        }
        if (spot.entry->content.kind != sync::Kind::Symlink) {
            break;
        }
        const QString real = QString::fromUtf8(spot.root->absolutePath());
        path = QDir::cleanPath(QDir(real).filePath(QString::fromUtf8(spot.entry->content.digest)));
    }
    co_return failure(ErrorKind::Unsupported, tr("“%1” is no file.").arg(location()));
}

Reply<DiskStorage::Spot> DiskStorage::findFile()
{
    const Result<void> attached = co_await m_machine->whenAttached();
    if (!attached) {
        co_return Failure(attached.error());
    }
    const Result<Spot> spot = co_await find();
    if (spot && !spot->entry) {
        co_return failure(ErrorKind::NotFound, tr("“%1” is not there any more.").arg(location()));
    }
    co_return spot;
}

Reply<StoredFile> DiskStorage::load()
{
    return withTimeout(this, fetch(), wholeFile, tooLate());
}

Reply<StoredFile> DiskStorage::fetch()
{
    const Result<Spot> spot = co_await findFile();
    if (!spot) {
        co_return Failure(spot.error());
    }
    const qint64 size = spot->entry->content.size;
    if (size > largest) {
        co_return failure(ErrorKind::Unsupported, tr("“%1” is too large to be opened.").arg(location()));
    }
    const auto sink = std::make_shared<files::BufferSink>(size);
    std::vector<files::Download> downloads;
    downloads.push_back(
        {.path = spot->path, .sink = sink, .expected = {files::Expectation::Kind::This, *spot->entry}, .progress = {}});
    const Result<std::vector<files::Sent>> got = co_await spot->root->download(std::move(downloads));
    const files::Sent entry = got ? got->front() : Failure(got.error());
    if (!entry) {
        co_return Failure(entry.error());
    }
    co_return StoredFile{sink->bytes(), stampOf(*entry)};
}

Reply<FileStamp> DiskStorage::stat()
{
    return withTimeout(this, look(), question, tooLate());
}

Reply<FileStamp> DiskStorage::look()
{
    const Result<Spot> spot = co_await findFile();
    if (!spot) {
        co_return Failure(spot.error());
    }
    co_return stampOf(*spot->entry);
}

Reply<FileStamp> DiskStorage::save(const QByteArray &bytes)
{
    return withTimeout(this, write(bytes), wholeFile, tooLate());
}

Reply<FileStamp> DiskStorage::write(QByteArray bytes)
{
    const Result<Spot> spot = co_await find();
    if (!spot) {
        co_return Failure(spot.error());
    }
    std::vector<files::Upload> uploads;
    uploads.push_back({.path = spot->path,
                       .source = std::make_shared<files::BufferSource>(std::move(bytes)),
                       .expected = {files::Expectation::Kind::Anything},
                       .ticket = QUuid::createUuid().toByteArray(QUuid::Id128),
                       .wantsDigest = false,
                       .progress = {}});
    const Result<std::vector<files::Sent>> sent = co_await spot->root->upload(std::move(uploads));
    const files::Sent entry = sent ? sent->front() : Failure(sent.error());
    co_return entry.transform(stampOf);
}

} // namespace quire::session
