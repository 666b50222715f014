// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "jupyter/Login.h"
#include "machines/MachineProvider.h"
#include "net/CertificateProblem.h"
#include "net/ServerAddress.h"
#include "store/CredentialStore.h"
#include "store/Settings.h"

#include <QHash>

#include <optional>

namespace quire::machines {

/// What came of adding a server. Everything but Added asks the person for one more thing; nothing is saved then.
struct AddOutcome
{
    enum class Kind {
        Added,
        NeedsToken,
        NeedsPassword,
        NeedsHub,   ///< A JupyterHub's own page; the address of a server on it is needed.
        NeedsTrust, ///< See certificate; ask, then trustCertificate() and add() again.
    };
    Kind kind = Kind::Added;
    /// When added.
    Machine machine;
    /// When NeedsTrust.
    std::optional<net::CertificateProblem> certificate;
    /// When added, but the token or password could not be kept: it works until Quire ends. Says what to do.
    std::optional<Error> notKept;
    /// Where the pasted address pointed, to be opened next.
    RemotePath path;
};

/// Jupyter servers the person saved by address.
class JupyterServerProvider : public MachineProvider
{
    Q_OBJECT

public:
    JupyterServerProvider(store::Settings &settings, store::CredentialStore &credentials, const Clock &clock,
                          QObject *parent = nullptr);

    QString id() const override { return QStringLiteral("jupyter"); }
    QString displayName() const override;
    Capabilities capabilities() const override;

    /// Asks each server for a sign of life, a few seconds at most.
    Reply<QList<Machine>> machines() override;
    Reply<net::Endpoint> start(QString machine) override;
    Reply<void> logIn(QString machine, net::ServerConnection *connection) override;
    Reply<void> remove(QString machine) override;
    Reply<void> rename(QString machine, QString name) override;

    /// Tries the address, in any form people paste, and saves the server when it lets us in. `secret` is a token or a
    /// password, empty if none is known; one in the address counts. An empty `name` becomes the host.
    /// Errors: Format (not an address), Auth (wrong token or password), Network, Timeout, Protocol (no Jupyter there).
    [[nodiscard]] Reply<AddOutcome> add(QString address, Secret secret, QString name);
    /// Accepts this one certificate for this server from now on.
    void trustCertificate(const QUrl &server, const net::CertificateProblem &problem);
    /// Replaces the token or password of a saved server, after trying it. Errors as add().
    [[nodiscard]] Reply<void> setSecret(QString machine, Secret secret);

private:
    struct Credential
    {
        Secret token;
        Secret password;
    };
    /// What trying to get in came to.
    struct Admission
    {
        AddOutcome::Kind kind = AddOutcome::Kind::Added;
        Credential credential;
        QString environment;
        std::optional<net::CertificateProblem> certificate;
    };
    Reply<Admission> admit(QUrl url, Secret secret);
    static AddOutcome::Kind missing(const jupyter::ServerIdentity &identity, const Secret &secret);
    store::SavedServer save(const QUrl &url, const QString &name);
    Reply<Credential> credential(QString machine);
    Reply<std::optional<Error>> keep(QString machine, Credential credential);
    Reply<Machine> probe(store::SavedServer server);
    net::Endpoint endpoint(const QUrl &url, const Secret &token) const;
    std::optional<store::SavedServer> saved(const QString &machine) const;
    Machine describe(const store::SavedServer &server) const;

    store::Settings &m_settings;
    store::CredentialStore &m_credentials;
    const Clock &m_clock;
    QHash<QString, Credential> m_known;
};

} // namespace quire::machines
