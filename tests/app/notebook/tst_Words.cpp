// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Words.h"

#include <QElapsedTimer>
#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_Words : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWordBeginsBehindTheLastSign()
    {
        QCOMPARE(wordStart(u"a.bcd", 5), 2);
        QCOMPARE(wordStart(u"a.bcd", 3), 2);
        QCOMPARE(wordStart(u"a.", 2), 2);
        QCOMPARE(wordStart(u"größe_1", 7), 0);
        QCOMPARE(wordStart(u"", 0), 0);
    }

    void nearWordsComeFirstAndOnce()
    {
        const Notebook notebook = of({u"value_far = 1"_s, u"valley = value_near"_s, u"val"_s, u"Value = valley"_s});
        QCOMPARE(wordsStartingWith(notebook, 2, u"val"),
                 QStringList({u"valley"_s, u"value_near"_s, u"Value"_s, u"value_far"_s}));
        QCOMPARE(wordsStartingWith(notebook, 2, u"val", 1), QStringList({u"valley"_s}));
    }

    void whatIsWholeOrProseIsLeftOut()
    {
        Notebook notebook = of({u"abc = 12ab"_s});
        notebook.cells.append(Cell(CellType::Markdown, u"abcdef"_s));
        QVERIFY(wordsStartingWith(notebook, 0, u"abc").isEmpty());
        QCOMPARE(wordsStartingWith(notebook, 0, u"12"), QStringList());
    }

    void aHugeNotebookEndsSoon()
    {
        Notebook notebook;
        for (int i = 0; i < 2000; ++i) {
            notebook.cells.append(Cell(CellType::Code, u"some ordinary line of code\n"_s.repeated(100)));
        }
        QElapsedTimer time;
        time.start();
        QVERIFY(wordsStartingWith(notebook, 1000, u"missing").isEmpty());
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
    }

private:
    static Notebook of(const QStringList &sources)
    {
        Notebook notebook;
        for (const QString &source : sources) {
            notebook.cells.append(Cell(CellType::Code, source));
        }
        return notebook;
    }
};

QTEST_GUILESS_MAIN(tst_Words)
#include "tst_Words.moc"
