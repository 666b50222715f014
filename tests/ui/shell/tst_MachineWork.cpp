// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "net/PublicFiles.h"
#include "session/AttachedMachine.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/MachineWork.h"

#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::MachineWork;

/// Clones and downloads as a person starts them, on a real server.
class tst_MachineWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_provider =
            std::make_unique<testing::FixedProvider>(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}});
        m_machine = std::make_unique<session::AttachedMachine>(m_provider.get(), machines::MachineId{u"f"_s, u"m"_s},
                                                               u"M"_s, QString(), m_clock);
        QVERIFY(QProcess::execute(u"git"_s, {u"init"_s, u"-q"_s, m_folder.filePath(u"origin.git"_s)}) == 0);
    }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_bar = new ui::NotificationBar(m_window.get());
        m_work = new MachineWork(m_bar, &m_files, m_window.get());
        m_window->show();
    }

    void cleanup() { m_window.reset(); }

    void cleanupTestCase()
    {
        m_machine.reset();
        m_server.stop();
    }

    void namesAreThoseOfGit()
    {
        QCOMPARE(MachineWork::cloneName(u"https://example.org/a/repo.git"_s), u"repo"_s);
        QCOMPARE(MachineWork::cloneName(u"https://example.org/a/repo/"_s), u"repo"_s);
        QCOMPARE(MachineWork::cloneName(u"git@example.org:repo.git"_s), u"repo"_s);
        QCOMPARE(MachineWork::cloneName(u"/srv/x.git"_s), u"x"_s);
    }

    void aRepositoryIsClonedThroughTheDialog()
    {
        QSignalSpy created(m_work, &MachineWork::created);
        m_work->askClone(m_machine.get());
        auto *dialog = m_window->findChild<QDialog *>(u"cloneDialog"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"address"_s),
                         u"file://"_s + m_folder.filePath(u"origin.git"_s));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"machine-work-1"_s).contains(u"origin"_s), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(created.size(), 1, 60'000);
        QVERIFY(QDir(m_server.root() + u"/origin/.git"_s).exists());
        QVERIFY(m_bar->text(u"machine-work-1"_s).contains(u"origin"_s));
    }

    void aFileIsCopiedOnTheMachineThroughTheDialog()
    {
        QVERIFY(m_server.write(u"model.bin"_s, QByteArray(2'000'000, 'm')));
        QTemporaryDir drive;
        m_work->askCopy(m_machine.get(), {RemotePath(u"model.bin"_s)});
        auto *dialog = m_window->findChild<QDialog *>(u"copyDialog"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"folder"_s), drive.path());
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_bar->text(u"machine-work-1"_s),
                                  u"“%1” is on M now."_s.arg(drive.filePath(u"model.bin"_s)), 60'000);
        QCOMPARE(QFileInfo(drive.filePath(u"model.bin"_s)).size(), 2'000'000);
        QFile::remove(m_server.root() + u"/model.bin"_s);
    }

    void placesOfTheMachineAreFound()
    {
        Reply<QList<QByteArray>> places = m_work->places(m_machine.get());
        QTRY_VERIFY_WITH_TIMEOUT(places.isFinished(), 60'000);
        QVERIFY(places.result()->contains(QFile::encodeName(QDir::homePath())));
    }

    void aFailureIsSaidWithoutSecrets()
    {
        testing::ScriptedHttpServer http;
        http.expect(404, "no");
        QUrl url = http.url().resolved(QUrl(u"x.bin"_s));
        url.setUserInfo(u"me:s3cret"_s);
        m_work->download(m_machine.get(), {}, url.toString(), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"machine-work-1"_s).contains(u"404"_s), 60'000);
        QVERIFY(!m_bar->text(u"machine-work-1"_s).contains(u"s3cret"_s));
    }

    /// The file comes through this computer.
    void aMachineWithoutTerminalsAndKernelsGetsItToo()
    {
        testing::JupyterServer bare({.hasTerminals = false, .hasKernels = false});
        QVERIFY2(bare.start(), bare.log().constData());
        testing::FixedProvider provider({bare.url(), Secret(bare.token()), {}, {}});
        session::AttachedMachine machine(&provider, machines::MachineId{u"f"_s, u"b"_s}, u"B"_s, QString(), m_clock);
        testing::ScriptedHttpServer http;
        http.expect(200, "bytes");
        http.expect(200, "other bytes");
        QSignalSpy created(m_work, &MachineWork::created);
        m_work->download(&machine, {}, http.url().toString() + u"data.bin"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(created.size(), 1, 60'000);
        QCOMPARE(bare.read(u"data.bin"_s), "bytes");
        m_work->download(&machine, {}, http.url().toString() + u"data.bin"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"machine-work-2"_s).contains(u"already"_s), 60'000);
        QCOMPARE(bare.read(u"data.bin"_s), "bytes");
        m_work->clone(&machine, {}, u"https://example.org/x.git"_s, {}, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"machine-work-3"_s).contains(u"neither"_s), 60'000);
    }

    void cancelEndsIt()
    {
        testing::ScriptedHttpServer http; // It never answers.
        m_work->download(m_machine.get(), {}, http.url().toString() + u"slow"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(http.requests().size(), 1, 60'000);
        auto *button = m_bar->findChild<QWidget *>(u"action:cancel-work"_s);
        QVERIFY(button);
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(!m_bar->isShowing(u"machine-work-1"_s));
    }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    net::PublicFiles m_files;
    testing::JupyterServer m_server{{}};
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<session::AttachedMachine> m_machine;
    std::unique_ptr<QWidget> m_window;
    ui::NotificationBar *m_bar = nullptr;
    MachineWork *m_work = nullptr;
};

QTEST_MAIN(tst_MachineWork)
#include "tst_MachineWork.moc"
