// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CredentialStore.h"
#include "store/Keychain.h"
#include "support/Waiting.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using namespace quire::store;
using namespace Qt::StringLiterals;

/// Against a real Secret Service: a D-Bus of our own with gnome-keyring on it.
class tst_Keychain : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;

    bool startBus()
    {
        m_bus.start(u"dbus-daemon"_s,
                    {u"--session"_s, u"--nofork"_s, u"--print-address"_s, u"--address=unix:dir="_s + m_home.path()});
        if (!m_bus.waitForReadyRead(10'000)) {
            return false;
        }
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        return true;
    }

    bool startKeyring()
    {
        m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s,
                                                    u"--control-directory="_s + m_home.path()});
        m_keyring.write("test\n");
        m_keyring.closeWriteChannel();
        return m_keyring.waitForStarted(10'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty()) {
                QSKIP(qPrintable(program + u" is not installed"_s));
            }
        }
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        if (!startBus() || !startKeyring()) {
            QSKIP("the keyring could not be started here");
        }
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->terminate();
            process->waitForFinished(5'000);
        }
    }

    void theServiceIsNoticed()
    {
        Keychain keychain(u"quire-test"_s);
        QTRY_VERIFY_WITH_TIMEOUT(wait(keychain.probe()).value(), 15'000);
    }

    void givesBackReplacesAndRemoves()
    {
        Keychain keychain(u"quire-test"_s);
        QCOMPARE(wait(keychain.read(u"a"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(wait(keychain.write(u"a"_s, Secret(u"first ü"_s))));
        QVERIFY(wait(keychain.write(u"a"_s, Secret(u"second ü"_s))));
        QCOMPARE(wait(keychain.read(u"a"_s)).value(), Secret(u"second ü"_s));
        QVERIFY(wait(keychain.remove(u"a"_s)));
        QVERIFY(wait(keychain.remove(u"a"_s)));
        QCOMPARE(wait(keychain.read(u"a"_s)).error().kind, ErrorKind::NotFound);
    }

    void theStoreUsesItAndWritesNoFileOfItsOwn()
    {
        const QString vault = m_home.filePath(u"vault"_s);
        {
            CredentialStore store(u"quire-test"_s, vault);
            QCOMPARE(wait(store.open()).value(), CredentialStore::State::Keychain);
            QVERIFY(wait(store.set(u"server"_s, Secret(u"token-123"_s))));
        }
        CredentialStore store(u"quire-test"_s, vault);
        QVERIFY(wait(store.open()));
        QCOMPARE(wait(store.get(u"server"_s)).value(), Secret(u"token-123"_s));
        QVERIFY(!QFile::exists(vault));
    }
};

QTEST_GUILESS_MAIN(tst_Keychain)
#include "tst_Keychain.moc"
