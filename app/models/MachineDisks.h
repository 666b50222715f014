// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/MachineAgent.h"
#include "models/FilePlace.h"
#include "models/MachineSource.h"

namespace quire::session {
class AttachedMachine;
}

namespace quire::models {

/// The disks of one machine a person finds files on: what its server shows, and storage and datasets that lie outside
/// of that. All by one agent.
class MachineDisks : public QObject
{
    Q_OBJECT

public:
    /// `machine` outlives it.
    explicit MachineDisks(session::AttachedMachine *machine, QObject *parent = nullptr);

    /// What the server shows.
    MachineSource *root() { return &m_root; }
    /// Folders of the machine that are offered where they are there and the server does not show them; absolute.
    void setKnown(const QStringList &folders) { m_known = folders; }
    /// Those that were found.
    const QList<FilePlace> &outside() const { return m_outside; }

    /// Brings the agent in and looks for disks outside; found() tells. Once is enough.
    void wake();

Q_SIGNALS:
    void found();

private:
    Reply<void> find();
    Reply<bool> isOutside(QString folder, QByteArray shown);

    QString m_machine;
    files::MachineAgent *m_agent;
    MachineSource m_root;
    QStringList m_known{QStringLiteral("/storage"), QStringLiteral("/datasets")};
    QList<FilePlace> m_outside;
};

} // namespace quire::models
