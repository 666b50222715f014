// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_SeveralCursors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_at.start()); }

    void typingGoesToEachAsOneEdit()
    {
        m_at.load(u"a|\nb|\nc|"_s);
        QSignalSpy edited(m_at.editor.get(), &CodeEditor::edited);
        m_at.type(u"x"_s);
        QCOMPARE(m_at.shown(), u"ax|\nbx|\ncx|"_s);
        QCOMPARE(edited.size(), 1);
        m_at.press(Qt::Key_Backspace);
        QCOMPARE(m_at.shown(), u"a|\nb|\nc|"_s);
        QCOMPARE(edited.size(), 2);
        m_at.press(Qt::Key_Left);
        m_at.press(Qt::Key_Delete);
        QCOMPARE(m_at.shown(), u"|\n|\n|"_s);
    }

    void escapeGoesBackToOne()
    {
        m_at.load(u"a|\nb|"_s);
        const QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QVERIFY(m_at.editor->wantsFirst(escape));
        m_at.press(Qt::Key_Escape);
        QCOMPARE(m_at.shown(), u"a\nb|"_s);
        QVERIFY(!m_at.editor->wantsFirst(escape));
    }

    void controlShiftDSelectsTheWordAndThenTheNextOnes()
    {
        m_at.load(u"na|me = 1\nprint(name, names, name)"_s);
        m_at.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_at.editor->selectedText(), u"name"_s);
        m_at.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(Selections(*m_at.editor).count(), 2);
        m_at.type(u"x"_s);
        QCOMPARE(m_at.editor->source(), u"x = 1\nprint(x, names, name)"_s);
    }

    void clicksAddCursors_data()
    {
        QTest::addColumn<int>("modifier");
        QTest::newRow("Ctrl") << int(Qt::ControlModifier);
        QTest::newRow("Alt") << int(Qt::AltModifier);
    }
    void clicksAddCursors()
    {
        QFETCH(int, modifier);
        m_at.load(u"|one\ntwo\nthree"_s);
        QWidget *place = m_at.editor->viewport();
        const QPoint second = m_at.editor->rectAt(7).center() - QPoint(1, 0);
        QTest::mouseClick(place, Qt::LeftButton, Qt::KeyboardModifiers(modifier), second);
        QCOMPARE(m_at.shown(), u"|one\ntwo|\nthree"_s);
    }

    void altAndDragSelectAColumn()
    {
        m_at.load(u"|one\ntwo\nthree"_s);
        QWidget *place = m_at.editor->viewport();
        QTest::mousePress(place, Qt::LeftButton, Qt::AltModifier, m_at.editor->rectAt(1).center());
        QTest::mouseMove(place, m_at.editor->rectAt(10).center());
        QTest::mouseRelease(place, Qt::LeftButton, Qt::AltModifier, m_at.editor->rectAt(10).center());
        QCOMPARE(Selections(*m_at.editor).count(), 3);
        m_at.type(u"-"_s);
        QCOMPARE(m_at.editor->source(), u"o-e\nt-o\nt-ree"_s);
    }

    void altShiftArrowsSelectAColumn()
    {
        m_at.load(u"o|ne\ntwo"_s);
        m_at.press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        m_at.press(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        m_at.press(Qt::Key_Delete);
        QCOMPARE(m_at.editor->source(), u"oe\nto"_s);
    }

    void asManyLinesAsCursorsArePastedOneEach()
    {
        m_at.load(u"a|\nb|"_s);
        QApplication::clipboard()->setText(u"1\n2\n"_s);
        QSignalSpy edited(m_at.editor.get(), &CodeEditor::edited);
        m_at.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_at.shown(), u"a1|\nb2|"_s);
        QCOMPARE(edited.size(), 1);
        QApplication::clipboard()->setText(u"xyz"_s);
        m_at.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_at.shown(), u"a1xyz|\nb2xyz|"_s);
    }

    void whatSeveralSelectIsCopiedAsLines()
    {
        m_at.load(u"one two"_s);
        Selections(*m_at.editor).set({{4, 7}, {0, 3}}, 1);
        m_at.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"one\ntwo"_s);
    }

    void aCompletionGoesToEachThatStandsBehindTheSame()
    {
        m_at.load(u"na|\nx|\nna|"_s);
        m_at.editor->completeWord(2, u"name"_s);
        QCOMPARE(m_at.shown(), u"name|\nx|\nname|"_s);
    }

private:
    EditorFixture m_at;
};

QTEST_MAIN(tst_SeveralCursors)
#include "tst_SeveralCursors.moc"
