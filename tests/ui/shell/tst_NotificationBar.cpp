// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/NotificationBar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using quire::ui::Notification;
using quire::ui::NotificationBar;

class tst_NotificationBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoRoomWhileThereIsNothingToSay()
    {
        NotificationBar bar;
        QVERIFY(!bar.isVisible());
        bar.show({QStringLiteral("a"), Notification::Severity::Error, QStringLiteral("Broken."), {}});
        QVERIFY(bar.isVisible());
        bar.remove(QStringLiteral("a"));
        QVERIFY(!bar.isVisible());
    }

    void theSameKeyIsSaidOnce()
    {
        NotificationBar bar;
        bar.show({QStringLiteral("a"), Notification::Severity::Warning, QStringLiteral("First."), {}});
        bar.show({QStringLiteral("a"), Notification::Severity::Warning, QStringLiteral("Second."), {}});
        QCOMPARE(bar.text(QStringLiteral("a")), QStringLiteral("Second."));
        bar.remove(QStringLiteral("a"));
        QVERIFY(!bar.isShowing(QStringLiteral("a")));
    }

    void offersWhatCanBeDoneByMouseAndKeyboard()
    {
        NotificationBar bar;
        QSignalSpy chosen(&bar, &NotificationBar::actionTriggered);
        bar.show({QStringLiteral("a"),
                  Notification::Severity::Error,
                  QStringLiteral("Gone."),
                  {{QStringLiteral("retry"), QStringLiteral("Try Again")}}});
        auto *button = bar.findChild<QPushButton *>(QStringLiteral("action:retry"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.first(), QVariantList({QStringLiteral("a"), QStringLiteral("retry")}));
    }

    void canBeDismissedUnlessAnAnswerIsNeeded()
    {
        NotificationBar bar;
        QSignalSpy dismissed(&bar, &NotificationBar::dismissed);
        bar.show({QStringLiteral("a"), Notification::Severity::Information, QStringLiteral("Fine."), {}});
        QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("dismiss")), Qt::LeftButton);
        QCOMPARE(dismissed.size(), 1);
        QVERIFY(!bar.isShowing(QStringLiteral("a")));
        bar.show({QStringLiteral("b"), Notification::Severity::Warning, QStringLiteral("Save?"), {}, false});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!bar.findChild<QToolButton *>(QStringLiteral("dismiss")));
    }
};

QTEST_MAIN(tst_NotificationBar)
#include "tst_NotificationBar.moc"
