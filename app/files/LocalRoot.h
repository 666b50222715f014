// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"

#include <QCoreApplication>

namespace quire::files {

class LocalFolder;
class LocalPart;

/// A folder of this computer and all below it, changed as RemoteRoot changes one of a machine: each step is refused
/// when what is there is not what was expected, nothing is followed out of the root, what is replaced or deleted goes
/// to
/// `.quire/attic`. Everything blocks: for a worker thread. Several may work in one folder.
///
/// Errors: NotFound, Conflict (nothing was done), File, Unsupported for what is no file, folder or link.
class LocalRoot
{
    Q_DECLARE_TR_FUNCTIONS(quire::files::LocalRoot)

public:
    explicit LocalRoot(QByteArray path);
    ~LocalRoot();
    Q_DISABLE_COPY_MOVE(LocalRoot)

    /// Errors: NotFound, File.
    [[nodiscard]] Result<void> open();
    const QByteArray &path() const { return m_path; }
    /// Tried on the disk itself; before open() an ordinary one.
    const sync::SideTraits &traits() const { return m_traits; }
    sync::FileId id() const;

    /// Nothing: nothing is there.
    [[nodiscard]] Result<std::optional<sync::Entry>> stat(const sync::TreePath &path, bool withDigest) const;
    [[nodiscard]] Result<sync::Entry> makeFolder(const sync::TreePath &path) const;
    [[nodiscard]] Result<void> move(const sync::TreePath &from, const sync::TreePath &to,
                                    const Expectation &expected) const;
    /// A file, a link or an empty folder. No trace: for good.
    [[nodiscard]] Result<void> remove(const sync::TreePath &path, const Expectation &expected,
                                      const QByteArray &trace) const;
    [[nodiscard]] Result<sync::Entry> setExecutable(const sync::TreePath &path, bool executable,
                                                    const Expectation &expected) const;
    [[nodiscard]] Result<sync::Entry> makeSymlink(const sync::TreePath &path, const QByteArray &text,
                                                  const Expectation &expected, const QByteArray &trace) const;
    /// To read a file from. Conflict when it is not the one expected.
    [[nodiscard]] Result<std::shared_ptr<ByteSource>> source(const sync::TreePath &path,
                                                             const Expectation &expected) const;
    /// A hidden part beside `path`, new and empty.
    [[nodiscard]] Result<std::shared_ptr<LocalPart>> part(const sync::TreePath &path, const QByteArray &ticket) const;
    /// What a kill between two renames left of a replacement, or a removal, with this trace: finished when what stepped
    /// aside is `expected`, else taken back. `placed`: the file that was to get the name.
    [[nodiscard]] Result<void> settle(const sync::TreePath &path, const QByteArray &trace, const sync::FileId &placed,
                                      const Expectation &expected) const;
    /// Removes a part that an earlier start of the program left.
    void discard(const sync::TreePath &path, const QByteArray &ticket) const;
    /// Everything written in this root is on the disk, also new names. Cheaper than one by one where there is much.
    [[nodiscard]] Result<void> syncAll() const;
    /// Whether the attic holds something under this name.
    bool hasTrace(const QByteArray &trace) const;
    /// Gives a file of the attic back under `path`, where nothing may be.
    [[nodiscard]] Result<void> restore(const QByteArray &trace, const sync::TreePath &path) const;
    void forgetTrace(const QByteArray &trace) const;

private:
    friend class LocalPart;

    Result<LocalFolder> folderOf(const sync::TreePath &path) const;
    Result<LocalFolder> openFolder(const sync::TreePath &path) const;
    Result<LocalFolder> attic() const;
    Result<void> putInPlace(const LocalFolder &folder, const QByteArray &part, const QByteArray &name,
                            const Expectation &expected, const QByteArray &trace) const;
    Result<void> exchange(const LocalFolder &folder, const QByteArray &part, const QByteArray &name,
                          const Expectation &expected, const QByteArray &trace) const;
    Result<void> putAway(const LocalFolder &folder, const QByteArray &name, const QByteArray &trace) const;
    void findTraits();

    QByteArray m_path;
    int m_fd = -1;
    sync::SideTraits m_traits;
    bool m_canExchange = true;
};

} // namespace quire::files
