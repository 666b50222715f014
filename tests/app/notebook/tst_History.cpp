// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/History.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_History : public QObject
{
    Q_OBJECT

    const CellId m_id = CellId::generate();

    Step typed(const QString &before, const QString &after) const
    {
        return {{TextChange::between(m_id, before, after)}, 0};
    }

private Q_SLOTS:
    void joinsTyping()
    {
        History history;
        history.push(typed(u""_s, u"a"_s));
        history.push(typed(u"a"_s, u"ab"_s));
        history.push(typed(u"ab"_s, u"abc"_s));
        const Step &step = history.stepBack();
        QVERIFY(!history.canUndo());
        QCOMPARE(std::get<TextChange>(step.changes.constFirst()).inserted, u"abc"_s);
    }

    void joinsDeleting()
    {
        History history;
        history.push(typed(u"abcd"_s, u"abc"_s));
        history.push(typed(u"abc"_s, u"ab"_s));
        history.push(typed(u"ab"_s, u"b"_s));
        history.stepBack();
        QVERIFY(history.canUndo()); // the other end is another place
        QCOMPARE(std::get<TextChange>(history.stepBack().changes.constFirst()).removed, u"cd"_s);
    }

    void beginsAnewAtALineBreakOrAfterASave()
    {
        History history;
        history.push(typed(u""_s, u"a"_s));
        history.push(typed(u"a"_s, u"a\n"_s));
        history.push(typed(u"a\n"_s, u"a\nb"_s));
        history.endBurst();
        history.push(typed(u"a\nb"_s, u"a\nbc"_s));
        history.stepBack();
        history.stepBack();
        history.stepBack();
        QVERIFY(!history.canUndo());
    }

    void namesEachStateOnce()
    {
        History history;
        const quint64 empty = history.state();
        history.push(typed(u""_s, u"a"_s));
        const quint64 one = history.state();
        history.push(typed(u"a"_s, u"ab"_s));
        QVERIFY(history.state() != one);
        history.stepBack();
        QCOMPARE(history.state(), empty);
        history.push(typed(u""_s, u"a"_s));
        QVERIFY(history.state() != one);
    }

    void returnsWhatCanNoLongerBeRedone()
    {
        History history;
        history.push({{CellsInserted{0, {m_id}}}, 0});
        history.stepBack();
        QVERIFY(history.canRedo());
        QCOMPARE(history.push(typed(u""_s, u"x"_s)).size(), 1);
        QVERIFY(!history.canRedo());
    }
};

QTEST_GUILESS_MAIN(tst_History)
#include "tst_History.moc"
