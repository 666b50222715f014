// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "session/NotebookStorage.h"

namespace quire::session {

class AttachedMachine;

/// A notebook on a machine's disk, through its Jupyter server. Saves the exact bytes (PUT as text), which leaves the
/// notebook unsigned: whoever knows that it may be trusted signs it afterwards.
class ServerStorage final : public NotebookStorage
{
    Q_OBJECT

public:
    /// `machine` outlives the storage.
    ServerStorage(AttachedMachine *machine, RemotePath path, QObject *parent = nullptr);

    Reply<StoredFile> load() override;
    Reply<FileStamp> stat() override;
    Reply<FileStamp> save(const QByteArray &bytes) override;
    QString location() const override;

private:
    AttachedMachine *m_machine;
    RemotePath m_path;
};

} // namespace quire::session
