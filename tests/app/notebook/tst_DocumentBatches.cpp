// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

/// Several changes as one step, and the cells that were deleted.
class tst_DocumentBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        for (const QString &letter : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            notebook.cells.append(Cell(CellType::Code, letter));
        }
        m_document = std::make_unique<Document>(notebook);
    }

    void scatteredCellsGoAndComeBackTogether()
    {
        removeCells(*m_document, {4, 0, 1, 3});
        QCOMPARE(text(), u"c"_s);
        m_document->undo();
        QCOMPARE(text(), u"abcde"_s);
        m_document->redo();
        QCOMPARE(text(), u"c"_s);
    }

    void metadataOfSeveralIsOneStepAndNoChangeIsNone()
    {
        const JsonValue metadata = *JsonValue::parse("{\"tags\": [\"x\"]}");
        setCellMetadata(*m_document, {{id(0), metadata}, {id(2), metadata}});
        QCOMPARE(m_document->cell(2).metadata(), metadata);
        m_document->undo();
        QVERIFY(!m_document->history().canUndo());
        setCellMetadata(*m_document, {{id(0), m_document->cell(0).metadata()}});
        QVERIFY(!m_document->history().canUndo());
        QVERIFY(m_document->history().canRedo());
    }

    void aDeletedCellIsPutBackWhereItStoodWithWhatReachedItSince()
    {
        QSignalSpy changes(m_document.get(), &Document::deletedCellsChanged);
        const CellId b = id(1);
        const CellId c = id(2);
        m_document->removeCells(1, 2);
        QCOMPARE(deletedCells(*m_document), (QList<CellId>{c, b}));
        m_document->appendOutput(b, Output::stream(u"stdout"_s, u"late"_s));
        QCOMPARE(deletedCell(*m_document, b)->outputs().size(), 1);
        QCOMPARE(restoreCell(*m_document, c), 1);
        QCOMPARE(text(), u"acde"_s);
        QCOMPARE(restoreCell(*m_document, b), 1);
        QCOMPARE(text(), u"abcde"_s);
        QCOMPARE(m_document->cell(1).id(), b);
        QCOMPARE(m_document->cell(1).outputs().size(), 1);
        QVERIFY(deletedCells(*m_document).isEmpty());
        QCOMPARE(restoreCell(*m_document, b), -1);
        QCOMPARE(changes.size(), 3);
    }

    void puttingBackIsAStepLikeOthers()
    {
        const CellId a = id(0);
        m_document->removeCells(0, 1);
        restoreCell(*m_document, a);
        m_document->undo();
        QCOMPARE(text(), u"bcde"_s);
        QCOMPARE(deletedCells(*m_document), QList<CellId>{a});
        // A change of course: the way forward is gone, the way back is not.
        m_document->setSource(id(0), u"B"_s);
        QVERIFY(deletedCell(*m_document, a));
        m_document->undo();
        m_document->undo();
        QCOMPARE(text(), u"abcde"_s);
        QVERIFY(deletedCells(*m_document).isEmpty());
    }

    void undoneInsertionsWereNotDeleted()
    {
        m_document->insertCells(0, {Cell(CellType::Code, u"x"_s)});
        m_document->undo();
        QVERIFY(deletedCells(*m_document).isEmpty());
        m_document->removeCells(0, 1);
        m_document->reset(m_document->notebook());
        QVERIFY(deletedCells(*m_document).isEmpty());
    }

    void silentMetadataIsNoStep()
    {
        m_document->setCellMetadata(id(0), *JsonValue::parse("{\"collapsed\": true}"), Document::Timeline::Silent);
        QVERIFY(m_document->isModified());
        QVERIFY(!m_document->history().canUndo());
    }

private:
    CellId id(int row) const { return m_document->cell(row).id(); }
    QString text() const
    {
        QString all;
        for (const Cell &cell : m_document->notebook().cells) {
            all += cell.source();
        }
        return all;
    }

    std::unique_ptr<Document> m_document;
};

QTEST_MAIN(tst_DocumentBatches)
#include "tst_DocumentBatches.moc"
