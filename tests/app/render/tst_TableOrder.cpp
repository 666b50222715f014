// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlTable.h"
#include "render/TableOrder.h"
#include "render/TableText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

namespace {

Table column(const QStringList &cells)
{
    QString html = u"<table><tr><th>a</th></tr>"_s;
    for (const QString &cell : cells) {
        html += u"<tr><td>"_s + cell.toHtmlEscaped() + u"</td></tr>"_s;
    }
    return *HtmlTable().parse(html);
}

} // namespace

class tst_TableOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("whole") << u"42"_s << 42.0;
        QTest::newRow("sign") << u"-1.5e3"_s << -1500.0;
        QTest::newRow("typographic minus") << u"\u22127"_s << -7.0;
        QTest::newRow("groups") << u"1,234,567.5"_s << 1234567.5;
        QTest::newRow("percent") << u"12.5%"_s << 0.125;
        QTest::newRow("money") << u"$1,000"_s << 1000.0;
        QTest::newRow("debt") << u"-\u20ac5"_s << -5.0;
        QTest::newRow("infinite") << u"inf"_s << std::numeric_limits<double>::infinity();
    }
    void knowsNumbers()
    {
        QFETCH(QString, text);
        QFETCH(double, number);
        QVERIFY(numberIn(text));
        QCOMPARE(*numberIn(text), number);
    }

    void knowsWhatIsNoNumber()
    {
        const QStringList words{u""_s,     u"x"_s,   u"1a"_s, u"2024-01-01"_s, u"1.2.3"_s,
                                u","_s,    u"-"_s,   u"$"_s,  u"%"_s,          u"nan"_s,
                                u"0x10"_s, u"1 2"_s, u"$-"_s, u"1,,2"_s,       u"9"_s.repeated(80) + u"x"_s};
        for (const QString &word : words) {
            QVERIFY2(!numberIn(word), qPrintable(word));
        }
    }

    void sortsNumbersAsNumbers()
    {
        const Table table = column({u"10"_s, u"9"_s, u"NaN"_s, u"-1"_s, u"1,000"_s, u"..."_s, u"9"_s});
        QCOMPARE((TableOrder{0, Qt::AscendingOrder, {}}.rows(table)), (std::vector{3, 1, 6, 0, 4, 2, 5}));
        QCOMPARE((TableOrder{0, Qt::DescendingOrder, {}}.rows(table)), (std::vector{4, 0, 1, 6, 3, 2, 5}));
        QCOMPARE(TableOrder{}.rows(table), (std::vector{0, 1, 2, 3, 4, 5, 6}));
    }

    void sortsWordsAsPeopleDo()
    {
        const Table table = column({u"item 10"_s, u"Item 9"_s, u"7"_s, u"apple"_s});
        QCOMPARE((TableOrder{0, Qt::AscendingOrder, {}}.rows(table)), (std::vector{2, 3, 1, 0}));
    }

    void filtersByAnyCell()
    {
        const Table table = column({u"Berlin"_s, u"Bonn"_s, u"Paris"_s});
        QCOMPARE((TableOrder{-1, Qt::AscendingOrder, u"B"_s}.rows(table)), (std::vector{0, 1}));
        QCOMPARE((TableOrder{0, Qt::DescendingOrder, u"b"_s}.rows(table)), (std::vector{1, 0}));
        QVERIFY((TableOrder{0, Qt::AscendingOrder, u"none"_s}.rows(table)).empty());
    }

    void writesTextForOtherPrograms()
    {
        const Table table =
            *HtmlTable().parse(u"<table><tr><th>a,b</th><th>c</th></tr>"
                               "<tr><td>say \"x\"</td><td>1<br>2</td></tr><tr><td>y</td></tr></table>"_s);
        const TableText all{{0, 1}, 0, 1, true};
        QCOMPARE(all.toString(table, TableText::Format::Tsv), u"a,b\tc\nsay \"x\"\t1 2\ny\t"_s);
        QCOMPARE(all.toString(table, TableText::Format::Csv), u"\"a,b\",c\n\"say \"\"x\"\"\",\"1\n2\"\ny,\n"_s);
        const TableText one{{0}, 1, 1, false};
        QCOMPARE(one.toString(table, TableText::Format::Tsv), u"1 2"_s);
    }
};

QTEST_GUILESS_MAIN(tst_TableOrder)
#include "tst_TableOrder.moc"
