// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "support/Accessibility.h"
#include "ui/shell/OutlinePanel.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::Cell;
using notebook::CellId;
using notebook::CellType;
using ui::OutlinePanel;

class tst_OutlinePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        notebook::Notebook notebook;
        notebook.cells = {Cell(CellType::Markdown, u"# Data\n\n## Load *it*"_s),
                          Cell(CellType::Code, u"# no heading"_s), Cell(CellType::Markdown, u"#### Deep"_s),
                          Cell(CellType::Markdown, u"# Train"_s)};
        m_document = std::make_unique<notebook::Document>(notebook);
        m_panel = std::make_unique<OutlinePanel>();
        m_panel->setDocument(m_document.get());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_document.reset();
    }

    void headingsNestAsTheyDoInTheText()
    {
        QCOMPARE(tree()->topLevelItemCount(), 2);
        const QTreeWidgetItem *data = tree()->topLevelItem(0);
        QCOMPARE(data->text(0), u"Data"_s);
        QCOMPARE(data->child(0)->text(0), u"Load it"_s);
        QCOMPARE(data->child(0)->child(0)->text(0), u"Deep"_s);
        QCOMPARE(tree()->topLevelItem(1)->text(0), u"Train"_s);
    }

    void enterAndAClickGoToTheCell()
    {
        QSignalSpy requested(m_panel.get(), &OutlinePanel::cellRequested);
        m_panel->setFocus();
        QTest::keyClick(tree(), Qt::Key_End);
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(requested.takeFirst().first().value<CellId>(), m_document->cell(3).id());
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {},
                          tree()->visualItemRect(tree()->topLevelItem(0)).center());
        QCOMPARE(requested.takeFirst().first().value<CellId>(), m_document->cell(0).id());
    }

    void followsWhatIsTyped()
    {
        m_document->setSource(m_document->cell(3).id(), u"# Evaluate"_s);
        QTRY_COMPARE(tree()->topLevelItem(1)->text(0), u"Evaluate"_s);
        m_document->removeCells(0, 1);
        QTRY_COMPARE(tree()->topLevelItem(0)->text(0), u"Deep"_s);
    }

    void aHiddenOutlineIsUpToDateWhenItIsShownAgain()
    {
        m_panel->hide();
        m_document->setSource(m_document->cell(3).id(), u"# Evaluate"_s);
        m_panel->show();
        QCOMPARE(tree()->topLevelItem(1)->text(0), u"Evaluate"_s);
    }

    void aClosedNotebookLeavesNothingBehind()
    {
        m_document.reset();
        QCOMPARE(tree()->topLevelItemCount(), 0);
        QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList());
    }

private:
    QTreeWidget *tree() const { return m_panel->findChild<QTreeWidget *>(u"outline"_s); }

    std::unique_ptr<notebook::Document> m_document;
    std::unique_ptr<OutlinePanel> m_panel;
};

QTEST_MAIN(tst_OutlinePanel)
#include "tst_OutlinePanel.moc"
