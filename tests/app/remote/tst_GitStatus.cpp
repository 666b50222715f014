// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "remote/GitStatus.h"
#include "session/AttachedMachine.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using remote::GitStatus;
using State = remote::WorkTree::State;

/// A real work tree on a real server.
class tst_GitStatus : public QObject
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
        QVERIFY(testing::wait(m_machine->whenAttached()));
        QDir(m_server.root()).mkpath(u"repo/sub"_s);
        QDir(m_server.root()).mkpath(u"plain"_s);
        QVERIFY(git({u"init"_s, u"-q"_s, u"-b"_s, u"topic"_s}));
        QVERIFY(m_server.write(u"repo/sub/tracked.txt"_s, "one\n"));
        QVERIFY(git({u"add"_s, u"."_s}) && git({u"commit"_s, u"-qm"_s, u"one"_s}));
    }

    void cleanupTestCase()
    {
        m_machine.reset();
        m_server.stop();
    }

    void branchAndChangesOfAFolderAreKnown()
    {
        QVERIFY(m_server.write(u"repo/sub/tracked.txt"_s, "two\n"));
        QVERIFY(m_server.write(u"repo/sub/new 中.txt"_s, "new\n"));
        GitStatus status;
        QSignalSpy changed(&status, &GitStatus::changed);
        status.look(m_machine.get(), RemotePath(u"repo/sub"_s));
        QTRY_VERIFY_WITH_TIMEOUT(status.workTree(), 30'000);
        QCOMPARE(status.workTree()->branch, u"topic"_s);
        QCOMPARE(status.workTree()->changedCount, 2);
        QCOMPARE(status.workTree()->stateOf(u"tracked.txt"_s), State::Modified);
        QCOMPARE(status.workTree()->stateOf(u"new 中.txt"_s), State::Untracked);
        QFile::remove(m_server.root() + u"/repo/sub/new 中.txt"_s);
        status.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(status.workTree()->changedCount, 1, 30'000);
    }

    void aFolderWithoutGitHasNone()
    {
        GitStatus status;
        status.look(m_machine.get(), RemotePath(u"repo"_s));
        QTRY_VERIFY_WITH_TIMEOUT(status.workTree(), 30'000);
        QSignalSpy changed(&status, &GitStatus::changed);
        status.look(m_machine.get(), RemotePath(u"plain"_s));
        QVERIFY(!status.workTree());
        QTRY_VERIFY_WITH_TIMEOUT(testing::wait(m_machine->terminals().list())->isEmpty(), 30'000);
        QVERIFY(!status.workTree());
    }

    /// As when a person walks through folders: every question but the last is given up on its way.
    void questionsGivenUpLeaveNothingBehind()
    {
        GitStatus status;
        for (int step = 0; step < 4; ++step) {
            status.look(m_machine.get(), RemotePath(step % 2 ? u"repo"_s : u"plain"_s));
            QTest::qWait(710 + 20 * step);
        }
        status.look(nullptr, {});
        QTRY_VERIFY_WITH_TIMEOUT(testing::wait(m_machine->terminals().list())->isEmpty(), 30'000);
    }

    /// A repository that came from elsewhere runs nothing when it is looked at.
    void aHostileConfigurationRunsNothing()
    {
        const QString proof = m_server.root() + u"/ran"_s;
        QVERIFY(git({u"config"_s, u"core.fsmonitor"_s, u"touch "_s + proof}));
        GitStatus status;
        status.look(m_machine.get(), RemotePath(u"repo"_s));
        QTRY_VERIFY_WITH_TIMEOUT(status.workTree(), 30'000);
        QVERIFY(!QFile::exists(proof));
        QVERIFY(git({u"config"_s, u"--unset"_s, u"core.fsmonitor"_s}));
    }

private:
    bool git(const QStringList &words) const
    {
        QProcess process;
        process.setWorkingDirectory(m_server.root() + u"/repo"_s);
        process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=t"_s, u"-c"_s, u"user.email=t@example.org"_s} + words);
        return process.waitForFinished() && process.exitCode() == 0;
    }

    SystemClock m_clock;
    testing::JupyterServer m_server{{}};
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<session::AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_GitStatus)
#include "tst_GitStatus.moc"
