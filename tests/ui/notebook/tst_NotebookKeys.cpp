// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookKeys.h"

#include <QKeyEvent>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using Mode = NotebookKeys::Mode;
using Do = NotebookCommand;

class tst_NotebookKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysMeanWhatTheyMeanInJupyterLab_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<QKeyCombination>("key");
        QTest::addColumn<Do>("command");
        const auto row = [](const char *name, Mode mode, QKeyCombination key, Do command) {
            QTest::newRow(name) << mode << key << command;
        };
        row("run and go on", Mode::Command, Qt::SHIFT | Qt::Key_Return, Do::RunAndSelectNext);
        row("run and go on while editing", Mode::Edit, Qt::SHIFT | Qt::Key_Return, Do::RunAndSelectNext);
        row("the number pad's enter", Mode::Edit, Qt::ControlModifier | Qt::KeypadModifier | Qt::Key_Enter,
            Do::RunInPlace);
        row("edit", Mode::Command, Qt::Key_Return, Do::EnterEditMode);
        row("stop editing", Mode::Edit, Qt::Key_Escape, Do::EnterCommandMode);
        row("insert", Mode::Command, Qt::Key_B, Do::InsertBelow);
        row("split", Mode::Edit, Qt::CTRL | Qt::SHIFT | Qt::Key_Minus, Do::Split);
        row("split where Shift makes an underscore", Mode::Edit, Qt::CTRL | Qt::SHIFT | Qt::Key_Underscore, Do::Split);
        row("comment", Mode::Edit, Qt::CTRL | Qt::Key_Slash, Do::ToggleComment);
    }

    void keysMeanWhatTheyMeanInJupyterLab()
    {
        QFETCH(Mode, mode);
        QFETCH(QKeyCombination, key);
        NotebookKeys keys;
        QVERIFY(keys.wants(press(key), mode));
        const auto answer = keys.press(press(key), mode);
        QVERIFY(answer.taken && answer.command);
        QTEST(*answer.command, "command");
    }

    void lettersAreLeftToTheTextWhileEditing()
    {
        NotebookKeys keys;
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_B, Qt::Key_D, Qt::Key_X, Qt::Key_Return, Qt::Key_1}) {
            QVERIFY(!keys.wants(press(key), Mode::Edit));
            QVERIFY(!keys.press(press(key), Mode::Edit).taken);
        }
    }

    void whatDestroysNeedsItsKeyTwice()
    {
        NotebookKeys keys;
        const auto first = keys.press(press(Qt::Key_D), Mode::Command);
        QVERIFY(first.taken && !first.command);
        QCOMPARE(keys.press(press(Qt::Key_D), Mode::Command).command, Do::Delete);
        QVERIFY(!keys.press(press(Qt::Key_D), Mode::Command).command);
    }

    void aKeyBetweenOrAKeyHeldDownIsNoSecondOne()
    {
        NotebookKeys keys;
        keys.press(press(Qt::Key_D), Mode::Command);
        keys.press(press(Qt::Key_J), Mode::Command);
        QVERIFY(!keys.press(press(Qt::Key_D), Mode::Command).command);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_D, Qt::NoModifier, u"d"_s, true);
        const auto answer = keys.press(held, Mode::Command);
        QVERIFY(answer.taken && !answer.command);
        QVERIFY(!keys.press(press(Qt::Key_I), Mode::Command).command);
        QVERIFY(!keys.press(press(Qt::Key_D), Mode::Command).command);
    }

    void menusShowTheFirstKeyOfACommand()
    {
        QCOMPARE(NotebookKeys::shortcutText(Do::Delete), u"D, D"_s);
        QCOMPARE(NotebookKeys::shortcutText(Do::RunInPlace), u"Ctrl+Return"_s);
        QCOMPARE(NotebookKeys::shortcutText(Do::RunAll), QString());
    }

private:
    static QKeyEvent press(QKeyCombination key)
    {
        return QKeyEvent(QEvent::KeyPress, key.key(), key.keyboardModifiers());
    }
};

QTEST_MAIN(tst_NotebookKeys)
#include "tst_NotebookKeys.moc"
