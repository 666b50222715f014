// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/notebook/CellOperations.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using quire::ui::CellOperations;

class tst_CellOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code, u"a"_s), Cell(CellType::Markdown, u"b"_s), Cell(CellType::Code, u"c"_s)};
        m_document = std::make_unique<Document>(notebook);
    }

    void insertingSaysWhichCellIsNew()
    {
        QCOMPARE(act().insertEmpty(1, CellType::Raw), 1);
        QCOMPARE(act().insert(99, {Cell(CellType::Code, u"x"_s), Cell(CellType::Code, u"y"_s)}), 5);
        QCOMPARE(sources(), u"a||b|c|x|y"_s);
    }

    void aDocumentNeverStaysWithoutACell()
    {
        QCOMPARE(act().remove(CellOperations::Range{1, 2}), 0);
        QCOMPARE(sources(), u"a"_s);
        QCOMPARE(act().remove(CellOperations::Range{0, 0}), 0);
        QCOMPARE(sources(), u""_s);
        QCOMPARE(m_document->cellCount(), 1);
        QCOMPARE(m_document->cell(0).type(), CellType::Code);
    }

    void whatMayNotBeDeletedStays()
    {
        m_document->setCellMetadata(m_document->cell(1).id(), *JsonValue::parse("{\"deletable\": false}"));
        QCOMPARE(act().remove(CellOperations::Range{0, 2}), 0);
        QCOMPARE(sources(), u"b"_s);
        m_document->undo();
        QCOMPARE(sources(), u"a|b|c"_s);
    }

    void mergingTakesSeveralAndLeavesOneAlone()
    {
        QCOMPARE(act().merge({1, 1}), 1);
        QCOMPARE(m_document->cellCount(), 3);
        act().merge({0, 2});
        QCOMPARE(m_document->cellCount(), 1);
        QVERIFY(m_document->cell(0).source().contains(u'c'));
    }

    void headingsReplaceHeadingsAndLeaveCodeAlone()
    {
        act().setHeading({0, 2}, 2);
        QCOMPARE(sources(), u"a|## b|c"_s);
        act().setHeading({1, 1}, 1);
        QCOMPARE(sources(), u"a|# b|c"_s);
    }

    void clearingTakesOutputsAndRunCounts()
    {
        const CellId id = m_document->cell(0).id();
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"x"_s));
        m_document->setExecutionCount(id, 4);
        act().clearOutputs({0, 2});
        QVERIFY(m_document->cell(0).outputs().isEmpty());
        QVERIFY(!m_document->cell(0).executionCount());
    }

    void onlyCodeRuns()
    {
        QCOMPARE(act().codeCells({0, 2}), (QList<CellId>{m_document->cell(0).id(), m_document->cell(2).id()}));
    }

private:
    CellOperations act() const { return CellOperations(m_document.get()); }
    QString sources() const
    {
        QStringList all;
        for (const Cell &cell : m_document->notebook().cells) {
            all.append(cell.source());
        }
        return all.join(u'|');
    }

    std::unique_ptr<Document> m_document;
};

QTEST_GUILESS_MAIN(tst_CellOperations)
#include "tst_CellOperations.moc"
