// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "session/NotebookStorage.h"
#include "sync/Tree.h"
#include "sync/TreePath.h"

namespace quire::files {
class AgentRoot;
}

namespace quire::session {

class AttachedMachine;

/// A file on a machine's disk where its server does not reach: /storage, a hidden name, a library's source. By the
/// agent; links are followed, so that what they lead to is written and they stay.
class DiskStorage final : public NotebookStorage
{
    Q_OBJECT

public:
    /// `path`: absolute on the machine. `machine` outlives the storage.
    DiskStorage(AttachedMachine *machine, RemotePath path, QObject *parent = nullptr);

    /// ErrorKind::Unsupported where the machine runs no agent, or the file is too large for memory.
    Reply<StoredFile> load() override;
    Reply<FileStamp> stat() override;
    Reply<FileStamp> save(const QByteArray &bytes) override;
    QString location() const override;

private:
    /// A place behind all links, and what lies there; nothing where the file is gone.
    struct Spot
    {
        std::shared_ptr<files::AgentRoot> root;
        sync::TreePath path;
        std::optional<sync::Entry> entry;
    };

    Reply<Spot> find();
    /// One with a file in it, once the machine is attached.
    Reply<Spot> findFile();
    Reply<StoredFile> fetch();
    Reply<FileStamp> look();
    Reply<FileStamp> write(QByteArray bytes);

    AttachedMachine *m_machine;
    RemotePath m_path;
};

} // namespace quire::session
