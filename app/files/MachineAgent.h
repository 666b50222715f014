// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentLink.h"

namespace quire::files {

/// The agent of one machine, and where on its disk the folder lies that the server shows.
class MachineAgent : public QObject
{
    Q_OBJECT

public:
    /// `connection` outlives this.
    explicit MachineAgent(net::ServerConnection *connection, QObject *parent = nullptr);

    AgentLink &link() { return m_link; }
    net::ServerConnection *connection() const { return m_connection; }
    /// Absolute on the machine; found by a file that is put there for a moment. Errors: Unsupported when the kernel
    /// sees another disk than the server, as behind a gateway.
    [[nodiscard]] Reply<QByteArray> serverRoot();
    /// What a person means by `path`: "a/b" below what the server shows; "/storage/…" and "/datasets/…" the machine's
    /// own where the server shows none; "//abs" any folder of the machine.
    [[nodiscard]] Reply<QByteArray> absolute(QByteArray path);

private:
    Reply<bool> isFolder(QByteArray path);

    net::ServerConnection *m_connection;
    AgentLink m_link;
    QByteArray m_serverRoot;
};

} // namespace quire::files
