// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "net/HttpRequest.h"
#include "net/ServerConnection.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <functional>

class QIODevice;

namespace quire::jupyter {

/// A file, notebook or folder as the server describes it.
struct ContentsEntry
{
    enum class Type { File, Notebook, Directory };
    Type type = Type::File;
    RemotePath path;
    QDateTime lastModified;
    QDateTime created;
    /// -1 when the server does not say (folders).
    qint64 size = -1;
    QString mimeType;
    bool writable = true;
    /// SHA-256 of the bytes, hex; only from stat() on servers that can (2.x).
    QByteArray hash;
    /// What the server had to say about a save ("Notebook validation failed: …"); normally empty.
    QString message;

    bool operator==(const ContentsEntry &) const = default;
};

struct Checkpoint
{
    QString id;
    QDateTime lastModified;
};

/// The files of a Jupyter server. Content is fetched as raw bytes from /files/, which is many times faster than the
/// Contents API and exact; where that is refused, through the Contents API.
class Contents : public QObject
{
    Q_OBJECT

public:
    using Progress = std::function<void(qint64 done, qint64 total)>;
    /// What to make in create().
    enum class NewKind { Notebook, TextFile, Folder };

    explicit Contents(net::ServerConnection *connection, QObject *parent = nullptr);

    /// Of a file or folder in the Contents API, percent-encoded, relative to the server's base.
    static QByteArray address(const RemotePath &path);
    /// The file in a contents model, whose text may hold what Qt's JSON would spoil. Errors: Protocol.
    static Result<QByteArray> bytesIn(const QByteArray &model);

    /// Entries of a folder in the server's order; parsed off this thread.
    Reply<QList<ContentsEntry>> list(RemotePath folder);
    /// Without content; with hash where the server can and `path` is no folder.
    Reply<ContentsEntry> stat(RemotePath path);
    /// The file's bytes.
    Reply<QByteArray> read(RemotePath path);
    /// Streams the file's bytes into `target`, which must outlive the Reply.
    Reply<qint64> download(RemotePath path, QIODevice *target, Progress progress = {});

    /// Writes exactly these bytes, in pieces when they are many. An .ipynb written so is not signed as trusted.
    Reply<ContentsEntry> saveBytes(RemotePath path, QByteArray bytes);
    /// Hands the server a notebook: it normalises the text, signs it if its outputs are trusted, and validates it.
    /// `json` is a whole notebook, UTF-8.
    Reply<ContentsEntry> saveNotebook(RemotePath path, QByteArray json);
    /// A new, empty thing with a free name (Untitled…).
    Reply<ContentsEntry> create(RemotePath folder, NewKind kind, QString extension = {});
    /// A folder of exactly this name; fine if it exists.
    Reply<ContentsEntry> makeFolder(RemotePath path);
    /// ErrorKind::Conflict if `to` exists.
    Reply<ContentsEntry> rename(RemotePath from, RemotePath to);
    /// Into the server's trash where it has one.
    Reply<void> remove(RemotePath path);
    /// Copies into `folder` under the same or a free name.
    Reply<ContentsEntry> copy(RemotePath from, RemotePath folder);

    Reply<QList<Checkpoint>> checkpoints(RemotePath path);
    Reply<Checkpoint> createCheckpoint(RemotePath path);
    Reply<void> restoreCheckpoint(RemotePath path, QString id);
    Reply<void> removeCheckpoint(RemotePath path, QString id);
    /// Whether the server holds the notebook's outputs to be this person's own. It reads the whole file for that.
    Reply<bool> isTrusted(RemotePath path);
    /// Signs the notebook as it is on the server.
    Reply<void> trust(RemotePath path);

    /// Above this, saveBytes() sends pieces of this size to a file beside the one meant, which then takes its place.
    /// ErrorKind::Conflict when somebody wrote the file meanwhile.
    void setPieceSize(qsizetype bytes) { m_pieceSize = bytes; }

private:
    Reply<QByteArray> readThroughApi(RemotePath path);
    Reply<ContentsEntry> saveInPieces(RemotePath path, QByteArray bytes);
    Reply<ContentsEntry> sendPieces(RemotePath path, RemotePath part, QByteArray bytes);
    Reply<ContentsEntry> putInPlace(RemotePath part, RemotePath path, Result<ContentsEntry> before);
    Reply<ContentsEntry> replace(RemotePath path, RemotePath part);
    Reply<void> discard(RemotePath path);
    Reply<ContentsEntry> entryFrom(net::HttpRequest request, RemotePath subject);
    Reply<void> done(net::HttpRequest request, RemotePath subject);

    net::ServerConnection *m_connection;
    qsizetype m_pieceSize = 128LL << 20;
};

} // namespace quire::jupyter
