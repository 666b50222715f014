// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CredentialStore.h"
#include "support/Waiting.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using namespace quire::store;
using namespace Qt::StringLiterals;
using State = CredentialStore::State;

namespace {

/// A store where no keychain service can be reached.
class Store : public CredentialStore
{
public:
    explicit Store(const QString &file) : CredentialStore(u"quire-test"_s, file) { setVaultCost({1, 8192}); }
};

} // namespace

class tst_CredentialStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    const Secret m_passphrase{u"open sesame"_s};

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }
    void init() { m_file = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }

    void withoutAKeychainItKeepsNothingAndOffersTheChoices()
    {
        Store store(m_file);
        QSignalSpy changed(&store, &CredentialStore::stateChanged);
        QCOMPARE(wait(store.open()).value(), State::NoKeychain);
        QCOMPARE(changed.size(), 1);
        const auto set = wait(store.set(u"k"_s, Secret(u"token-123"_s)));
        QCOMPARE(set.error().kind, ErrorKind::Unsupported);
        QVERIFY(set.error().message.contains(u"passphrase"_s));
        QVERIFY(!QFile::exists(m_file));
    }

    void forThisSessionMeansNothingIsLeftAfterwards()
    {
        {
            Store store(m_file);
            QVERIFY(wait(store.open()));
            store.useSessionOnly();
            QVERIFY(wait(store.set(u"k"_s, Secret(u"token-123"_s))));
            QCOMPARE(wait(store.get(u"k"_s)).value(), Secret(u"token-123"_s));
            QVERIFY(wait(store.remove(u"k"_s)));
            QVERIFY(wait(store.remove(u"k"_s)));
            QCOMPARE(wait(store.get(u"k"_s)).error().kind, ErrorKind::NotFound);
            QVERIFY(wait(store.set(u"k"_s, Secret(u"token-123"_s))));
        }
        QVERIFY(!QFile::exists(m_file));
        Store next(m_file);
        QCOMPARE(wait(next.open()).value(), State::NoKeychain);
    }

    void aVaultTakesOverWhatTheSessionHeldAndAsksForItsPassphraseNextTime()
    {
        {
            Store store(m_file);
            QVERIFY(wait(store.open()));
            store.useSessionOnly();
            QVERIFY(wait(store.set(u"early"_s, Secret(u"token-1"_s))));
            QVERIFY(wait(store.createVault(m_passphrase)));
            QCOMPARE(store.state(), State::VaultOpen);
            QVERIFY(wait(store.set(u"late"_s, Secret(u"token-2"_s))));
        }
        Store store(m_file);
        QCOMPARE(wait(store.open()).value(), State::VaultLocked);
        QCOMPARE(wait(store.get(u"early"_s)).error().kind, ErrorKind::Auth);
        QVERIFY(wait(store.unlockVault(m_passphrase)));
        QCOMPARE(wait(store.get(u"early"_s)).value(), Secret(u"token-1"_s));
        QCOMPARE(wait(store.get(u"late"_s)).value(), Secret(u"token-2"_s));
        QVERIFY(wait(store.remove(u"late"_s)));
        QCOMPARE(wait(store.get(u"late"_s)).error().kind, ErrorKind::NotFound);
    }

    void aWrongPassphraseLeavesItLocked()
    {
        {
            Store store(m_file);
            QVERIFY(wait(store.open()));
            QVERIFY(wait(store.createVault(m_passphrase)));
        }
        Store store(m_file);
        QVERIFY(wait(store.open()));
        QCOMPARE(wait(store.unlockVault(Secret(u"guess"_s))).error().kind, ErrorKind::Auth);
        QCOMPARE(store.state(), State::VaultLocked);
        QVERIFY(wait(store.unlockVault(m_passphrase)));
        store.lockVault();
        QCOMPARE(wait(store.get(u"k"_s)).error().kind, ErrorKind::Auth);
    }

    void closedItSaysSo()
    {
        Store store(m_file);
        QCOMPARE(wait(store.get(u"k"_s)).error().kind, ErrorKind::Unsupported);
    }

    void deletedWhileDerivingTheKeyIsFine()
    {
        auto store = std::make_unique<CredentialStore>(u"quire-test"_s, m_file);
        QVERIFY(wait(store->open()));
        Reply<void> reply = store->createVault(m_passphrase); // at full cost
        store.reset();
        QTRY_VERIFY(reply.isCanceled());
    }
};

QTEST_GUILESS_MAIN(tst_CredentialStore)
#include "tst_CredentialStore.moc"
