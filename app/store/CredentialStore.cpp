// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CredentialStore.h"

#include "base/Coroutine.h"
#include "store/Keychain.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace quire::store {

using namespace Qt::StringLiterals;

CredentialStore::CredentialStore(QString service, QString vaultFile, QObject *parent)
    : QObject(parent), m_vaultFile(std::move(vaultFile)), m_keychain(new Keychain(std::move(service), this))
{
}

CredentialStore::~CredentialStore() = default;

QString CredentialStore::standardVaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/quire/vault"_s;
}

Reply<CredentialStore::State> CredentialStore::open()
{
    const Result<bool> keychain = co_await m_keychain->probe();
    if (keychain.value_or(false)) {
        setState(State::Keychain);
        co_return m_state;
    }
    const bool vault = co_await QtConcurrent::run([file = m_vaultFile] { return QFileInfo::exists(file); });
    setState(vault ? State::VaultLocked : State::NoKeychain);
    co_return m_state;
}

void CredentialStore::useSessionOnly()
{
    setState(State::SessionOnly);
}

Reply<void> CredentialStore::createVault(Secret passphrase)
{
    return openVault(std::move(passphrase), true);
}

Reply<void> CredentialStore::unlockVault(Secret passphrase)
{
    return openVault(std::move(passphrase), false);
}

Reply<void> CredentialStore::openVault(Secret passphrase, bool create)
{
    QMap<QString, std::optional<Secret>> kept;
    for (const auto &[key, secret] : m_session.asKeyValueRange()) {
        kept.insert(key, secret);
    }
    auto work = [file = m_vaultFile, passphrase, cost = m_vaultCost, create, kept] {
        Result<VaultKey> key = create ? Vault::create(file, passphrase, cost) : Vault::unlock(file, passphrase);
        return key.and_then([&](const VaultKey &opened) {
            return Vault::change(file, opened, kept).transform([&] { return opened; });
        });
    };
    const Result<VaultKey> key = co_await QtConcurrent::run(work);
    if (!key) {
        co_return std::unexpected(key.error());
    }
    m_vaultKey = *key;
    m_session.clear();
    setState(State::VaultOpen);
    co_return {};
}

void CredentialStore::lockVault()
{
    m_vaultKey = {};
    setState(State::VaultLocked);
}

Reply<Secret> CredentialStore::get(QString key)
{
    switch (m_state) {
    case State::Keychain:
        return m_keychain->read(key);
    case State::VaultOpen:
        return QtConcurrent::run(
            [file = m_vaultFile, vaultKey = m_vaultKey, key] { return Vault::read(file, vaultKey, key); });
    case State::SessionOnly:
        if (const auto found = m_session.constFind(key); found != m_session.cend()) {
            return readyReply<Secret>(*found);
        }
        return readyReply<Secret>(failure(ErrorKind::NotFound, tr("No token was kept for this.")));
    default:
        return readyReply<Secret>(notReady());
    }
}

Reply<void> CredentialStore::set(QString key, Secret secret)
{
    return change(std::move(key), std::move(secret));
}

Reply<void> CredentialStore::remove(QString key)
{
    return change(std::move(key), std::nullopt);
}

Reply<void> CredentialStore::change(QString key, std::optional<Secret> secret)
{
    switch (m_state) {
    case State::Keychain:
        return secret ? m_keychain->write(key, *secret) : m_keychain->remove(key);
    case State::VaultOpen:
        return QtConcurrent::run([file = m_vaultFile, vaultKey = m_vaultKey, key, secret] {
            return Vault::change(file, vaultKey, {{key, secret}});
        });
    case State::SessionOnly:
        if (secret) {
            m_session.insert(key, *secret);
        } else {
            m_session.remove(key);
        }
        return readyReply<void>({});
    default:
        return readyReply<void>(notReady());
    }
}

Failure CredentialStore::notReady() const
{
    switch (m_state) {
    case State::VaultLocked:
        return failure(ErrorKind::Auth, tr("The vault with your tokens is locked. Unlock it with its passphrase."));
    case State::NoKeychain:
        return failure(
            ErrorKind::Unsupported,
            tr("This desktop runs no keychain to keep tokens in. Choose whether Quire keeps them in memory until "
               "it ends, or in a file encrypted with a passphrase of yours."));
    default:
        return failure(ErrorKind::Unsupported, tr("The place for tokens is not open yet."));
    }
}

void CredentialStore::setState(State state)
{
    if (state != m_state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
}

} // namespace quire::store
