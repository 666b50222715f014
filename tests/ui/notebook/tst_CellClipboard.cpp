// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellClipboard.h"

#include <QMimeData>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
namespace CellClipboard = quire::ui::CellClipboard;

class tst_CellClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsTravelWhole()
    {
        Cell code(CellType::Code, u"a = 1"_s);
        code.setOutputs({Output::stream(u"stdout"_s, u"hi\n"_s)});
        code.setExecutionCount(3);
        Cell text(CellType::Markdown, u"![x](attachment:x.png)"_s);
        text.setAttachments(*JsonValue::parse("{\"x.png\": {\"image/png\": \"iVBO\"}}"));
        const std::unique_ptr<QMimeData> data(CellClipboard::toMimeData({code, text}));

        const QList<Cell> back = CellClipboard::fromMimeData(*data);
        QCOMPARE(back.size(), 2);
        QCOMPARE(back.at(0).source(), u"a = 1"_s);
        QCOMPARE(back.at(0).outputs().first().text(), u"hi\n"_s);
        QCOMPARE(back.at(0).executionCount(), std::optional(3));
        QCOMPARE(back.at(1).type(), CellType::Markdown);
        QVERIFY(!back.at(1).attachment(u"x.png").isEmpty());
        QVERIFY(back.at(0).id() != code.id());
    }

    void otherProgramsGetTheSources()
    {
        const std::unique_ptr<QMimeData> data(
            CellClipboard::toMimeData({Cell(CellType::Code, u"a"_s), Cell(CellType::Raw, u"b"_s)}));
        QCOMPARE(data->text(), u"a\n\nb"_s);
    }

    void textFromElsewhereBecomesACodeCell()
    {
        QMimeData data;
        data.setText(u"print(1)"_s);
        const QList<Cell> cells = CellClipboard::fromMimeData(data);
        QCOMPARE(cells.size(), 1);
        QCOMPARE(cells.first().type(), CellType::Code);
        QCOMPARE(cells.first().source(), u"print(1)"_s);
    }

    void whatIsDamagedPastesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("[{");
        QTest::newRow("no list") << QByteArray("{\"cells\": 1}");
        QTest::newRow("no cells") << QByteArray("[1, null, {\"source\": \"x\"}]");
    }

    void whatIsDamagedPastesNothing()
    {
        QFETCH(QByteArray, bytes);
        QMimeData data;
        data.setData(CellClipboard::mimeType, bytes);
        QVERIFY(CellClipboard::fromMimeData(data).isEmpty());
        QVERIFY(CellClipboard::fromMimeData(QMimeData()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_CellClipboard)
#include "tst_CellClipboard.moc"
