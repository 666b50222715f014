// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "store/Vault.h"

#include <QHash>
#include <QObject>

namespace quire::store {

class Keychain;

/// Keeps tokens and passwords: in the desktop's keychain, or, where there is none, as the person chooses. Never as
/// plain text in a file.
///
/// Start with open(); it settles on one of the states below. In NoKeychain nothing is kept until the person chose:
/// useSessionOnly() or createVault(). In VaultLocked: unlockVault(), or useSessionOnly().
class CredentialStore : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,      ///< open() has not finished.
        Keychain,    ///< The desktop's keychain answers.
        NoKeychain,  ///< No keychain service, and no choice made yet.
        SessionOnly, ///< In memory until Quire ends: the person's choice.
        VaultLocked, ///< There is a vault file; its passphrase is needed.
        VaultOpen,   ///< Secrets go to the vault file, encrypted.
    };
    Q_ENUM(State)

    /// `service` names Quire in the keychain; `vaultFile` is where the vault is or would be.
    explicit CredentialStore(QString service, QString vaultFile, QObject *parent = nullptr);
    ~CredentialStore() override;
    Q_DISABLE_COPY_MOVE(CredentialStore)

    /// quire/vault in the person's data folder (XDG_DATA_HOME).
    static QString standardVaultFile();

    State state() const { return m_state; }

    /// Finds out whether a keychain answers. Never fails: no keychain is a state.
    [[nodiscard]] Reply<State> open();

    /// Keep secrets in memory until Quire ends.
    void useSessionOnly();
    /// Makes the vault file, encrypted with a key from `passphrase`. What was kept for this session moves into it.
    /// Errors: Conflict (there is one already), Format (empty passphrase), File.
    [[nodiscard]] Reply<void> createVault(Secret passphrase);
    /// Errors: Auth (wrong passphrase), Format (damaged; the file is kept), NotFound, File.
    [[nodiscard]] Reply<void> unlockVault(Secret passphrase);
    /// Forgets the vault's key; back to VaultLocked.
    void lockVault();

    /// Errors: NotFound (nothing kept under `key`), Auth (locked, or refused by the person), Unsupported (NoKeychain).
    [[nodiscard]] Reply<Secret> get(QString key);
    /// Replaces what is there. Errors as get(), File.
    [[nodiscard]] Reply<void> set(QString key, Secret secret);
    /// Removing what is not there succeeds.
    [[nodiscard]] Reply<void> remove(QString key);

    /// Cheaper key derivation, for tests.
    void setVaultCost(Vault::Cost cost) { m_vaultCost = cost; }

Q_SIGNALS:
    void stateChanged(quire::store::CredentialStore::State state);

private:
    void setState(State state);
    Reply<void> change(QString key, std::optional<Secret> secret);
    Reply<void> openVault(Secret passphrase, bool create);
    Failure notReady() const;

    QString m_vaultFile;
    Keychain *m_keychain;
    State m_state = State::Closed;
    QHash<QString, Secret> m_session;
    Vault::Cost m_vaultCost;
    VaultKey m_vaultKey;
};

} // namespace quire::store
