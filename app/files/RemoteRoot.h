// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "files/ByteSource.h"
#include "sync/LocalScan.h"
#include "sync/SyncPlan.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace quire::files {

/// What a way to a machine's disk can do.
struct Abilities
{
    /// Digests without fetching the bytes.
    bool digests = false;
    /// Keeps the time of the file that is sent, and its executable bit.
    bool keepsTimes = false;
    /// Tells of changes by changed().
    bool watches = false;
    sync::SideTraits traits = {};
};

/// What is wanted to lie under a path before it is changed.
struct Expectation
{
    enum class Kind {
        Anything, ///< Whatever is there is replaced.
        Absent,
        This, ///< `entry`, see sync::isStill().
    };
    Kind kind = Kind::Absent;
    sync::Entry entry = {};

    /// Nothing: Absent.
    static Expectation of(const std::optional<sync::Entry> &entry);
};

/// Bytes so far of one file, of this attempt and those it goes on from.
using Progress = std::function<void(qint64 done)>;

/// One file to send.
struct Upload
{
    sync::TreePath path;
    std::shared_ptr<ByteSource> source;
    Expectation expected = {};
    /// ns since 1970; 0: now.
    qint64 modified = 0;
    std::optional<bool> executable = {};
    /// Names the partial file: the same ticket goes on where an earlier attempt ended. Letters, digits and "-".
    QByteArray ticket = {};
    /// Names the place in the attic of what it replaces; empty: that is not kept.
    QByteArray trace = {};
    /// Whether what is sent has to be known by its digest afterwards; without, a large file may be checked at less cost.
    bool wantsDigest = true;
    Progress progress = {};
};

/// One file to fetch.
struct Download
{
    sync::TreePath path;
    std::shared_ptr<ByteSink> sink;
    /// Anything, or This: then only that very file is fetched.
    Expectation expected = {Expectation::Kind::Anything};
    /// Bytes from the start that the sink has already; `expected` says that it is still the same file.
    qint64 offset = 0;
    Progress progress = {};
};

/// What is left of one of many.
using Sent = Result<sync::Entry>;

/// One folder of a machine with all below it, however it is reached: through the agent, or the Contents API alone.
///
/// Everything is asynchronous and lives in one thread, not the UI's: sources and sinks are read and written there.
/// Nothing outside the root can be named or reached, links are not followed. Errors, besides what HttpClient gives:
/// NotFound; Conflict when what is there is not what was expected (nothing was done then); File for what the machine's
/// disk refuses; Unsupported for a name this way cannot say. Cancelling a Reply ends its work at the next piece and
/// leaves at most a partial file, which a later attempt with the same ticket takes up.
class RemoteRoot : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual Abilities abilities() const = 0;
    /// As the machine sees it ("/storage/run 1"); empty when that is not known.
    virtual QByteArray absolutePath() const = 0;
    /// As lines of gitignore: names that this way cannot see or say, wherever they are. Nobody may take them for
    /// deleted.
    virtual QByteArray unseenLines() const { return {}; }
    /// What Quire keeps for itself below the root.
    QByteArray ownFolder() const { return abilities().traits.leadingDot ? ".quire" : "_quire_sync"; }
    /// Where what was replaced or deleted under `trace` is kept, below the root.
    sync::TreePath kept(const QByteArray &trace) const;

    /// Looks at everything, as LocalScan does on this computer.
    [[nodiscard]] virtual Reply<sync::ScanResult> scan(sync::IgnoreRules rules,
                                                       sync::PathMap<sync::Fingerprint> known) = 0;
    /// What is in one folder, without itself and without digests; isComplete() says whether that is all.
    [[nodiscard]] virtual Reply<sync::Tree> list(sync::TreePath folder) = 0;
    /// Nothing: it is certain that nothing is there.
    [[nodiscard]] virtual Reply<std::optional<sync::Entry>> stat(sync::TreePath path, bool withDigest) = 0;

    /// Many at once, with digests of the files; the answers in the order of `paths`. NotFound: nothing is there.
    [[nodiscard]] virtual Reply<std::vector<Sent>> digests(std::vector<sync::TreePath> paths);

    /// Fine when the folder exists. Parents exist.
    [[nodiscard]] virtual Reply<sync::Entry> makeFolder(sync::TreePath path) = 0;
    /// Never over something.
    [[nodiscard]] virtual Reply<void> move(sync::TreePath from, sync::TreePath to, Expectation expected) = 0;
    /// A file or link, or an empty folder. `trace`, where not empty, names the place in the attic.
    [[nodiscard]] virtual Reply<void> remove(sync::TreePath path, Expectation expected, QByteArray trace) = 0;
    [[nodiscard]] virtual Reply<void> setExecutable(sync::TreePath path, bool executable, Expectation expected) = 0;
    [[nodiscard]] virtual Reply<sync::Entry> makeSymlink(sync::TreePath path, QByteArray text,
                                                         Expectation expected) = 0;

    /// Each in its own time; the answers in the order of `uploads`. A file appears under its name only whole and
    /// verified. Parents exist.
    [[nodiscard]] virtual Reply<std::vector<Sent>> upload(std::vector<Upload> uploads) = 0;
    /// Each entry is what was fetched; its digest, where known, is what the bytes must have.
    [[nodiscard]] virtual Reply<std::vector<Sent>> download(std::vector<Download> downloads) = 0;
    /// Leaves nothing behind on the machine that was needed only for this; a later question starts anew.
    [[nodiscard]] virtual Reply<void> close() { return readyReply<void>({}); }
    /// Finishes, or takes back, a replacement that a crash cut in two, as upload() of the same ticket and trace would.
    /// Its partial file stays.
    [[nodiscard]] virtual Reply<void> settle(sync::TreePath, QByteArray /*ticket*/, QByteArray /*trace*/)
    {
        return readyReply<void>({});
    }
    /// Forgets what an abandoned upload left.
    [[nodiscard]] virtual Reply<void> discard(sync::TreePath path, QByteArray ticket) = 0;

Q_SIGNALS:
    /// Something in these folders changed, as far as is known; empty: anywhere.
    void changed(const QList<quire::sync::TreePath> &folders);
    /// Of a watched root: whether all changes are told from now on. Where not, one has to look by oneself.
    void tellsAllChanged(bool tellsAll);
};

} // namespace quire::files
