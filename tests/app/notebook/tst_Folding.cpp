// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Folding.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

/// What JupyterLab writes into a cell's metadata, and reads.
class tst_Folding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHiddenIsReadFromTheMetadata_data()
    {
        QTest::addColumn<CellType>("type");
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<bool>("source");
        QTest::addColumn<bool>("outputs");
        QTest::addColumn<bool>("heading");
        const auto code = CellType::Code;
        const auto text = CellType::Markdown;
        QTest::newRow("nothing") << code << "{}"_ba << false << false << false;
        QTest::newRow("source") << code << "{\"jupyter\": {\"source_hidden\": true}}"_ba << true << false << false;
        QTest::newRow("outputs") << code << "{\"jupyter\": {\"outputs_hidden\": true}}"_ba << false << true << false;
        QTest::newRow("old outputs") << code << "{\"collapsed\": true}"_ba << false << true << false;
        QTest::newRow("not so") << code << "{\"collapsed\": false, \"jupyter\": {\"source_hidden\": false}}"_ba << false
                                << false << false;
        QTest::newRow("heading") << text << "{\"jp-MarkdownHeadingCollapsed\": true}"_ba << false << false << true;
        QTest::newRow("no heading of code")
            << code << "{\"jp-MarkdownHeadingCollapsed\": true}"_ba << false << false << false;
        QTest::newRow("no outputs of text") << text << "{\"collapsed\": true}"_ba << false << false << false;
        QTest::newRow("nonsense") << code << "{\"jupyter\": 3, \"collapsed\": \"yes\"}"_ba << false << false << false;
    }

    void whatIsHiddenIsReadFromTheMetadata()
    {
        QFETCH(CellType, type);
        QFETCH(QByteArray, metadata);
        Cell cell(type);
        cell.setMetadata(*JsonValue::parse(metadata));
        QTEST(Folding::isSourceHidden(cell), "source");
        QTEST(Folding::areOutputsHidden(cell), "outputs");
        QTEST(Folding::isHeadingCollapsed(cell), "heading");
    }

    void hidingAndShowingLeavesNoTraceAndNothingElseTouched()
    {
        for (const QByteArray &before : {"{}"_ba, "{\"tags\": [\"a\"], \"jupyter\": {\"other\": 1}}"_ba}) {
            const JsonValue metadata = *JsonValue::parse(before);
            QCOMPARE(meaning(Folding::withSourceHidden(Folding::withSourceHidden(metadata, true), false)),
                     meaning(metadata));
            QCOMPARE(meaning(Folding::withOutputsHidden(Folding::withOutputsHidden(metadata, true), false)),
                     meaning(metadata));
            QCOMPARE(meaning(Folding::withHeadingCollapsed(Folding::withHeadingCollapsed(metadata, true), false)),
                     meaning(metadata));
            QCOMPARE(Folding::withSourceHidden(metadata, false), metadata);
        }
    }

    void hiddenOutputsAreNotedInBothWaysJupyterKnows()
    {
        const JsonValue metadata = Folding::withOutputsHidden(JsonValue::emptyObject(), true);
        QVERIFY(metadata.value(u"collapsed").toBool());
        QVERIFY(metadata.at({u"jupyter", u"outputs_hidden"}).toBool());
        QVERIFY(Folding::withSourceHidden(metadata, true).at({u"jupyter", u"outputs_hidden"}).toBool());
    }

private:
    static QJsonObject meaning(const JsonValue &value)
    {
        return QJsonDocument::fromJson(value.raw().toByteArray()).object();
    }
};

QTEST_MAIN(tst_Folding)
#include "tst_Folding.moc"
