// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "support/Accessibility.h"
#include "ui/notebook/DeletedCellsPanel.h"

#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_DeletedCellsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m.open({Cell(CellType::Code, u"a"_s), Cell(CellType::Code, u"b\nmore"_s), Cell(CellType::Code, u"c"_s)});
        m_panel = std::make_unique<DeletedCellsPanel>();
        m_panel->setView(m.view.get());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m.close();
    }

    void deletedCellsWaitHereAndGoBackByEnter()
    {
        QVERIFY(!list()->isVisible());
        m.go(1);
        m.view->setRun(m.id(1), {CellRun::State::Running});
        const CellId id = m.id(1);
        m.press(u"dd"_s);
        QCOMPARE(list()->count(), 1);
        QCOMPARE(list()->item(0)->text(), u"b\nCode · 2 lines"_s);
        // It runs on, and what it puts out is not lost.
        m.document->appendOutput(id, Output::stream(u"stdout"_s, u"1\n"_s));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m.sources(), (QStringList{u"a"_s, u"b\nmore"_s, u"c"_s}));
        QCOMPARE(m.document->cell(1).outputs().size(), 1);
        QCOMPARE(m.currentRow(), 1);
        QVERIFY(!list()->isVisible());
    }

    void undoTakesThemOutOfTheTray()
    {
        m.press(u"dd"_s);
        QVERIFY(list()->isVisible());
        QCOMPARE(quire::testing::accessibilityGaps(m_panel.get()), QStringList());
        m.view->perform(NotebookCommand::Undo);
        QVERIFY(!list()->isVisible());
    }

    void aReadOnlyNotebookGetsNothingBack()
    {
        m.press(u"dd"_s);
        m.view->setReadOnly(true);
        QVERIFY(!m_panel->findChild<QPushButton *>(u"putBack"_s)->isEnabled());
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m.document->cellCount(), 2);
    }

private:
    QListWidget *list() const { return m_panel->findChild<QListWidget *>(); }

    quire::testing::NotebookFixture m;
    std::unique_ptr<DeletedCellsPanel> m_panel;
};

QTEST_MAIN(tst_DeletedCellsPanel)
#include "tst_DeletedCellsPanel.moc"
