// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "store/Settings.h"
#include "support/Accessibility.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/shell/OutlinePanel.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
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
        m_panel = std::make_unique<OutlinePanel>(&m_settings, m_icons);
        m_panel->setDocument(m_document.get());
        m_panel->QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTRY_COMPARE(tree()->topLevelItemCount(), 2);
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
        m_panel->setCurrentCell(m_document->cell(0).id());
        m_panel->setFocus();
        QTest::keyClick(tree(), Qt::Key_End);
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(requested.takeFirst().first().value<CellId>(), m_document->cell(3).id());
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {},
                          tree()->visualItemRect(tree()->topLevelItem(0)).center());
        QCOMPARE(requested.takeFirst().first().value<CellId>(), m_document->cell(0).id());
    }

    void marksTheSectionOneIsInAndThoseThatRun()
    {
        m_panel->setCurrentCell(m_document->cell(1).id());
        QCOMPARE(tree()->currentItem()->text(0), u"Load it"_s);
        m_panel->setRunning({m_document->cell(1).id()});
        const QTreeWidgetItem *load = tree()->topLevelItem(0)->child(0);
        QVERIFY(!load->icon(0).isNull());
        QCOMPARE(load->data(0, Qt::AccessibleDescriptionRole).toString(), u"Running"_s);
        QVERIFY(tree()->topLevelItem(0)->icon(0).isNull());
        m_panel->setRunning({});
        QVERIFY(load->icon(0).isNull());
    }

    void aHeadingChosenAmongSeveralOfACellStaysChosen()
    {
        m_panel->setCurrentCell(m_document->cell(0).id());
        tree()->setCurrentItem(tree()->topLevelItem(0));
        m_panel->setCurrentCell(m_document->cell(0).id());
        QCOMPARE(tree()->currentItem()->text(0), u"Data"_s);
    }

    void numbersHeadingsWhenAsked()
    {
        auto *button = m_panel->findChild<QToolButton *>(u"numberHeadings"_s);
        button->click();
        QCOMPARE(tree()->topLevelItem(0)->text(0), u"1  Data"_s);
        QCOMPARE(tree()->topLevelItem(0)->child(0)->text(0), u"1.1  Load it"_s);
        QCOMPARE(tree()->topLevelItem(1)->text(0), u"2  Train"_s);
        QVERIFY(m_settings.numbersHeadings.value());
        button->click();
        QCOMPARE(tree()->topLevelItem(1)->text(0), u"Train"_s);
    }

    void whatIsFoldedStaysFolded()
    {
        tree()->topLevelItem(0)->setExpanded(false);
        m_document->setSource(m_document->cell(3).id(), u"# Evaluate"_s);
        QTRY_COMPARE(tree()->topLevelItem(1)->text(0), u"Evaluate"_s);
        QVERIFY(!tree()->topLevelItem(0)->isExpanded());
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
        m_panel->QWidget::show();
        QTRY_COMPARE(tree()->topLevelItem(1)->text(0), u"Evaluate"_s);
    }

    void aClosedNotebookLeavesNothingBehind()
    {
        m_document.reset();
        QCOMPARE(tree()->topLevelItemCount(), 0);
        QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList());
    }

private:
    QTreeWidget *tree() const { return m_panel->findChild<QTreeWidget *>(u"outline"_s); }

    QTemporaryDir m_folder;
    store::Settings m_settings{m_folder.filePath(u"quire.ini"_s)};
    ui::Theme m_theme;
    ui::Icons m_icons{&m_theme};
    std::unique_ptr<notebook::Document> m_document;
    std::unique_ptr<OutlinePanel> m_panel;
};

QTEST_MAIN(tst_OutlinePanel)
#include "tst_OutlinePanel.moc"
