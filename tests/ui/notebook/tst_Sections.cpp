// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "notebook/Folding.h"
#include "ui/notebook/Sections.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using quire::ui::Sections;

class tst_Sections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        for (const QString &text : {u"code"_s, u"# One"_s, u"code"_s, u"## Two"_s, u"code"_s, u"text only"_s,
                                    u"Title\n=====\n\n### deep"_s, u"code"_s}) {
            notebook.cells.append(Cell(text == u"code" ? CellType::Code : CellType::Markdown, text));
        }
        m_document = std::make_unique<Document>(notebook);
        m_sections = std::make_unique<Sections>();
        m_sections->setDocument(m_document.get());
    }

    void ofSeveralHeadingsInACellTheHighestCounts()
    {
        QCOMPARE(m_sections->headingLevel(0), 0);
        QCOMPARE(m_sections->headingLevel(1), 1);
        QCOMPARE(m_sections->headingLevel(3), 2);
        QCOMPARE(m_sections->headingLevel(5), 0);
        QCOMPARE(m_sections->headingLevel(6), 1);
        QCOMPARE(m_sections->sectionEnd(1), 6);
        QCOMPARE(m_sections->sectionEnd(3), 6);
        QCOMPARE(m_sections->sectionEnd(6), 8);
        QCOMPARE(m_sections->levelAt(0), 0);
        QCOMPARE(m_sections->levelAt(4), 2);
    }

    void aCollapsedHeadingHidesDownToTheNextOfItsLevel()
    {
        QVERIFY(!m_sections->hidesAny());
        QVERIFY(collapse(1));
        QCOMPARE(hidden(), (QList<int>{2, 3, 4, 5}));
        QCOMPARE(m_sections->hiddenBelow(1), 4);
        QCOMPARE(m_sections->hiddenBelow(6), 0);
        QCOMPARE(m_sections->visibleFrom(3, 1), 6);
        QCOMPARE(m_sections->visibleFrom(3, -1), 1);
        QCOMPARE(m_sections->visibleFrom(8, 1), -1);
    }

    void oneInsideAnotherStaysCollapsedWhenThatOpens()
    {
        collapse(3);
        collapse(1);
        QVERIFY(!collapse(3)); // already: nothing else is hidden
        QCOMPARE(m_sections->hiders(5), (QList<int>{1, 3}));
        QCOMPARE(m_sections->hiders(3), QList<int>{1});
        collapse(1, false);
        QCOMPARE(hidden(), (QList<int>{4, 5}));
    }

    void aCellThatIsAHeadingNoMoreHidesNothing()
    {
        collapse(3);
        m_document->setSource(m_document->cell(3).id(), u"Two"_s);
        QVERIFY(m_sections->update());
        QVERIFY(!m_sections->hidesAny());
    }

    void headingsAreFoundUpAndDown()
    {
        QCOMPARE(m_sections->headingAbove(4), 3);
        QCOMPARE(m_sections->headingAbove(4, 1), 1);
        QCOMPARE(m_sections->headingAbove(1), -1);
        QCOMPARE(m_sections->headingBelow(1), 3);
        QCOMPARE(m_sections->headingBelow(1, 1), 6);
        QCOMPARE(m_sections->headingBelow(6), -1);
    }

private:
    bool collapse(int row, bool on = true)
    {
        const Cell cell = m_document->cell(row);
        m_document->setCellMetadata(cell.id(), Folding::withHeadingCollapsed(cell.metadata(), on));
        return m_sections->update();
    }
    QList<int> hidden() const
    {
        QList<int> rows;
        for (int row = 0; row < m_document->cellCount(); ++row) {
            if (m_sections->isHidden(row)) {
                rows.append(row);
            }
        }
        return rows;
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Sections> m_sections;
};

QTEST_MAIN(tst_Sections)
#include "tst_Sections.moc"
