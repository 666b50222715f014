// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ActionRegistry.h"

#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using quire::ui::ActionRegistry;

class tst_ActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortcutWorksWhereverTheFocusIs()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *line = new QLineEdit(&window);
        layout->addWidget(line);
        ActionRegistry actions(&window);
        int saved = 0;
        actions.add(u"file.save"_s, {}, u"&Save"_s, QKeySequence::Save, [&saved] { ++saved; });
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        line->setFocus();
        QTest::keyClick(line, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(saved, 1);
        QCOMPARE(line->text(), QString());
    }

    void actionsAreFoundByTheirIdAndListedInOrder()
    {
        QWidget window;
        ActionRegistry actions(&window);
        QAction *one = actions.add(u"one"_s, {}, u"One"_s, {}, [] {});
        QAction *two = actions.add(u"two"_s, {}, u"Two"_s, {}, [] {});
        QCOMPARE(actions.find(u"two"_s), two);
        QCOMPARE(actions.find(u"three"_s), nullptr);
        QCOMPARE(actions.all(), (QList<QAction *>{one, two}));
    }
};

QTEST_MAIN(tst_ActionRegistry)
#include "tst_ActionRegistry.moc"
