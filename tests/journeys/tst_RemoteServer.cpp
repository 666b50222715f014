// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own server: paste its address, open a notebook there, run it, lose the server, get it back.
#include "machines/jupyterserver/JupyterServerProvider.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "support/JupyterServer.h"
#include "tools/Driver.h"
#include "ui/kit/NotificationBar.h"
#include "ui/machines/AddServerDialog.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace quire;
using session::DocumentStore;
using session::KernelStatus;

namespace {

const QByteArray notebookOnServer = "{\n"
                                    " \"cells\": [\n"
                                    "  {\n"
                                    "   \"cell_type\": \"code\",\n"
                                    "   \"execution_count\": null,\n"
                                    "   \"id\": \"one\",\n"
                                    "   \"metadata\": {},\n"
                                    "   \"outputs\": [],\n"
                                    "   \"source\": [\n"
                                    "    \"print('from the server')\"\n"
                                    "   ]\n"
                                    "  }\n"
                                    " ],\n"
                                    " \"metadata\": {},\n"
                                    " \"nbformat\": 4,\n"
                                    " \"nbformat_minor\": 5\n"
                                    "}\n";

} // namespace

class tst_RemoteServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tools::Driver::isolate(m_home.filePath(QStringLiteral("profile")));
        tools::Driver::prepare(m_home.filePath(QStringLiteral("root")), QStringLiteral("en"), true);
        QApplication::setQuitOnLastWindowClosed(false);
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        QVERIFY(m_server->write(QStringLiteral("far.ipynb"), notebookOnServer));
        m_program = std::make_unique<ui::Composition>();
        m_program->start({});
        QVERIFY(QTest::qWaitForWindowActive(window()));
    }

    void cleanupTestCase()
    {
        tools::Driver driver(m_program.get());
        QVERIFY(driver.quit());
        m_program.reset();
        m_server.reset();
    }

    void aWrongTokenIsExplainedAndNothingIsSaved()
    {
        window()->addServer(m_server->url().toString() + QStringLiteral("lab?token=wrong"));
        QTRY_VERIFY(dialog());
        QTest::mouseClick(addButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(addButton()->isEnabled(), 20000);
        const QString said = dialog()->findChild<QLabel *>(QStringLiteral("serverMessage"))->text();
        QVERIFY2(said.contains(QStringLiteral("token")), qPrintable(said));
        QVERIFY(m_program->settings().savedServers.value().isEmpty());
    }

    void thePastedAddressOfABrowserIsEnough()
    {
        dialog()
            ->findChild<QLineEdit *>(QStringLiteral("serverAddress"))
            ->setText(m_server->url().toString() + QStringLiteral("lab/tree/far.ipynb?token=") + m_server->token());
        QTest::mouseClick(addButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page() != nullptr, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(page()->session()->document() != nullptr, 30000);
        QCOMPARE(page()->session()->document()->cell(0).source(), QStringLiteral("print('from the server')"));
        QCOMPARE(m_program->settings().savedServers.value().size(), 1);
        QVERIFY(!m_program->settings().savedServers.value().first().url.toString().contains(m_server->token()));
    }

    void whereNoKeychainRunsThePersonIsAskedHowToKeepTheToken()
    {
        auto *bar = window()->findChild<QWidget *>(QStringLiteral("notification:token-not-kept"));
        QVERIFY(bar);
        QVERIFY(bar->findChild<QPushButton *>(QStringLiteral("action:encrypt")));
        QVERIFY(bar->findChild<QPushButton *>(QStringLiteral("action:session-only")));
    }

    void runsThereAndSavesOnlyWhatChanged()
    {
        QTRY_COMPARE_WITH_TIMEOUT(page()->session()->kernel().status().state, KernelStatus::State::Idle, 30000);
        QTest::keyClick(page()->view(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->session()->document()->cell(0).outputs().isEmpty(), 20000);
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        QTest::keyClick(window(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(page()->session()->file().saveState(), DocumentStore::SaveState::Saved, 20000);
        const QByteArray saved = m_server->read(QStringLiteral("far.ipynb"));
        QVERIFY(saved.contains("from the server\\n"));
        QVERIFY(saved.contains("\n   \"source\": [\n    \"print('from the server')\"\n   ]\n"));
    }

    void aServerThatGoesAwayIsNamedAndTakenUpAgain()
    {
        m_server->kill(); // As a power cut would.
        QTRY_COMPARE_WITH_TIMEOUT(page()->session()->kernel().status().state, KernelStatus::State::Reconnecting, 30000);
        QTRY_VERIFY(page()->notifications()->isShowing(QStringLiteral("kernel-link")));
        QTest::keyClick(page()->view(), Qt::Key_B); // The window stays alive.
        QCOMPARE(page()->session()->document()->cellCount(), 2);
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(page()->session()->kernel().status().state == KernelStatus::State::Dead ||
                                     page()->session()->kernel().status().state == KernelStatus::State::Idle,
                                 60000);
        QVERIFY(tools::Driver(m_program.get()).save(page()));
        QVERIFY(m_server->read(QStringLiteral("far.ipynb")).contains("\"source\": []"));
    }

private:
    ui::MainWindow *window() const { return m_program->window(); }
    ui::NotebookPage *page() const { return window()->tabs()->currentNotebook(); }
    ui::AddServerDialog *dialog() const { return window()->findChild<ui::AddServerDialog *>(); }
    QPushButton *addButton() const { return dialog()->findChild<QPushButton *>(QStringLiteral("confirmServer")); }

    QTemporaryDir m_home;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<ui::Composition> m_program;
};

QTEST_MAIN(tst_RemoteServer)
#include "tst_RemoteServer.moc"
