// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileActions.h"
#include "ui/kit/Theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::FileActions;

/// Commands and their keys.
class tst_FileActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsAskedAboutAndThenGiven()
    {
        FileActions actions{ui::Icons(&m_theme)};
        int done = 0;
        QAction *action = actions.add(u"up"_s, u"up"_s, u"Up"_s,
                                      {QKeySequence(u"Alt+Up"_s), QKeySequence(Qt::Key_Backspace)}, [&] { ++done; });
        const QKeyEvent key(QEvent::KeyPress, Qt::Key_Up, Qt::AltModifier | Qt::KeypadModifier);
        QVERIFY(actions.takeKey(&key, true));
        QCOMPARE(done, 0);
        QVERIFY(actions.takeKey(&key, false));
        const QKeyEvent other(QEvent::KeyPress, Qt::Key_Backspace, Qt::NoModifier);
        QVERIFY(actions.takeKey(&other, false));
        QCOMPARE(done, 2);
        const QKeyEvent plain(QEvent::KeyPress, Qt::Key_Up, Qt::NoModifier);
        QVERIFY(!actions.takeKey(&plain, false));
        action->setEnabled(false);
        QVERIFY(!actions.takeKey(&key, true));
        action->setEnabled(true);
        action->setVisible(false);
        QVERIFY(!actions.takeKey(&key, true));
    }

    void aMenuIsFilledByNames()
    {
        FileActions actions{ui::Icons(&m_theme)};
        QAction *one = actions.add(u"one"_s, {}, u"One"_s, {}, [] {});
        QMenu menu;
        actions.fill(&menu, {"one"_L1, "-"_L1, "never"_L1});
        QCOMPARE(menu.actions().size(), 2);
        QCOMPARE(menu.actions().first(), one);
        QVERIFY(menu.actions().last()->isSeparator());
    }

private:
    ui::Theme m_theme;
};

QTEST_MAIN(tst_FileActions)
#include "tst_FileActions.moc"
