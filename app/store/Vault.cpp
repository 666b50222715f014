// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Vault.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QtEndian>

#include <sodium.h>

#include <array>

namespace quire::store {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView magic("QuireVault1\n");
constexpr QByteArrayView anyMagic("QuireVault");
constexpr qsizetype saltBytes = crypto_pwhash_SALTBYTES;
constexpr qsizetype nonceBytes = crypto_secretbox_NONCEBYTES;
constexpr qsizetype sumBytes = crypto_generichash_BYTES;
constexpr qsizetype headerBytes = magic.size() + 8 + 8 + saltBytes;
// Nobody's tokens take more; a larger file is not ours.
constexpr qint64 maximumFile = 16 << 20;
// Against a file made to exhaust the memory of whoever unlocks it.
constexpr quint64 maximumMemory = 1ULL << 30;
constexpr quint64 maximumOperations = 64;
constexpr int lockWaitMs = 5000;

const uchar *bytes(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

uchar *bytes(QByteArray &array)
{
    return reinterpret_cast<uchar *>(array.data());
}

QByteArray checksum(QByteArrayView content)
{
    QByteArray sum(sumBytes, Qt::Uninitialized);
    crypto_generichash(bytes(sum), size_t(sum.size()), bytes(content), quint64(content.size()), nullptr, 0);
    return sum;
}

/// The file taken apart; `header` is what the key depends on.
struct Sealed
{
    QByteArray header;
    QByteArray nonce;
    QByteArray box;
};

QByteArray makeHeader(Vault::Cost cost)
{
    QByteArray header = magic.toByteArray();
    header.resize(headerBytes);
    qToBigEndian(cost.operations, header.data() + magic.size());
    qToBigEndian(cost.memoryBytes, header.data() + magic.size() + 8);
    randombytes_buf(header.data() + magic.size() + 16, size_t(saltBytes));
    return header;
}

Vault::Cost costOf(const QByteArray &header)
{
    return {qFromBigEndian<quint64>(header.constData() + magic.size()),
            qFromBigEndian<quint64>(header.constData() + magic.size() + 8)};
}

} // namespace

struct VaultKey::Data
{
    QByteArray header;
    std::array<uchar, crypto_secretbox_KEYBYTES> key{};

    Data() { sodium_mlock(key.data(), key.size()); }
    ~Data() { sodium_munlock(key.data(), key.size()); } // wipes it too
    Q_DISABLE_COPY_MOVE(Data)
};

/// The steps between file and secrets.
class VaultFile
{
public:
    static Result<Sealed> load(const QString &file)
    {
        QFile input(file);
        if (!input.exists()) {
            return failure(ErrorKind::NotFound, Vault::tr("There is no vault at %1 yet.").arg(file));
        }
        if (!input.open(QIODevice::ReadOnly)) {
            return failure(ErrorKind::File,
                           Vault::tr("The vault %1 could not be read: %2").arg(file, input.errorString()));
        }
        return takeApart(input.read(maximumFile + 1), file);
    }

    static Result<void> save(const QString &file, const Sealed &sealed)
    {
        QByteArray content = sealed.header + sealed.nonce + sealed.box;
        content += checksum(content);
        QDir().mkpath(QFileInfo(file).absolutePath());
        QSaveFile output(file);
        const bool good = output.open(QIODevice::WriteOnly) &&
                          output.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                          output.write(content) == content.size();
        if (!good || !output.commit()) {
            return failure(ErrorKind::File,
                           Vault::tr("The vault %1 could not be written: %2").arg(file, output.errorString()));
        }
        return {};
    }

    static Sealed seal(const QByteArray &header, const uchar *key, const QJsonObject &secrets)
    {
        QByteArray plain = QJsonDocument(secrets).toJson(QJsonDocument::Compact);
        Sealed sealed{header, QByteArray(nonceBytes, Qt::Uninitialized),
                      QByteArray(plain.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized)};
        randombytes_buf(sealed.nonce.data(), size_t(nonceBytes));
        crypto_secretbox_easy(bytes(sealed.box), bytes(plain), quint64(plain.size()), bytes(sealed.nonce), key);
        sodium_memzero(plain.data(), size_t(plain.size()));
        return sealed;
    }

