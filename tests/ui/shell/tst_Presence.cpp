// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Presence.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace std::chrono_literals;
using quire::ui::Presence;

class tst_Presence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoDoesNothingIsGone()
    {
        const Presence presence(qApp, 50ms, 1h);
        QSignalSpy left(&presence, &Presence::left);
        QVERIFY(presence.isHere());
        QTRY_COMPARE(left.size(), 1);
        QVERIFY(!presence.isHere());
    }

    void whoTypesOrMovesTheMouseIsBack()
    {
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const Presence presence(qApp, 50ms, 1h);
        QSignalSpy left(&presence, &Presence::left);
        QSignalSpy came(&presence, &Presence::came);
        QTRY_COMPARE(left.size(), 1);
        QTest::keyClick(window.windowHandle(), Qt::Key_A);
        QVERIFY(presence.isHere());
        QCOMPARE(came.size(), 1);
        QTRY_COMPARE(left.size(), 2);
        QTest::mouseMove(window.windowHandle(), QPoint(5, 5));
        QTRY_COMPARE(left.size(), 3);
    }

    void whoTurnsToAnotherProgramIsGoneSooner()
    {
        const Presence presence(qApp, 1h, 50ms);
        QSignalSpy left(&presence, &Presence::left);
        Q_EMIT qApp->applicationStateChanged(Qt::ApplicationInactive);
        QVERIFY(presence.isHere());
        Q_EMIT qApp->applicationStateChanged(Qt::ApplicationActive);
        QTest::qWait(100);
        QVERIFY2(presence.isHere(), "It was but a glance.");
        Q_EMIT qApp->applicationStateChanged(Qt::ApplicationInactive);
        QTRY_COMPARE(left.size(), 1);
    }
};

QTEST_MAIN(tst_Presence)
#include "tst_Presence.moc"
