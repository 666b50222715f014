// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "files/DiskName.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>

#include <optional>

namespace quire::models {

/// A file, notebook or folder as a file browser shows it.
struct FileEntry
{
    enum class Kind { File, Notebook, Folder };
    /// Relative to the root of the source.
    RemotePath path = {};
    /// A link is what it points to, a File where that is not known.
    Kind kind = Kind::File;
    bool isLink = false;
    /// Where a link points, as it is written; empty when that is not known.
    QString linkTarget = {};
    bool isHidden = false;
    bool isWritable = true;
    /// In bytes; -1 where it is not known, as for folders.
    qint64 size = -1;
    QDateTime modified = {};
    QDateTime created = {};

    QString name() const { return path.name(); }
    bool isFolder() const { return kind == Kind::Folder; }
    /// Of the kind its name tells; for files.
    static Kind kindOf(const RemotePath &path);
    /// Whether it is named as hidden files are.
    static bool isHiddenName(QStringView name)
    {
        // Quire's own, where the server takes no name with a dot in front (ContentsRoot).
        return name.startsWith(u'.') || name == u"_quire_sync" || name.contains(u".quire-part-") ||
               name.contains(u".quire-old-");
    }

    bool operator==(const FileEntry &) const = default;
};

/// One machine's disk below some root, for the eyes and hands of a person: however it is reached. Belongs to the UI
/// thread; answers come when they come, big ones taken apart elsewhere. Errors, besides what HttpClient gives:
/// NotFound, Conflict where a name is taken, Unsupported for what this way cannot do. Nothing is ever overwritten.
class FolderSource : public QObject
{
    Q_OBJECT

public:
    struct Abilities
    {
        /// Removal::Recoverable works, as a rule.
        bool recovers = false;
        /// What is recovered comes from a trash that others see too.
        bool hasTrash = false;
        /// Lists hidden names, so that showing them is a choice.
        bool listsHidden = false;
    };
    enum class Removal {
        Recoverable, ///< Can be undone by restore(); else Unsupported, and nothing is done.
        Final,       ///< As the machine does it; its trash may have it.
    };
    using Kind = FileEntry::Kind;

    using QObject::QObject;

    /// Stable over restarts and unlike any other's: names the disk in caches and drags.
    /// "machine" for what its server shows, "machine//storage" for a folder of its disk outside of that.
    virtual QString id() const = 0;
    /// Of the machine, as in MachineId::toText(); several disks may be of one.
    QString machine() const { return files::machineOf(id()); }
    virtual Abilities abilities() const = 0;
    /// As the machine sees it, so that it works in code there; empty when that is not known.
    virtual QString absolutePath(const RemotePath &path) const = 0;
    /// Where it lies on this computer; empty when it does not.
    virtual QString localFile(const RemotePath &path) const = 0;
    /// As the server's Contents API names it; none where that cannot reach it.
    virtual std::optional<RemotePath> serverPath(const RemotePath &path) const = 0;
    /// An address for somebody else's browser, without a token; empty where there is none.
    virtual QUrl link(const RemotePath &path) const = 0;

    /// Entries in any order. Tries again by itself where a machine is known to answer wrongly while files come and go.
    [[nodiscard]] virtual Reply<QList<FileEntry>> list(RemotePath folder) = 0;
    [[nodiscard]] virtual Reply<FileEntry> stat(RemotePath path) = 0;
    /// At most `maximum` bytes from the start of a file.
    [[nodiscard]] virtual Reply<QByteArray> head(RemotePath path, qint64 maximum) = 0;

    /// A new, empty thing under a free name. `suffix` with its dot, for files.
    [[nodiscard]] virtual Reply<FileEntry> create(RemotePath folder, Kind kind, QString suffix) = 0;
    /// Of exactly this name; fine when it exists.
    [[nodiscard]] virtual Reply<FileEntry> makeFolder(RemotePath path) = 0;
    [[nodiscard]] virtual Reply<FileEntry> move(RemotePath from, RemotePath to) = 0;
    /// A file or folder with all in it into `folder`, under the same or a free name.
    [[nodiscard]] virtual Reply<FileEntry> copy(RemotePath from, RemotePath folder) = 0;
    /// A folder with all in it. The answer is what restore() wants; empty after Removal::Final.
    [[nodiscard]] virtual Reply<QString> remove(RemotePath path, Removal removal) = 0;
    /// Brings back what remove() gave `ticket` for, under its name.
    [[nodiscard]] virtual Reply<void> restore(RemotePath path, QString ticket) = 0;
    /// Nobody will restore() it any more: the room it takes may be had back.
    virtual void forget(RemotePath, QString) {}

Q_SIGNALS:
    /// It is reached another way now: what it can do and what its folders show may differ.
    void reachChanged();
};

} // namespace quire::models
