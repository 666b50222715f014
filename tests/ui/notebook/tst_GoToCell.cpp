// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "support/Accessibility.h"
#include "ui/notebook/GoToCell.h"

#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_GoToCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QList<Cell> cells;
        for (int i = 0; i < 40; ++i) {
            cells.append(Cell(CellType::Code, u"x"_s));
        }
        m.open(cells);
        m_bar = new GoToCell(m.view.get());
        m_bar->open();
    }

    void cleanup() { m.close(); }

    void aNumberAndEnterGoThere()
    {
        QVERIFY(number()->hasFocus());
        QTest::keyClicks(number(), u"37"_s);
        QTest::keyClick(number(), Qt::Key_Return);
        QCOMPARE(m.currentRow(), 36);
        QVERIFY(!m_bar->isVisible());
        QVERIFY(m.view->hasFocus());
    }

    void escapeStays()
    {
        QTest::keyClicks(number(), u"3"_s);
        QTest::keyClick(number(), Qt::Key_Escape);
        QCOMPARE(m.currentRow(), 0);
        QVERIFY(m.view->hasFocus());
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(quire::testing::accessibilityGaps(m_bar), QStringList()); }

private:
    QSpinBox *number() const { return m_bar->findChild<QSpinBox *>(); }

    quire::testing::NotebookFixture m;
    GoToCell *m_bar = nullptr;
};

QTEST_MAIN(tst_GoToCell)
#include "tst_GoToCell.moc"
