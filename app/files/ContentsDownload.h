// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "files/ContentsUpload.h"

#include <map>

namespace quire::files {

/// Fetches one file in pieces from /files, or whole through the Contents API where that is refused. Nothing a server
/// says about length or kind is believed: the bytes must be as many as it said before and after.
///
/// What arrives is written in order, so the sink always holds the file's beginning.
class ContentsDownload : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 piece = 8 << 20;

    /// Without a sink the bytes are only digested.
    ContentsDownload(ContentsWay *way, Download download, QObject *parent = nullptr);

    [[nodiscard]] Reply<sync::Entry> run();

private:
    Reply<void> fetch();
    Reply<void> fetchNext();
    Reply<void> fetchPiece(qint64 offset, qint64 length);
    Reply<void> fetchRanges();
    Reply<void> fetchWhole();
    Reply<void> fetchContent();
    Reply<void> waitForRoom();
    Result<QByteArray> judge(const Result<net::HttpResponse> &answer, qint64 offset, qint64 length);
    Result<void> take(qint64 offset, QByteArray bytes);
    void startAnew();
    Failure changed() const;
    Failure tooLarge() const;
    bool isPage(const net::HttpResponse &answer) const;

    ContentsWay *m_way;
    ContentsApi *m_api;
    Download m_download;
    qint64 m_size = 0;
    qint64 m_next = 0;                    ///< Not asked for yet.
    qint64 m_done = 0;                    ///< Written.
    std::map<qint64, QByteArray> m_early; ///< Came before what lies before them.
    Digest m_digest;
    bool m_isOver = false; ///< Something went wrong: no more pieces.
};

} // namespace quire::files
