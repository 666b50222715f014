// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "machines/jupyterserver/JupyterServerProvider.h"
#include "machines/local/LocalProvider.h"
#include "net/ServerConnection.h"
#include "store/CredentialStore.h"
#include "store/Settings.h"

#include <QObject>

#include <memory>

namespace quire::cli {

/// The machine a command works on: found by name or address, brought up, entered.
class Target : public QObject
{
    Q_OBJECT

public:
    explicit Target(QObject *parent = nullptr);

    /// `machine`: empty or "this computer", a saved server's name, or an address. `secret`: a token or password that
    /// counts before any kept one. Errors: NotFound, and what machines and Login give.
    [[nodiscard]] Reply<void> enter(QString machine, Secret secret);
    /// Leaves this computer's server as release() of LocalProvider says.
    [[nodiscard]] Reply<void> leave();

    /// After enter().
    net::ServerConnection *connection() const { return m_connection.get(); }
    QString displayName() const { return m_name; }
    /// MachineId as text; that of a server which is not saved has no name.
    QString machineId() const { return m_id; }
    /// The server's root where it is on this computer, else empty.
    QString localRoot() const { return m_isLocal ? m_local.root() : QString(); }

Q_SIGNALS:
    void progressed(const QString &what);

private:
    Reply<void> enterLocal();
    Reply<void> enterSaved(store::SavedServer server);
    Reply<void> enterAddress(QUrl url, Secret secret);
    bool meansThisComputer(const QString &machine) const;

    SystemClock m_clock;
    store::Settings m_settings;
    store::CredentialStore m_credentials;
    machines::LocalProvider m_local;
    machines::JupyterServerProvider m_servers;
    std::unique_ptr<net::ServerConnection> m_connection;
    QString m_name;
    QString m_id;
    bool m_isLocal = false;
};

} // namespace quire::cli
