// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Notebook.h"
#include "ui/notebook/Outline.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_Outline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHeadingsFromTheHighestLevelThereIs()
    {
        QCOMPARE(numbers({u"## a"_s, u"### b"_s, u"### c"_s, u"## d"_s, u"### e"_s}),
                 (QStringList{u"1 a"_s, u"1.1 b"_s, u"1.2 c"_s, u"2 d"_s, u"2.1 e"_s}));
        QCOMPARE(numbers({u"# a\n## b"_s, u"# c"_s}), (QStringList{u"1 a"_s, u"1.1 b"_s, u"2 c"_s}));
    }

    void aSkippedLevelCountsAsItsFirst()
    {
        QCOMPARE(numbers({u"# a"_s, u"### b"_s, u"### c"_s, u"## d"_s}),
                 (QStringList{u"1 a"_s, u"1.1.1 b"_s, u"1.1.2 c"_s, u"1.2 d"_s}));
        QCOMPARE(numbers({u"### a"_s, u"# b"_s}), (QStringList{u"1.1.1 a"_s, u"2 b"_s}));
    }

    void findsTheSectionOfARow()
    {
        const QList<int> rows{1, 1, 4};
        QCOMPARE(entryAt(rows, 0), -1);
        QCOMPARE(entryAt(rows, 1), 1);
        QCOMPARE(entryAt(rows, 3), 1);
        QCOMPARE(entryAt(rows, 9), 2);
        QCOMPARE(entryAt({}, 2), -1);
    }

private:
    static QStringList numbers(const QStringList &sources)
    {
        Notebook notebook;
        for (const QString &source : sources) {
            notebook.cells.append(Cell(CellType::Markdown, source));
            notebook.cells.append(Cell(CellType::Code, u"# no heading"_s));
        }
        QStringList numbered;
        for (const OutlineEntry &entry : outlineOf(notebook)) {
            numbered.append(entry.number + u' ' + entry.text);
        }
        return numbered;
    }
};

QTEST_GUILESS_MAIN(tst_Outline)
#include "tst_Outline.moc"
