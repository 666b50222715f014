// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellWriter.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_CellWriter : public QObject
{
    Q_OBJECT

    static QByteArray written(const Cell &cell, CellWriter::Mode mode, const QByteArray &file = {}, bool ids = true)
    {
        JsonWriter writer(JsonStyle(), file);
        CellWriter(writer, mode, ids).write(cell);
        return writer.take();
    }

private Q_SLOTS:
    void writesNewCellsAsJupyterDoes()
    {
        Cell cell(CellType::Code, u"a\nb"_s);
        cell.setId(*CellId::fromString(u"x"_s));
        cell.setExecutionCount(1);
        cell.setOutputs({Output::stream(u"stdout"_s, u"1\n2"_s)});
        QCOMPARE(written(cell, CellWriter::Mode::Preserve), R"({
 "cell_type": "code",
 "execution_count": 1,
 "id": "x",
 "metadata": {},
 "outputs": [
  {
   "name": "stdout",
   "output_type": "stream",
   "text": [
    "1\n",
    "2"
   ]
  }
 ],
 "source": [
  "a\n",
  "b"
 ]
})");
    }

    void leavesOutIdsBefore45()
    {
        const Cell cell(CellType::Markdown, u"x"_s);
        QVERIFY(!written(cell, CellWriter::Mode::Preserve, {}, false).contains("\"id\""));
    }

    void keepsUnchangedMembersOfAChangedCell()
    {
        const QByteArray file =
            R"({"cell_type":"code","future":[1.0 ,2],"id":"k","metadata":{ "a":1e2 },"outputs":[],"execution_count":null,"source":"old"})";
        Cell cell = *Cell::fromJson(*JsonValue::parse(file));
        const QByteArray buffer = cell.origin().buffer();
        QCOMPARE(written(cell, CellWriter::Mode::Preserve, buffer), file);
        cell.setSource(u"new"_s);
        const QByteArray text = written(cell, CellWriter::Mode::Preserve, buffer);
        QVERIFY(text.contains("\"future\": [1.0 ,2]"));
        QVERIFY(text.contains("\"metadata\": { \"a\":1e2 }"));
        QVERIFY(text.contains("\"new\""));
    }

    void aChangeTakenBackLeavesTheCellAsItWasWritten()
    {
        const QByteArray file = "{\"cell_type\":\"code\",\"id\":\"k\",\"metadata\":{ },\"outputs\":[],"
                                "\"execution_count\":null,\"source\":[\"old\"]}";
        Cell cell = *Cell::fromJson(*JsonValue::parse(file));
        const QByteArray buffer = cell.origin().buffer();
        cell.setSource(u"new"_s);
        QVERIFY(written(cell, CellWriter::Mode::Preserve, buffer) != file);
        cell.setSource(u"old"_s);
        QCOMPARE(written(cell, CellWriter::Mode::Preserve, buffer), file);
    }

    void dropsWhatAnotherTypeMayNotHave()
    {
        Cell cell = *Cell::fromJson(*JsonValue::parse(
            R"({"cell_type":"code","id":"k","metadata":{},"outputs":[],"execution_count":3,"source":"x"})"));
        cell.setType(CellType::Markdown);
        const QByteArray text = written(cell, CellWriter::Mode::Preserve, cell.origin().buffer());
        QVERIFY(!text.contains("outputs"));
        QVERIFY(!text.contains("execution_count"));
        QVERIFY(text.contains("\"markdown\""));
        cell.setType(CellType::Code);
        QVERIFY(written(cell, CellWriter::Mode::Preserve, cell.origin().buffer()).contains("\"execution_count\":3"));
    }

    void splitsTextMimesOnly()
    {
        Cell cell(CellType::Code);
        cell.setOutputs({*Output::fromContent("display_data",
                                              "{\"data\":{\"image/png\":\"QQ==\\n\",\"text/plain\":\"a\\nb\",\"image/"
                                              "svg+xml\":\"<svg>\\n</svg>\",\"application/json\":[\"x\\n\"]}}")});
        const QByteArray text = written(cell, CellWriter::Mode::Jupyter);
        QVERIFY(text.contains("\"image/png\": \"QQ==\\n\""));
        QVERIFY(text.contains("\"text/plain\": [\n"));
        QVERIFY(text.contains("\"image/svg+xml\": [\n"));
        QVERIFY(text.contains("\"application/json\": [\n     \"x\\n\"\n    ]"));
    }
};

QTEST_GUILESS_MAIN(tst_CellWriter)
#include "tst_CellWriter.moc"
