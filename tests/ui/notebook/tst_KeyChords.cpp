// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/KeyChords.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

/// What a press means on keyboards that are not American. Scan codes are those X11 and Wayland give.
class tst_KeyChords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPressMeansWhatItsKeyboardSaysFirst_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint32>("scanCode");
        QTest::addColumn<QStringList>("chords");
        const auto row = [](const char *name, int key, Qt::KeyboardModifiers modifiers, const QString &text,
                            quint32 scanCode, const QStringList &chords) {
            QTest::newRow(name) << key << modifiers << text << scanCode << chords;
        };
        const Qt::KeyboardModifiers none = Qt::NoModifier;
        row("a letter", Qt::Key_A, none, u"a"_s, 38, {u"A"_s});
        row("a letter under caps lock", Qt::Key_A, none, u"A"_s, 38, {u"A"_s});
        row("a French A stands where Q is in America, and is an A", Qt::Key_A, none, u"a"_s, 24, {u"A"_s});
        row("a Dvorak J stands where C is, and is a J", Qt::Key_J, none, u"j"_s, 54, {u"J"_s});
        row("a slash that takes Shift, German", Qt::Key_Slash, Qt::ControlModifier | Qt::ShiftModifier, u"/"_s, 16,
            {u"Ctrl+Shift+/"_s, u"Ctrl+/"_s});
        row("Shift and minus, American", Qt::Key_Underscore, Qt::ControlModifier | Qt::ShiftModifier, u"_"_s, 20,
            {u"Ctrl+Shift+_"_s, u"Ctrl+_"_s, u"Ctrl+Shift+-"_s});
        row("a French 1 with Shift", Qt::Key_1, Qt::ShiftModifier, u"1"_s, 10, {u"Shift+1"_s, u"1"_s});
        row("the same key without Shift", Qt::Key_Ampersand, none, u"&"_s, 10, {u"&"_s, u"1"_s});
        row("a French e acute, where 2 is", Qt::Key_Eacute, none, u"é"_s, 11, {u"É"_s, u"2"_s});
        row("a Russian letter, where A is", 0x0424, none, u"ф"_s, 38, {u"Ф"_s, u"A"_s});
        row("the same with Shift", 0x0424, Qt::ShiftModifier, u"Ф"_s, 38, {u"Shift+Ф"_s, u"Shift+A"_s});
        row("a Greek letter, where D is", 0x0394, none, u"δ"_s, 40, {u"Δ"_s, u"D"_s});
        row("the number pad's Enter", Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier, u"\r"_s, 104,
            {u"Ctrl+Return"_s});
        row("Shift and Tab", Qt::Key_Backtab, Qt::ShiftModifier, {}, 23, {u"Shift+Tab"_s});
        row("a character without a key", Qt::Key_unknown, none, u"b"_s, 0, {u"B"_s});
        row("Shift alone", Qt::Key_Shift, Qt::ShiftModifier, {}, 50, {});
        row("Control alone", Qt::Key_Control, Qt::ControlModifier, {}, 37, {});
    }

    void aPressMeansWhatItsKeyboardSaysFirst()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, text);
        QFETCH(quint32, scanCode);
        const QKeyEvent event(QEvent::KeyPress, key, modifiers, scanCode, 0, 0, text);
        QStringList chords;
        for (const QKeyCombination chord : chordsOf(event)) {
            chords.append(QKeySequence(chord).toString(QKeySequence::PortableText));
        }
        QTEST(chords, "chords");
    }

    void textIsWhatHasNoCommandKeyInIt()
    {
        QVERIFY(typesText(Qt::Key_D));
        QVERIFY(typesText(Qt::SHIFT | Qt::Key_M));
        QVERIFY(typesText(Qt::Key_Return));
        QVERIFY(!typesText(Qt::CTRL | Qt::Key_D));
        QVERIFY(!typesText(Qt::ALT | Qt::Key_Return));
        QVERIFY(!typesText(Qt::Key_F5));
    }
};

QTEST_MAIN(tst_KeyChords)
#include "tst_KeyChords.moc"
