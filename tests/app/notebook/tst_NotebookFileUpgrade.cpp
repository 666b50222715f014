// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/NotebookFile.h"

#include <QTest>

using namespace quire;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_NotebookFileUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void convertsEveryKindOfCellAndOutput()
    {
        const auto upgraded = NotebookFile::upgradeV3(samples::bytes(u"version-3.ipynb"_s));
        QVERIFY2(upgraded, upgraded ? "" : qPrintable(upgraded.error().message));
        const QList<Cell> &cells = upgraded->cells;
        QCOMPARE(cells.size(), 6);
        QCOMPARE(cells.at(0).type(), CellType::Markdown);
        QCOMPARE(cells.at(0).source(), u"## Old times"_s);
        QCOMPARE(cells.at(2).type(), CellType::Markdown);
        QCOMPARE(cells.at(3).source(), u"x = 1\nx"_s);
        QCOMPARE(cells.at(3).executionCount(), 5);
        QCOMPARE(cells.at(3).metadata().value(u"collapsed").toBool(), true);
        const QList<Output> &outputs = cells.at(3).outputs();
        QCOMPARE(outputs.size(), 5);
        QCOMPARE(outputs.at(0).type(), Output::Type::ExecuteResult);
        QCOMPARE(outputs.at(0).data().text(u"text/plain"), u"1\n2"_s);
        QCOMPARE(outputs.at(1).streamName(), u"stderr"_s);
        QCOMPARE(outputs.at(2).streamName(), u"stdout"_s);
        QCOMPARE(outputs.at(3).type(), Output::Type::Error);
        QCOMPARE(outputs.at(4).data().toJson().at({u"application/json", u"a"}).items().size(), 2);
        QVERIFY(!upgraded->metadata.contains(u"signature"));
    }

    void givesAValidNotebook()
    {
        const auto upgraded = NotebookFile::upgradeV3(samples::bytes(u"version-3.ipynb"_s));
        QVERIFY(upgraded);
        const QList<NotebookFile::Problem> problems = NotebookFile::validate(NotebookFile::write(*upgraded));
        QVERIFY2(problems.isEmpty(),
                 problems.isEmpty() ? "" : qPrintable(problems.constFirst().place + problems.constFirst().message));
    }

    void survivesNonsense()
    {
        QVERIFY(!NotebookFile::upgradeV3("{"));
        QVERIFY(NotebookFile::upgradeV3(R"({"nbformat":3,"worksheets":3})"));
        QVERIFY(!NotebookFile::upgradeV3(
            R"({"nbformat":3,"worksheets":[{"cells":[1,{"cell_type":"code","outputs":[2]}]}]})"));
    }
};

QTEST_GUILESS_MAIN(tst_NotebookFileUpgrade)
#include "tst_NotebookFileUpgrade.moc"
