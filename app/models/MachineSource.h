// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AgentDisk.h"
#include "models/ContentsSource.h"

#include <memory>

namespace quire::models {

/// A folder of a machine by the best way there is: its agent, which sees everything, or plain requests to the server,
/// which always work for what the server shows. What both can do goes by plain requests: the server has its own ideas
/// of notebooks and trash.
class MachineSource : public FolderSource
{
    Q_OBJECT

public:
    /// What the server shows, by `plain` alone until wake() has brought the agent. `agent` outlives it.
    MachineSource(files::MachineAgent *agent, std::unique_ptr<ContentsSource> plain, QObject *parent = nullptr);
    /// The folder `absolute` of the disk, outside of what the server shows: by the agent alone.
    MachineSource(files::MachineAgent *agent, const QString &machine, const QString &absolute,
                  QObject *parent = nullptr);

    /// Brings the agent in, where that can be; reachChanged() tells. Once is enough.
    void wake();
    /// Whether the agent is at work.
    bool isAwake() const { return m_state == State::Awake; }

    QString id() const override { return m_id; }
    Abilities abilities() const override;
    QString absolutePath(const RemotePath &path) const override;
    QString localFile(const RemotePath &path) const override;
    std::optional<RemotePath> serverPath(const RemotePath &path) const override;
    QUrl link(const RemotePath &path) const override;

    Reply<QList<FileEntry>> list(RemotePath folder) override;
    Reply<FileEntry> stat(RemotePath path) override;
    Reply<QByteArray> head(RemotePath path, qint64 maximum) override;
    Reply<FileEntry> create(RemotePath folder, Kind kind, QString suffix) override;
    Reply<FileEntry> makeFolder(RemotePath path) override;
    Reply<FileEntry> move(RemotePath from, RemotePath to) override;
    Reply<FileEntry> copy(RemotePath from, RemotePath folder) override;
    Reply<QString> remove(RemotePath path, Removal removal) override;
    Reply<void> restore(RemotePath path, QString ticket) override;
    void forget(RemotePath path, QString ticket) override;

private:
    enum class State { Asleep, Waking, Awake };

    bool isPlain(const RemotePath &path) const;
    bool usesAgent() const { return !m_plain || m_state == State::Awake; }
    Reply<RemotePath> freeName(RemotePath folder, QString stem, QString between, QString suffix);
    static QString stemOf(const QString &name);

    AgentDisk m_disk;
    std::unique_ptr<ContentsSource> m_plain;
    QString m_id;
    QString m_absolute;
    State m_state = State::Asleep;
};

} // namespace quire::models
