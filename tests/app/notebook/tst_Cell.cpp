// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Cell.h"

#include <QTest>

using namespace quire;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_Cell : public QObject
{
    Q_OBJECT

    static Result<Cell> read(const QByteArray &json) { return Cell::fromJson(*JsonValue::parse(json)); }

private Q_SLOTS:
    void readsACodeCell()
    {
        const auto cell = read(R"({"cell_type":"code","id":"x1","source":["a\n","b"],"execution_count":2,
            "metadata":{"tags":["t"]},"outputs":[{"output_type":"stream","name":"stdout","text":"hi"}]})");
        QVERIFY(cell);
        QCOMPARE(cell->id().toString(), u"x1"_s);
        QCOMPARE(cell->type(), CellType::Code);
        QCOMPARE(cell->source(), u"a\nb"_s);
        QCOMPARE(cell->executionCount(), 2);
        QCOMPARE(cell->outputs().size(), 1);
        QCOMPARE(cell->metadata().value(u"tags").items().size(), 1);
        QVERIFY(!cell->isTouched());
    }

    void givesFreshIdsWhereNeeded()
    {
        const JsonValue json = *JsonValue::parse(R"({"cell_type":"raw","id":"taken","source":""})");
        const auto cell = Cell::fromJson(json, {*CellId::fromString(u"taken"_s)});
        QVERIFY(cell);
        QVERIFY(cell->id().toString() != u"taken");
        QVERIFY(CellId::isValid(cell->id().toString()));
        QVERIFY(!cell->isTouched());
    }

    void findsAttachments()
    {
        const auto cell = read(R"({"cell_type":"markdown","source":"","attachments":{"a.png":{"image/png":"aGk="}}})");
        QVERIFY(cell);
        QCOMPARE(cell->attachment(u"a.png").bytes(u"image/png"), "hi");
        QVERIFY(cell->attachment(u"b.png").isEmpty());
    }

    void saysWhatIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no object") << "[]"_ba;
        QTest::newRow("no type") << R"({"source":""})"_ba;
        QTest::newRow("source") << R"({"cell_type":"code","source":1})"_ba;
        QTest::newRow("source line") << R"({"cell_type":"code","source":["a",1]})"_ba;
        QTest::newRow("metadata") << R"({"cell_type":"code","metadata":[]})"_ba;
        QTest::newRow("outputs") << R"({"cell_type":"code","outputs":{}})"_ba;
        QTest::newRow("output") << R"({"cell_type":"code","outputs":[1]})"_ba;
        QTest::newRow("attachments") << R"({"cell_type":"markdown","attachments":1})"_ba;
    }
    void saysWhatIsMalformed()
    {
        QFETCH(QByteArray, json);
        const auto cell = read(json);
        QVERIFY(!cell);
        QCOMPARE(cell.error().kind, ErrorKind::Format);
        QVERIFY(!cell.error().message.isEmpty());
    }

    void copiesAreIndependent()
    {
        const Cell first(CellType::Code, u"a"_s);
        Cell second = first;
        second.setSource(u"b"_s);
        QCOMPARE(first.source(), u"a"_s);
        QCOMPARE(second.id(), first.id());
    }
};

QTEST_GUILESS_MAIN(tst_Cell)
#include "tst_Cell.moc"
