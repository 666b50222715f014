// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ContentsApi.h"
#include "files/PieceSize.h"
#include "files/RateLimit.h"
#include "files/RemoteRoot.h"
#include "files/SourceReader.h"

namespace quire::files {

/// What all transfers of a ContentsRoot share; outlives them.
struct ContentsWay
{
    ContentsApi *api;
    /// Null: no limit.
    RateLimit *limit = nullptr;
    PieceSize pieces = {};
    /// Cleared when the server cuts no files into ranges, or serves none under /files.
    bool hasRanges = true;
    bool servesFiles = true;
};

/// Sends one file through the Contents API so that its name shows the old file or the new one, whole and verified, but
/// for the moment between two renames where something is replaced.
///
/// A piece is never sent again before the server was asked how much it has: it appends blindly. A partial file of the
/// same ticket is taken up, and a replacement that a crash cut in two is finished.
class ContentsUpload : public QObject
{
    Q_OBJECT

public:
    /// A file of at most so many bytes that replaces nothing goes in one request, without a partial file.
    static constexpr qint64 small = 256 << 10;

    ContentsUpload(ContentsWay *way, Upload upload, QObject *parent = nullptr);

    [[nodiscard]] Reply<sync::Entry> run();
    /// Puts in order what a crash left of the exchange of names: the replaced file goes where its trace says, or comes
    /// back.
    [[nodiscard]] Reply<void> settle();
    /// settle(), and the partial file goes.
    [[nodiscard]] Reply<void> discard();

    /// Names beside `path` for what has not, or not any more, its name.
    static sync::TreePath partOf(const sync::TreePath &path, const QByteArray &ticket);
    static sync::TreePath oldOf(const sync::TreePath &path, const QByteArray &ticket);

private:
    Reply<sync::Entry> sendWhole();
    Reply<void> afterFailedWhole(Error error);
    Reply<void> sendPart();
    Reply<qint64> resume();
    Reply<bool> endsAlike(qint64 size);
    Reply<qint64> sendPiece(qint64 at);
    Reply<qint64> judge(qint64 at, qint64 length, Result<net::HttpResponse> answer);
    Reply<qint64> lookAgain(qint64 at, qint64 length, Error trouble);
    Reply<void> wait(const net::HttpResponse &answer);
    Reply<sync::Entry> verify(sync::TreePath path);
    Reply<void> checkExpected(std::optional<ContentsItem> seen);
    Reply<sync::Entry> commit();
    Reply<void> place();
    Reply<void> exchange();
    Reply<void> checkAside();
    Reply<void> putAway();
    Reply<sync::Entry> result();
    Failure changed() const;
    Failure conflict() const;
    int chunkAt(qint64 at, qint64 length) const;

    ContentsWay *m_way;
    ContentsApi *m_api;
    Upload m_upload;
    std::shared_ptr<SourceReader> m_reader;
    sync::TreePath m_part;
    sync::TreePath m_old;
    int m_troubles = 0; ///< In a row.
    int m_restarts = 0;
    bool m_isLate = false; ///< An earlier attempt was here.
};

} // namespace quire::files
