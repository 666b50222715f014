// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/TextMerge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

class tst_TextMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothChangesAreIn_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("merged");
        QTest::newRow("nobody") << u"a\nb"_s << u"a\nb"_s << u"a\nb"_s << u"a\nb"_s;
        QTest::newRow("one side") << u"a\nb"_s << u"a\nB"_s << u"a\nb"_s << u"a\nB"_s;
        QTest::newRow("the same twice") << u"a"_s << u"b"_s << u"b"_s << u"b"_s;
        QTest::newRow("different lines") << u"a\nb\nc"_s << u"A\nb\nc"_s << u"a\nb\nC"_s << u"A\nb\nC"_s;
        QTest::newRow("deleted and added") << u"a\nb\nc\nd"_s << u"b\nc\nd"_s << u"a\nb\nc\nd\ne"_s << u"b\nc\nd\ne"_s;
        QTest::newRow("line end at the end") << u"a\n"_s << u"a\n"_s << u"a"_s << u"a"_s;
        QTest::newRow("emptied") << u"a\nb"_s << QString() << u"a\nb"_s << QString();
    }

    void bothChangesAreIn()
    {
        QFETCH(QString, base);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        const MergedText merged = mergeText(base, ours, theirs);
        QTEST(merged.text, "merged");
        QCOMPARE(merged.conflicts, 0);
        QCOMPARE(mergeText(base, theirs, ours).text, merged.text);
    }

    void theSameLineChangedByBothStandsThereTwice()
    {
        const MergedText merged =
            mergeText(u"lr = 1\nrun()"_s, u"lr = 2\nrun()"_s, u"lr = 3\nrun()"_s, {u"laptop"_s, u"server"_s});
        QCOMPARE(merged.conflicts, 1);
        QCOMPARE(merged.text, u"<<<<<<< laptop\nlr = 2\n=======\nlr = 3\n>>>>>>> server\nrun()"_s);
    }

    void aComparisonHasEachLineOnce()
    {
        QCOMPARE(diffText(u"a\nb\nc"_s, u"a\nx\nc\nd"_s),
                 QList<DiffLine>({{u' ', u"a"_s}, {u'-', u"b"_s}, {u'+', u"x"_s}, {u' ', u"c"_s}, {u'+', u"d"_s}}));
    }

    void likenessIsTheShareOfTheSame()
    {
        QCOMPARE(likeness(u"a\nb"_s, u"a\nb"_s), 1.0);
        QCOMPARE(likeness(u"a\nb"_s, u"c\nd"_s), 0.0);
        QCOMPARE(likeness(u"a\n\nb"_s, u"a\n\nc"_s), 0.5);
        QCOMPARE(likeness(QString(), QString()), 0.0);
    }
};

QTEST_GUILESS_MAIN(tst_TextMerge)
#include "tst_TextMerge.moc"
