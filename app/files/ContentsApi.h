// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "net/ServerConnection.h"
#include "sync/Tree.h"

#include <QObject>

#include <vector>

class QJsonObject;

namespace quire::files {

/// A file or folder as the Contents API tells of it.
struct ContentsItem
{
    /// Last part of its path, as bytes: what the server could not say in UTF-8 is taken back from its escapes.
    QByteArray name;
    /// Unknown for what cannot be asked for, or makes no sense. Never with a digest.
    sync::Entry entry;
    /// "created", which is when the inode changed: ns since 1970.
    qint64 changed = 0;
    /// 32 bytes where asked for and the server can.
    QByteArray sha256 = {};

    /// The same file, not written meanwhile.
    bool isSame(const ContentsItem &other) const
    {
        return sync::isStill(entry, other.entry) && changed == other.changed;
    }
    /// From the JSON of a contents model.
    static ContentsItem from(const QJsonObject &model);
};

struct ContentsListing
{
    std::vector<ContentsItem> items;
    /// False when something in it could not be understood: what is missing may be there.
    bool isWhole = true;
};

/// The requests of Jupyter's Contents API and /files, as transfers need them: paths as bytes, times to the last digit,
/// nothing repeated behind one's back that may not be. What the API promises and does not: reference sync.md §2.1.
///
/// Names that are no UTF-8 or begin with a dot cannot be asked for; see canName().
class ContentsApi : public QObject
{
    Q_OBJECT

public:
    /// `folder` is the root on the server. Both outlive this.
    ContentsApi(net::ServerConnection *connection, const RemotePath &folder, QObject *parent = nullptr);

    /// Background work does not count as the person's activity, which would keep a billed machine awake.
    void setBackground(bool isBackground) { m_isBackground = isBackground; }
    static bool canName(const sync::TreePath &path);

    [[nodiscard]] Reply<ContentsItem> stat(sync::TreePath path, bool withHash = false);
    /// Nothing: the server says that nothing is there.
    [[nodiscard]] Reply<std::optional<ContentsItem>> find(sync::TreePath path);
    [[nodiscard]] Reply<ContentsListing> list(sync::TreePath folder);
    /// Writes a whole small file, or a piece of one, and is never repeated. The answer whatever its status; errors only
    /// when none came.
    [[nodiscard]] Reply<net::HttpResponse> put(sync::TreePath path, QByteArray body);
    /// Errors: Conflict when `to` exists.
    [[nodiscard]] Reply<void> rename(sync::TreePath from, sync::TreePath to);
    [[nodiscard]] Reply<void> remove(sync::TreePath path);
    /// Of a file of ours: emptied first, as it may go to a trash that counts.
    [[nodiscard]] Reply<void> discard(sync::TreePath path);
    [[nodiscard]] Reply<ContentsItem> makeFolder(sync::TreePath path);
    /// Where RemoteRoot::kept() says that replaced files are kept.
    static sync::TreePath kept(const QByteArray &trace);
    [[nodiscard]] Reply<void> makeAttic();
    /// `length` bytes from /files by a Range request; the answer whatever its status, at most `length` bytes of it.
    [[nodiscard]] Reply<net::HttpResponse> bytes(sync::TreePath path, qint64 offset, qint64 length);
    /// The file's bytes in base64, as a contents model; for servers that do not serve /files.
    [[nodiscard]] Reply<QByteArray> content(sync::TreePath path, qint64 size);

    /// What an answer to put() or bytes() that is no success means for `path`.
    Error errorIn(const net::HttpResponse &answer, const sync::TreePath &path) const;
    /// The file a put() was answered with.
    static Result<ContentsItem> itemIn(const net::HttpResponse &answer);
    /// Body of put(). `chunk`: 0 for a whole file, else Jupyter's number of the piece (the last is -1).
    static QByteArray fileBody(const QByteArray &bytes, int chunk);
    /// Smoothed time of small requests.
    std::chrono::milliseconds roundTrip() const { return m_roundTrip; }
    /// The server's clock at the last answer, rounded down to a second: ns since 1970; 0 when it does not tell.
    qint64 serverTime() const { return m_serverTime; }

private:
    QByteArray contentsPath(const sync::TreePath &path) const;
    QByteArray filesPath(const sync::TreePath &path) const;
    QByteArray under(const sync::TreePath &path) const;
    QUrlQuery query(std::initializer_list<std::pair<QString, QString>> items) const;
    Reply<QJsonObject> model(net::HttpRequest request, sync::TreePath subject);

    net::ServerConnection *m_connection;
    QByteArray m_folder; ///< With a slash at the end unless it is empty.
    bool m_isBackground = false;
    std::chrono::milliseconds m_roundTrip{0};
    qint64 m_serverTime = 0;
};

} // namespace quire::files
