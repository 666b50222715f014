// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentLink.h"
#include "files/AgentRecord.h"
#include "files/RateLimit.h"
#include "files/RemoteRoot.h"

namespace quire::files {

/// A folder of a machine by way of the agent: the fastest way, and the one that can do everything.
class AgentRoot : public RemoteRoot
{
    Q_OBJECT

public:
    /// `path`: absolute on the machine, or beginning with "~". `link` and `connection` outlive the root.
    /// `filesPath`: the same folder below /files/ of the server, percent-encoded and with a slash at its end unless it
    /// is the server's root; nothing when it is outside of what the server shows.
    AgentRoot(AgentLink *link, net::ServerConnection *connection, QByteArray path,
              std::optional<QByteArray> filesPath = {}, QObject *parent = nullptr);

    /// Opens it, making the folder where `make` says so; the other calls do that by themselves. Errors: NotFound.
    [[nodiscard]] Reply<sync::Entry> open(bool make);
    /// Tells of changes from now on, also in folders that come later; false when some cannot be watched.
    [[nodiscard]] Reply<bool> watch();

    Abilities abilities() const override { return m_abilities; }
    QByteArray absolutePath() const override { return m_path; }
    Reply<sync::ScanResult> scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known) override;
    Reply<sync::Tree> list(sync::TreePath folder) override;
    Reply<std::optional<sync::Entry>> stat(sync::TreePath path, bool withDigest) override;
    Reply<std::vector<Sent>> digests(std::vector<sync::TreePath> paths) override;
    Reply<sync::Entry> makeFolder(sync::TreePath path) override;
    Reply<void> move(sync::TreePath from, sync::TreePath to, Expectation expected) override;
    Reply<void> remove(sync::TreePath path, Expectation expected, QByteArray trace) override;
    Reply<void> setExecutable(sync::TreePath path, bool executable, Expectation expected) override;
    Reply<sync::Entry> makeSymlink(sync::TreePath path, QByteArray text, Expectation expected) override;
    Reply<std::vector<Sent>> upload(std::vector<Upload> uploads) override;
    Reply<std::vector<Sent>> download(std::vector<Download> downloads) override;
    Reply<void> discard(sync::TreePath path, QByteArray ticket) override;

    /// A question about this root, which is opened first where that is needed.
    [[nodiscard]] Reply<AgentAnswer> ask(QString operation, QJsonObject arguments, QList<QByteArray> buffers = {});

    /// How fast bytes may go; outlives this, null: no limit.
    void setLimit(RateLimit *limit) { m_limit = limit; }
    RateLimit *limit() const { return m_limit; }
    /// What lies under each path; NotFound where nothing does.
    [[nodiscard]] Reply<std::vector<Sent>> look(std::vector<sync::TreePath> paths, bool withDigests);

private:
    void hear(int root, const QList<QByteArray> &folders, bool isPartial);
    Reply<sync::Entry> reopen(int life, bool make);
    Reply<sync::Entry> entryFrom(QString operation, QJsonObject arguments);
    Reply<void> done(QString operation, QJsonObject arguments);

    AgentLink *m_link;
    net::ServerConnection *m_connection;
    QByteArray m_path;
    std::optional<QByteArray> m_filesPath;
    Abilities m_abilities;
    RateLimit *m_limit = nullptr;
    int m_root = 0;
    int m_life = 0;
    bool m_watches = false;
};

/// For the agent's JSON.
QString encoded(const QByteArray &bytes);
QJsonObject encoded(const Expectation &expected);

} // namespace quire::files
