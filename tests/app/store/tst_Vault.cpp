// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Vault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::store;
using namespace Qt::StringLiterals;

namespace {

// libsodium's minimum: the tests are about the file, not about the cost of guessing.
constexpr Vault::Cost cheap{1, 8192};

} // namespace

class tst_Vault : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    const Secret m_passphrase{u"correct horse ü"_s};

    QByteArray content() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setContent(const QByteArray &bytes) const
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    VaultKey filled() const
    {
        const VaultKey key = Vault::create(m_file, m_passphrase, cheap).value();
        (void)Vault::change(m_file, key, {{u"server"_s, Secret(u"token-123"_s)}, {u"other"_s, Secret(u"t2"_s)}});
        return key;
    }

private Q_SLOTS:
    void init() { m_file = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u"/vault"_s); }

    void givesBackWhatWasPutInAfterUnlocking()
    {
        filled();
        const auto key = Vault::unlock(m_file, m_passphrase);
        QVERIFY(key);
        QCOMPARE(Vault::read(m_file, *key, u"server"_s).value(), Secret(u"token-123"_s));
        QCOMPARE(Vault::read(m_file, *key, u"nothing"_s).error().kind, ErrorKind::NotFound);
    }

    void removesOnRequest()
    {
        const VaultKey key = filled();
        QVERIFY(Vault::change(m_file, key, {{u"server"_s, std::nullopt}, {u"never there"_s, std::nullopt}}));
        QCOMPARE(Vault::read(m_file, key, u"server"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(Vault::read(m_file, key, u"other"_s));
    }

    void theFileTellsNothingAndIsForItsOwnerOnly()
    {
        filled();
        for (const char *word : {"token-123", "server", "horse"}) {
            QVERIFY(!content().contains(word));
        }
        QCOMPARE(QFile::permissions(m_file) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOwner),
                 QFile::Permissions());
    }

    void aWrongPassphraseIsAnAuthErrorAndTheFileStays()
    {
        filled();
        const QByteArray before = content();
        QCOMPARE(Vault::unlock(m_file, Secret(u"guess"_s)).error().kind, ErrorKind::Auth);
        QCOMPARE(content(), before);
    }

    void anyDamageIsNoticedAndTheFileStays()
    {
        const VaultKey key = filled();
        const QByteArray good = content();
        for (qsizetype at = 0; at < good.size(); at += 7) {
            QByteArray bad = good;
            bad[at] = char(bad.at(at) ^ 0x20);
            setContent(bad);
            const ErrorKind kind = Vault::unlock(m_file, m_passphrase).error().kind;
            QVERIFY2(kind == ErrorKind::Format || kind == ErrorKind::Unsupported, QByteArray::number(at).constData());
            QVERIFY(!Vault::change(m_file, key, {{u"x"_s, Secret(u"y"_s)}}));
            QCOMPARE(content(), bad);
        }
        for (const qsizetype size : {qsizetype(0), qsizetype(5), good.size() / 2, good.size() - 1}) {
            setContent(good.first(size));
            QCOMPARE(Vault::unlock(m_file, m_passphrase).error().kind, ErrorKind::Format);
        }
    }

    void aNewerFormatIsNotCalledDamage()
    {
        filled();
        QByteArray newer = content();
        newer.replace("QuireVault1", "QuireVault2");
        setContent(newer);
        QCOMPARE(Vault::unlock(m_file, m_passphrase).error().kind, ErrorKind::Unsupported);
    }

    void neverOverwritesAVault()
    {
        filled();
        QCOMPARE(Vault::create(m_file, Secret(u"other"_s), cheap).error().kind, ErrorKind::Conflict);
        QVERIFY(Vault::unlock(m_file, m_passphrase));
    }

    void needsAPassphrase()
    {
        QCOMPARE(Vault::create(m_file, Secret(), cheap).error().kind, ErrorKind::Format);
        QVERIFY(!QFile::exists(m_file));
    }

    void aKeyOfAReplacedVaultIsRefused()
    {
        const VaultKey old = filled();
        QVERIFY(QFile::remove(m_file));
        QCOMPARE(Vault::read(m_file, old, u"server"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(Vault::create(m_file, m_passphrase, cheap));
        QCOMPARE(Vault::read(m_file, old, u"server"_s).error().kind, ErrorKind::Auth);
    }

    void unlockingAVaultThatIsNotThereSaysSo()
    {
        QCOMPARE(Vault::unlock(m_file, m_passphrase).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_Vault)
#include "tst_Vault.moc"
