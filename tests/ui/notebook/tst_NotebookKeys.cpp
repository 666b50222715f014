// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookKeys.h"

#include <QKeyEvent>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using Mode = NotebookKeys::Mode;

class tst_NotebookKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysMeanWhatTheyMeanInJupyterLab_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<QKeyCombination>("key");
        QTest::addColumn<QString>("command");
        const auto row = [](const char *name, Mode mode, QKeyCombination key, const QString &command) {
            QTest::newRow(name) << mode << key << u"notebook."_s + command;
        };
        row("run and go on", Mode::Command, Qt::SHIFT | Qt::Key_Return, u"run"_s);
        row("run and go on while editing", Mode::Edit, Qt::SHIFT | Qt::Key_Return, u"run"_s);
        row("the number pad's enter", Mode::Edit, Qt::ControlModifier | Qt::KeypadModifier | Qt::Key_Enter,
            u"run-in-place"_s);
        row("edit", Mode::Command, Qt::Key_Return, u"edit"_s);
        row("stop editing", Mode::Edit, Qt::Key_Escape, u"command-mode"_s);
        row("insert", Mode::Command, Qt::Key_B, u"insert-below"_s);
        row("split", Mode::Edit, Qt::CTRL | Qt::SHIFT | Qt::Key_Minus, u"split"_s);
        row("split where Shift makes an underscore", Mode::Edit, Qt::CTRL | Qt::SHIFT | Qt::Key_Underscore, u"split"_s);
        row("comment", Mode::Edit, Qt::CTRL | Qt::Key_Slash, u"comment"_s);
        row("comment where a slash takes Shift", Mode::Edit, Qt::CTRL | Qt::SHIFT | Qt::Key_Slash, u"comment"_s);
        row("explain", Mode::Edit, Qt::SHIFT | Qt::Key_Backtab, u"inspect"_s);
    }

    void keysMeanWhatTheyMeanInJupyterLab()
    {
        QFETCH(Mode, mode);
        QFETCH(QKeyCombination, key);
        NotebookKeys keys;
        QVERIFY(keys.wants(press(key), mode));
        const auto answer = keys.press(press(key), mode);
        QVERIFY(answer.taken);
        QTEST(answer.command, "command");
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
        QVERIFY(first.taken && first.command.isEmpty());
        QCOMPARE(keys.press(press(Qt::Key_D), Mode::Command).command, u"notebook.delete"_s);
        QVERIFY(keys.press(press(Qt::Key_D), Mode::Command).command.isEmpty());
    }

    void aKeyBetweenOrAKeyHeldDownIsNoSecondOne()
    {
        NotebookKeys keys;
        keys.press(press(Qt::Key_D), Mode::Command);
        keys.press(press(Qt::Key_J), Mode::Command);
        QVERIFY(keys.press(press(Qt::Key_D), Mode::Command).command.isEmpty());
        const QKeyEvent held(QEvent::KeyPress, Qt::Key_D, Qt::NoModifier, u"d"_s, true);
        const auto answer = keys.press(held, Mode::Command);
        QVERIFY(answer.taken && answer.command.isEmpty());
        QVERIFY(keys.press(press(Qt::Key_I), Mode::Command).command.isEmpty());
        QVERIFY(keys.press(press(Qt::Key_D), Mode::Command).command.isEmpty());
    }

    void colabsCommandsFollowControlMInTextToo()
    {
        NotebookKeys keys;
        keys.setKeymap(Keymap::builtIn(Keymap::Base::Colab));
        for (const Mode mode : {Mode::Command, Mode::Edit}) {
            QVERIFY(keys.press(press(Qt::CTRL | Qt::Key_M), mode).taken);
            QVERIFY(keys.wants(press(Qt::Key_B), mode));
            QVERIFY(!keys.press(press(Qt::SHIFT | Qt::Key_Shift), mode).taken); // on the way
            QCOMPARE(keys.press(press(Qt::Key_B), mode).command, u"notebook.insert-below"_s);
            QVERIFY(!keys.wants(press(Qt::Key_B), mode));
        }
        keys.press(press(Qt::CTRL | Qt::Key_M), Mode::Edit);
        QVERIFY(!keys.press(press(Qt::Key_Q), Mode::Edit).taken); // means nothing: typed
    }

    void theWindowsCommandsCanHaveALetterInTheNotebook()
    {
        NotebookKeys keys;
        keys.setKeymap(Keymap::builtIn(Keymap::Base::Classic));
        QCOMPARE(keys.press(press(Qt::Key_S), Mode::Command).command, u"file.save"_s);
        QVERIFY(!keys.wants(press(Qt::Key_S), Mode::Edit));
        QVERIFY(!keys.wants(press(Qt::CTRL | Qt::Key_S), Mode::Command)); // the window's own
    }

    void aRussianKeyboardHasTheSameCommands()
    {
        NotebookKeys keys;
        const QKeyEvent zh(QEvent::KeyPress, 0x0412, Qt::NoModifier, 40, 0, 0, u"в"_s); // where D is
        QVERIFY(keys.press(zh, Mode::Command).taken);
        QCOMPARE(keys.press(zh, Mode::Command).command, u"notebook.delete"_s);
        QVERIFY(!keys.wants(zh, Mode::Edit));
    }

private:
    static QKeyEvent press(QKeyCombination key)
    {
        return QKeyEvent(QEvent::KeyPress, key.key(), key.keyboardModifiers());
    }
};

QTEST_MAIN(tst_NotebookKeys)
#include "tst_NotebookKeys.moc"