    static std::optional<QJsonObject> unseal(const Sealed &sealed, const uchar *key)
    {
        QByteArray plain(sealed.box.size() - qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
        if (crypto_secretbox_open_easy(bytes(plain), bytes(sealed.box), quint64(sealed.box.size()), bytes(sealed.nonce),
                                       key) != 0) {
            return std::nullopt;
        }
        QJsonObject secrets = QJsonDocument::fromJson(plain).object();
        sodium_memzero(plain.data(), size_t(plain.size()));
        return secrets;
    }

    static Failure damaged(const QString &file)
    {
        return failure(ErrorKind::Format,
                       Vault::tr("The vault %1 is damaged and cannot be opened. It was left as it is. "
                                 "Restore it from a backup, or move it away to start a new one.")
                           .arg(file));
    }

private:
    static Result<Sealed> takeApart(const QByteArray &content, const QString &file)
    {
        if (content.startsWith(anyMagic) && content.size() >= magic.size() && !content.startsWith(magic) &&
            content.at(magic.size() - 1) == '\n') {
            return failure(
                ErrorKind::Unsupported,
                Vault::tr("The vault %1 was made by a newer version of Quire. Please update Quire.").arg(file));
        }
        const qsizetype smallest = headerBytes + nonceBytes + qsizetype(crypto_secretbox_MACBYTES) + sumBytes;
        const bool whole = content.size() >= smallest && content.size() <= maximumFile && content.startsWith(magic) &&
                           checksum(QByteArrayView(content).chopped(sumBytes)) == content.last(sumBytes);
        if (!whole) {
            return damaged(file);
        }
        return Sealed{content.first(headerBytes), content.sliced(headerBytes, nonceBytes),
                      content.sliced(headerBytes + nonceBytes).chopped(sumBytes)};
    }
};

namespace {

Result<void> derive(const Secret &passphrase, const QByteArray &header, uchar *key)
{
    if (sodium_init() < 0) {
        return failure(ErrorKind::Unsupported, Vault::tr("The encryption library could not be started."));
    }
    const Vault::Cost cost = costOf(header);
    if (cost.memoryBytes > maximumMemory || cost.operations > maximumOperations) {
        return failure(ErrorKind::Format, Vault::tr("The vault asks for more memory or time than Quire allows."));
    }
    QByteArray text = passphrase.reveal().toUtf8();
    const int done = crypto_pwhash(key, crypto_secretbox_KEYBYTES, text.constData(), quint64(text.size()),
                                   bytes(QByteArrayView(header).last(saltBytes)), cost.operations,
                                   size_t(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(text.data(), size_t(text.size()));
    if (done != 0) {
        return failure(ErrorKind::File,
                       Vault::tr("There is not enough memory free to open the vault (%1 MB are needed).")
                           .arg(cost.memoryBytes >> 20));
    }
    return {};
}

/// Readers need no lock: the file is replaced whole.
Result<void> lock(QLockFile &lockFile, const QString &file)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    if (!lockFile.tryLock(lockWaitMs)) {
        return failure(ErrorKind::File,
                       Vault::tr("The vault %1 is being changed by another program, or its folder cannot be "
                                 "written. Try again.")
                           .arg(file));
    }
    return {};
}

} // namespace

Result<VaultKey> Vault::create(const QString &file, const Secret &passphrase, Cost cost)
{
    if (passphrase.isEmpty()) {
        return failure(ErrorKind::Format, tr("A vault needs a passphrase."));
    }
    QLockFile lockFile(file + u".lock"_s);
    if (const auto locked = lock(lockFile, file); !locked) {
        return std::unexpected(locked.error());
    }
    if (QFile::exists(file)) {
        return failure(ErrorKind::Conflict,
                       tr("There is a vault at %1 already. Unlock it with its passphrase.").arg(file));
    }
    if (sodium_init() < 0) {
        return failure(ErrorKind::Unsupported, tr("The encryption library could not be started."));
    }
    auto data = std::make_shared<VaultKey::Data>();
    data->header = makeHeader(cost);
    VaultKey key;
    key.m_data = data;
    return derive(passphrase, data->header, data->key.data())
        .and_then([&] { return VaultFile::save(file, VaultFile::seal(data->header, data->key.data(), {})); })
        .transform([&] { return key; });
}

Result<VaultKey> Vault::unlock(const QString &file, const Secret &passphrase)
{
    const Result<Sealed> sealed = VaultFile::load(file);
    if (!sealed) {
        return std::unexpected(sealed.error());
    }
    auto data = std::make_shared<VaultKey::Data>();
    data->header = sealed->header;
    if (const auto derived = derive(passphrase, data->header, data->key.data()); !derived) {
        return std::unexpected(derived.error());
    }
    if (!VaultFile::unseal(*sealed, data->key.data())) {
        return failure(ErrorKind::Auth, tr("That is not the vault's passphrase. Try again."));
    }
    VaultKey key;
    key.m_data = std::move(data);
    return key;
}

Result<QJsonObject> Vault::secrets(const QString &file, const VaultKey &key)
{
    const Result<Sealed> sealed = VaultFile::load(file);
    if (!sealed) {
        return std::unexpected(sealed.error());
    }
    const auto opened = key.isEmpty() ? std::nullopt : VaultFile::unseal(*sealed, key.m_data->key.data());
    if (!opened) {
        return failure(ErrorKind::Auth, tr("The vault %1 was replaced. Unlock it again.").arg(file));
    }
    return *opened;
}

Result<Secret> Vault::read(const QString &file, const VaultKey &key, const QString &name)
{
    return secrets(file, key).and_then([&](const QJsonObject &all) -> Result<Secret> {
        const QJsonValue value = all.value(name);
        if (!value.isString()) {
            return failure(ErrorKind::NotFound, tr("The vault has no entry for this."));
        }
        return Secret(value.toString());
    });
}

Result<void> Vault::change(const QString &file, const VaultKey &key,
                           const QMap<QString, std::optional<Secret>> &changes)
{
    QLockFile lockFile(file + u".lock"_s);
    if (const auto locked = lock(lockFile, file); !locked) {
        return locked;
    }
    Result<QJsonObject> all = secrets(file, key);
    if (!all) {
        return std::unexpected(all.error());
    }
    for (const auto &[name, secret] : changes.asKeyValueRange()) {
        if (secret) {
            all->insert(name, secret->reveal());
        } else {
            all->remove(name);
        }
    }
    return VaultFile::save(file, VaultFile::seal(key.m_data->header, key.m_data->key.data(), *all));
}

} // namespace quire::store
