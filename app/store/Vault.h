// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QJsonObject>
#include <QMap>

#include <memory>
#include <optional>

namespace quire::store {

/// The key of an open vault, wiped from memory with its last copy. Empty when default-made.
class VaultKey
{
public:
    VaultKey() = default;
    bool isEmpty() const { return !m_data; }

private:
    friend class Vault;
    struct Data;
    std::shared_ptr<const Data> m_data;
};

/// A small file of secrets, encrypted with a key that Argon2id derives from a passphrase (libsodium's pwhash and
/// secretbox). Holds no state: each call reads and, for changes, replaces the whole file (mode 0600, under a lock, by
/// temporary name), so two Quires may share it. All calls block; run them on a worker thread.
///
/// Layout: "QuireVault1\n", ops limit and memory limit (8 bytes each, big endian), salt, nonce, the sealed JSON object,
/// and a BLAKE2b of all that, which tells a damaged file from a wrong passphrase.
class Vault
{
    Q_DECLARE_TR_FUNCTIONS(quire::store::Vault)

public:
    /// Work for one derivation; the defaults are libsodium's "moderate": 256 MiB, about a second.
    struct Cost
    {
        quint64 operations = 3;
        quint64 memoryBytes = 268435456;
    };

    /// Errors: Conflict (exists), Format (empty passphrase), File.
    [[nodiscard]] static Result<VaultKey> create(const QString &file, const Secret &passphrase, Cost cost);
    /// Errors: NotFound, Auth (wrong passphrase), Format (damaged), Unsupported (newer version), File.
    [[nodiscard]] static Result<VaultKey> unlock(const QString &file, const Secret &passphrase);
    /// Errors: NotFound (no such key), Auth (the vault was replaced since unlocking), Format, File.
    [[nodiscard]] static Result<Secret> read(const QString &file, const VaultKey &key, const QString &name);
    /// Stores each secret, or removes those without a value. Errors as read().
    [[nodiscard]] static Result<void> change(const QString &file, const VaultKey &key,
                                             const QMap<QString, std::optional<Secret>> &changes);

private:
    static Result<QJsonObject> secrets(const QString &file, const VaultKey &key);
};

} // namespace quire::store
