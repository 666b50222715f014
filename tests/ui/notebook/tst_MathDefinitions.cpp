// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/notebook/MathDefinitions.h"

#include <QTest>

using namespace quire::notebook;
using namespace quire::ui;
using namespace Qt::StringLiterals;

class tst_MathDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laterCellsKnowWhatEarlierOnesDefine()
    {
        Notebook notebook;
        notebook.cells = {
            Cell(CellType::Markdown, u"$\\def\\a{1}$ and $x$"_s), Cell(CellType::Code, u"'$\\def\\no{1}$'"_s),
            Cell(CellType::Markdown, u"$$\\newcommand{\\b}{2}$$"_s), Cell(CellType::Markdown, u"`$\\def\\c{3}$`"_s)};
        Document document(notebook);
        MathDefinitions definitions;
        definitions.setDocument(&document);
        QCOMPARE(definitions.before(0), QStringList());
        QCOMPARE(definitions.before(2), QStringList(u"\\def\\a{1}"_s));
        QCOMPARE(definitions.before(4), QStringList({u"\\def\\a{1}"_s, u"\\newcommand{\\b}{2}"_s}));

        document.setSource(document.cell(3).id(), u"words"_s);
        QVERIFY(!definitions.update(document.cell(3).id()));
        document.setSource(document.cell(0).id(), u"$\\def\\a{7}$"_s);
        QVERIFY(definitions.update(document.cell(0).id()));
        QCOMPARE(definitions.before(1), QStringList(u"\\def\\a{7}"_s));
        document.moveCells(0, 1, 3);
        definitions.reset();
        QCOMPARE(definitions.before(2), QStringList(u"\\newcommand{\\b}{2}"_s));
        definitions.setDocument(nullptr);
        QCOMPARE(definitions.before(0), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_MathDefinitions)
#include "tst_MathDefinitions.moc"
