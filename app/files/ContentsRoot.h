// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/ContentsUpload.h"

namespace quire::files {

/// A folder of a Jupyter server reached by plain requests: the way that always works, and promises least.
///
/// Replacing a file takes two renames, between which its name is missing; times are the server's; files have no
/// identity, links and the executable bit are not seen. Names that begin with a dot, or are no UTF-8, are Unsupported;
/// what else servers hide from listings is in ContentsScan::hiddenLines(). A new small file is put under its name at
/// once, and whoever makes one of that name in the milliseconds between the question and the answer is overwritten.
class ContentsRoot : public RemoteRoot
{
    Q_OBJECT

public:
    /// `folder` on the server. `connection` outlives this and belongs to this thread; `limit` too, null: none.
    ContentsRoot(net::ServerConnection *connection, const RemotePath &folder, RateLimit *limit = nullptr,
                 QObject *parent = nullptr);

    /// Work nobody waits for: it does not keep a machine awake.
    void setBackground(bool isBackground) { m_api.setBackground(isBackground); }

    Abilities abilities() const override;
    QByteArray absolutePath() const override { return {}; }
    QByteArray unseenLines() const override;

    [[nodiscard]] Reply<sync::ScanResult> scan(sync::IgnoreRules rules,
                                               sync::PathMap<sync::Fingerprint> known) override;
    [[nodiscard]] Reply<sync::Tree> list(sync::TreePath folder) override;
    /// With a digest the whole file is fetched: servers know another one.
    [[nodiscard]] Reply<std::optional<sync::Entry>> stat(sync::TreePath path, bool withDigest) override;
    [[nodiscard]] Reply<sync::Entry> makeFolder(sync::TreePath path) override;
    [[nodiscard]] Reply<void> move(sync::TreePath from, sync::TreePath to, Expectation expected) override;
    /// With a trace it goes to "_quire_sync/attic/TRACE"; else to the server's trash, where it has one.
    [[nodiscard]] Reply<void> remove(sync::TreePath path, Expectation expected, QByteArray trace) override;
    [[nodiscard]] Reply<void> setExecutable(sync::TreePath path, bool executable, Expectation expected) override;
    [[nodiscard]] Reply<sync::Entry> makeSymlink(sync::TreePath path, QByteArray text, Expectation expected) override;
    [[nodiscard]] Reply<std::vector<Sent>> upload(std::vector<Upload> uploads) override;
    [[nodiscard]] Reply<std::vector<Sent>> download(std::vector<Download> downloads) override;
    [[nodiscard]] Reply<void> settle(sync::TreePath path, QByteArray ticket, QByteArray trace) override;
    /// Also settles a replacement that a crash cut in two.
    [[nodiscard]] Reply<void> discard(sync::TreePath path, QByteArray ticket) override;

private:
    template <typename Task> struct Work;
    Reply<std::vector<Sent>> runAll(std::shared_ptr<Work<Upload>> work);
    Reply<std::vector<Sent>> runAll(std::shared_ptr<Work<Download>> work);
    Reply<void> uploadNext(std::shared_ptr<Work<Upload>> work);
    Reply<void> downloadNext(std::shared_ptr<Work<Download>> work);
    Reply<sync::Entry> uploadOne(Upload upload);
    Reply<sync::Entry> downloadOne(Download download);
    Reply<void> check(sync::TreePath path, Expectation expected);
    Reply<void> moveToAttic(sync::TreePath path, Expectation expected, QByteArray trace);
    Failure unsupported(const sync::TreePath &path) const;

    ContentsApi m_api;
    ContentsWay m_way;
};

} // namespace quire::files
