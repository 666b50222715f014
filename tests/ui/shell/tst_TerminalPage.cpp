// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "support/Accessibility.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/shell/TerminalPage.h"
#include "ui/terminal/TerminalView.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using session::AttachedMachine;
using ui::TerminalPage;

/// A terminal's tab on a real server.
class tst_TerminalPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_proxy = std::make_unique<testing::FaultProxy>(m_server.port());
        QUrl url = m_server.url();
        url.setPort(m_proxy->port());
        m_provider = std::make_unique<testing::FixedProvider>(net::Endpoint{url, Secret(m_server.token()), {}, {}});
        m_machine = std::make_unique<AttachedMachine>(m_provider.get(), machines::MachineId{u"fixed"_s, u"m"_s}, u"M"_s,
                                                      QString(), m_clock);
    }

    void init()
    {
        m_page = std::make_unique<TerminalPage>(m_machine.get(), &m_theme, ui::Icons(&m_theme));
        m_page->resize(800, 480);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setFocus();
        m_page->start({});
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"$"_s) || text().contains(u"#"_s), 20'000);
    }

    void cleanup()
    {
        m_proxy->heal();
        std::ignore = testing::wait(m_page->end(true));
        m_page.reset();
    }

    void cleanupTestCase()
    {
        m_machine.reset();
        m_server.stop();
    }

    void aPersonTypesAndReads()
    {
        type(u"echo $((20+22))-done"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"42-done"_s), 20'000);
        QVERIFY(m_page->title().startsWith(u"Terminal "_s + m_page->name()));
    }

    void theShellKnowsTheSizeOfTheScreen()
    {
        const auto size = [this] {
            const QSize now = m_page->view()->columnsAndRows();
            return u"%1 %2"_s.arg(now.height()).arg(now.width());
        };
        type(u"stty size"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(size()), 20'000);
        m_page->resize(500, 300);
        QTest::qWait(100);
        type(u"clear; stty size"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(size()), 20'000);
    }

    /// bash tells pasted text from typed text, so that nothing is asked and nothing runs by itself.
    void severalPastedLinesDoNotRunByThemselves()
    {
        QGuiApplication::clipboard()->setText(u"echo a-$((1+1))\necho b-$((2+2))\n"_s);
        QTest::keyClick(screen(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"echo b-"_s), 20'000);
        QVERIFY(!text().contains(u"a-2"_s));
        QTest::keyClick(screen(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"a-2"_s) && text().contains(u"b-4"_s), 20'000);
    }

    void aProgramThatTakesLinesAsCommandsIsAskedAbout()
    {
        type(u"cat"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"cat"_s), 20'000);
        QTest::qWait(300);
        QGuiApplication::clipboard()->setText(u"one\ntwo"_s);
        QTest::keyClick(screen(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(bar()->isShowing(u"terminal-paste"_s));
        QTest::keyClick(button(u"action:paste"_s), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(text().count(u"one"_s) == 2, 20'000); // Echoed, and said by cat.
        QTest::keyClick(screen(), Qt::Key_C, Qt::ControlModifier);
    }

    void aCutIsSaidAndMended()
    {
        type(u"echo before-$((1+1))"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"before-2"_s), 20'000);
        m_proxy->refuse();
        m_proxy->reset();
        QTRY_VERIFY(bar()->isShowing(u"terminal-link"_s));
        QVERIFY(bar()->text(u"terminal-link"_s).contains(u"reconnecting"_s));
        m_proxy->heal();
        QTest::mouseClick(button(u"action:now"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!bar()->isShowing(u"terminal-link"_s), 20'000);
        type(u"echo after-$((1+1))"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"after-2"_s), 20'000);
        QCOMPARE(text().count(u"before-2"_s), 1);
    }

    void itsEndIsSaidWithAWayOn()
    {
        type(u"exit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bar()->isShowing(u"terminal-link"_s), 20'000);
        QSignalSpy wanted(m_page.get(), &TerminalPage::newOneRequested);
        QTest::mouseClick(button(u"action:new"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void hostileOutputOfARealProgramDoesNoHarm()
    {
        QGuiApplication::clipboard()->setText(u"mine"_s);
        type(
            u"clear; printf '\\033]52;c;ZXZpbA==\\007\\033]0;\\342\\200\\256evil\\007\\033[8;2;2t\\033[21t'; echo su''re"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"sure"_s), 20'000);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
        QVERIFY(!m_page->title().contains(QChar(0x202e)));
        QVERIFY(m_page->view()->columnsAndRows().width() > 40);
        QVERIFY(!text().contains(u"\\e]l"_s));
    }

    /// The window stays alive while the machine floods, and Ctrl+C ends it.
    void aFloodCanBeStopped()
    {
        type(u"yes 'a line of a flood that never ends of its own'"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"of its own"_s), 20'000);
        qint64 longest = 0;
        QElapsedTimer turn;
        QTimer beat; // What paints and takes keys comes in between.
        connect(&beat, &QTimer::timeout, &beat, [&] { longest = std::max(longest, turn.restart()); });
        turn.start();
        beat.start(0);
        QTest::qWait(3000);
        beat.stop();
        qInfo() << "longest turn of the event loop while `yes` runs:" << longest << "ms, left out"
                << m_page->view()->skipped() << "bytes";
        QVERIFY(longest < 1000);
        QTest::keyClick(screen(), Qt::Key_C, Qt::ControlModifier);
        QElapsedTimer stopped;
        stopped.start();
        type(u"echo stopped-$((1+1))"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->view()->text().contains(u"stopped-2"_s), 30'000);
        qInfo() << "its end after Ctrl+C:" << stopped.elapsed() << "ms";
    }

    void aMachineWithoutTerminalsIsSaid()
    {
        testing::FixedProvider nowhere({QUrl(u"http://127.0.0.1:9/"_s), Secret(u"x"_s), {}, {}});
        AttachedMachine machine(&nowhere, machines::MachineId{u"fixed"_s, u"n"_s}, u"N"_s, QString(), m_clock);
        TerminalPage page(&machine, &m_theme, ui::Icons(&m_theme));
        page.start({});
        const auto *notes = page.findChild<ui::NotificationBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(notes->isShowing(u"terminal-link"_s), 30'000);
    }

    void theKeyboardFindsOut()
    {
        QSignalSpy left(m_page.get(), &TerminalPage::leaveRequested);
        QTest::keyClick(screen(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(left.size(), 1);
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
    }

private:
    QWidget *screen() const { return m_page->findChild<QWidget *>(u"terminalScreen"_s); }
    ui::NotificationBar *bar() const { return m_page->findChild<ui::NotificationBar *>(); }
    QWidget *button(const QString &name) const { return m_page->findChild<QWidget *>(name); }
    QString text() const { return m_page->view()->text(); }
    void type(const QString &line) const
    {
        QTest::keyClicks(screen(), line);
        QTest::keyClick(screen(), Qt::Key_Return);
    }

    SystemClock m_clock;
    ui::Theme m_theme;
    testing::JupyterServer m_server{{}};
    std::unique_ptr<testing::FaultProxy> m_proxy;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<AttachedMachine> m_machine;
    std::unique_ptr<TerminalPage> m_page;
};

QTEST_MAIN(tst_TerminalPage)
#include "tst_TerminalPage.moc"
