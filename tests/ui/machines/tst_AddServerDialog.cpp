// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "ui/machines/AddServerDialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using testing::JupyterServer;
using ui::AddServerDialog;

/// Adding real servers: with a token, with a password, and one whose certificate nobody vouches for.
class tst_AddServerDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(testing::makeCertificate(m_folder.path(), u"own"_s));
        m_withToken = std::make_unique<JupyterServer>(JupyterServer::Options{});
        m_encrypted = std::make_unique<JupyterServer>(JupyterServer::Options{
            .certificate = m_folder.filePath(u"own.pem"_s), .key = m_folder.filePath(u"own.key"_s)});
        QVERIFY2(m_withToken->start(), m_withToken->log().constData());
        QVERIFY2(m_encrypted->start(), m_encrypted->log().constData());
    }

    void init()
    {
        const QString file = m_folder.filePath(u"quire%1.ini"_s.arg(++m_count));
        m_settings = std::make_unique<store::Settings>(file);
        m_credentials = std::make_unique<store::CredentialStore>(u"quire-test"_s, m_folder.filePath(u"vault"_s));
        m_credentials->useSessionOnly();
        m_provider = std::make_unique<machines::JupyterServerProvider>(*m_settings, *m_credentials, m_clock);
        m_dialog = std::make_unique<AddServerDialog>(m_provider.get());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    void cleanup()
    {
        m_dialog.reset();
        m_provider.reset();
        m_credentials.reset();
        m_settings.reset();
    }

    void cleanupTestCase()
    {
        m_withToken.reset();
        m_encrypted.reset();
    }

    void anAddressWithItsTokenIsEnough()
    {
        QSignalSpy added(m_dialog.get(), &AddServerDialog::added);
        type(line(u"serverName"_s), u"Lab"_s);
        type(address(), m_withToken->url().toString() + u"lab/tree/a.ipynb?token="_s + m_withToken->token());
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, 20000);
        QCOMPARE(added.first().first().value<machines::Machine>().name, u"Lab"_s);
        QCOMPARE(added.first().last().value<RemotePath>(), RemotePath(u"a.ipynb"_s));
        QVERIFY(!m_dialog->isVisible());
    }

    void aTokenIsAskedForOnlyWhenTheServerWantsOne()
    {
        QSignalSpy added(m_dialog.get(), &AddServerDialog::added);
        QVERIFY(!secret()->isVisible());
        type(address(), m_withToken->url().toString());
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(secret()->isVisible() && secret()->hasFocus(), 20000);
        QCOMPARE(secret()->echoMode(), QLineEdit::Password);
        QCOMPARE(testing::accessibilityGaps(m_dialog.get()), QStringList());
        type(secret(), u"wrong"_s);
        QTest::keyClick(secret(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(secret()->isEnabled(), 20000);
        QVERIFY(said().contains(u"token"));
        QVERIFY2(secret()->hasFocus(), "ready for another try");
        secret()->selectAll();
        type(secret(), m_withToken->token());
        QTest::keyClick(secret(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, 20000);
    }

    void whatIsNoAddressIsSaidAndCanBeCorrectedAtOnce()
    {
        QVERIFY(!add()->isEnabled());
        type(address(), u"http://"_s);
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_VERIFY(address()->isEnabled() && address()->hasFocus());
        QVERIFY(!said().isEmpty());
        QVERIFY(m_dialog->isVisible());
    }

    void anUnknownCertificateIsShownBeforeAnythingIsSent()
    {
        QSignalSpy added(m_dialog.get(), &AddServerDialog::added);
        type(address(), m_encrypted->url().toString() + u"?token="_s + m_encrypted->token());
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(add()->text(), u"&Trust and Add"_s, 20000);
        QVERIFY(said().contains(u"SHA-256"));
        QVERIFY(m_settings->pinnedCertificates.value().isEmpty());
        QTest::mouseClick(add(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, 20000);
        QCOMPARE(m_settings->pinnedCertificates.value().size(), 1);
    }

    void trustIsForTheServerThatWasShownOnly()
    {
        type(address(), m_encrypted->url().toString());
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(add()->text(), u"&Trust and Add"_s, 20000);
        address()->selectAll();
        type(address(), m_withToken->url().toString());
        QCOMPARE(add()->text(), u"&Add"_s);
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(secret()->isVisible(), 20000);
        QVERIFY(m_settings->pinnedCertificates.value().isEmpty());
    }

    void escapeLeavesEverythingAsItWas()
    {
        QSignalSpy added(m_dialog.get(), &AddServerDialog::added);
        type(address(), m_withToken->url().toString());
        QTest::keyClick(address(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(m_settings->savedServers.value().isEmpty());
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_dialog.get()), QStringList()); }

private:
    QLineEdit *line(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    QLineEdit *address() const { return line(u"serverAddress"_s); }
    QLineEdit *secret() const { return line(u"serverSecret"_s); }
    QPushButton *add() const { return m_dialog->findChild<QPushButton *>(u"confirmServer"_s); }
    QString said() const { return m_dialog->findChild<QLabel *>(u"serverMessage"_s)->text(); }
    static void type(QLineEdit *line, const QString &text) { QTest::keyClicks(line, text); }

    QTemporaryDir m_folder;
    int m_count = 0;
    SystemClock m_clock;
    std::unique_ptr<JupyterServer> m_withToken;
    std::unique_ptr<JupyterServer> m_encrypted;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<store::CredentialStore> m_credentials;
    std::unique_ptr<machines::JupyterServerProvider> m_provider;
    std::unique_ptr<AddServerDialog> m_dialog;
};

QTEST_MAIN(tst_AddServerDialog)
#include "tst_AddServerDialog.moc"
