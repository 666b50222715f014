// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/FindLineDelegate.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/SearchPanel.h"
#include "ui/shell/TabArea.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::FindLineDelegate;
using ui::NotebookPage;
using ui::SearchPanel;
using ui::TabArea;

/// Two open notebooks, each with one cell that holds its name.
class tst_SearchPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_tabs = m_desk->showTabs();
        m_one = m_tabs->show(m_desk->open(u"one.ipynb"_s));
        m_two = m_tabs->show(m_desk->open(u"two.ipynb"_s));
        m_panel = std::make_unique<SearchPanel>(m_tabs.get(), &m_desk->theme);
        m_panel->show();
    }

    void cleanup()
    {
        m_panel.reset();
        m_tabs.reset();
        m_desk.reset();
    }

    void showsTheLinesByNotebookAndCell()
    {
        find(u"ipynb"_s);
        QTRY_COMPARE(tree()->topLevelItemCount(), 2);
        QCOMPARE(tree()->topLevelItem(0)->text(0), u"one.ipynb (1)"_s);
        QCOMPARE(tree()->topLevelItem(0)->child(0)->text(0), u"Cell 1"_s);
        QCOMPARE(tree()->topLevelItem(0)->child(0)->child(0)->text(0), u"one.ipynb"_s);
        QCOMPARE(status(), u"2 found"_s);
        find(u"nowhere"_s);
        QTRY_COMPARE(status(), u"Nothing found"_s);
    }

    void aFindIsGoneTo()
    {
        find(u"one"_s);
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        Q_EMIT tree()->itemActivated(tree()->topLevelItem(0)->child(0)->child(0), 0);
        QCOMPARE(m_tabs->currentNotebook(), m_one);
        QTRY_COMPARE(m_one->view()->search()->status().current, 0);
        m_panel->hide();
        QCOMPARE(m_one->view()->search()->status().total, 0);
    }

    void onlyWhatIsCheckedIsReplacedAndEachNotebookUndoesItself()
    {
        find(u"ipynb"_s);
        QTRY_COMPARE(tree()->topLevelItemCount(), 2);
        tree()->topLevelItem(1)->child(0)->child(0)->setCheckState(0, Qt::Unchecked);
        m_panel->findChild<QLineEdit *>(u"searchWith"_s)->setText(u"py"_s);
        m_panel->findChild<QPushButton *>(u"searchReplace"_s)->click();
        QCOMPARE(source(m_one), u"one.py"_s);
        QCOMPARE(source(m_two), u"two.ipynb"_s);
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        m_one->view()->document()->undo();
        QCOMPARE(source(m_one), u"one.ipynb"_s);
    }

    void whatWouldStandThereIsShownBeforeItIsReplaced()
    {
        find(u"(\\w+)\\.ipynb"_s);
        for (QToolButton *button : m_panel->findChildren<QToolButton *>()) {
            if (button->text() == u".*"_s) {
                button->click();
            }
        }
        QTRY_COMPARE(tree()->topLevelItemCount(), 2);
        const auto *line = tree()->topLevelItem(0)->child(0)->child(0);
        const QImage before = tree()->grab().toImage();
        m_panel->findChild<QLineEdit *>(u"searchWith"_s)->setText(u"$1.py"_s);
        QCOMPARE(line->data(0, FindLineDelegate::replacementRole).toString(), u"one.py"_s);
        QCOMPARE(line->data(0, Qt::AccessibleDescriptionRole).toString(), u"Becomes one.py"_s);
        QVERIFY(tree()->grab().toImage() != before);
        m_panel->findChild<QLineEdit *>(u"searchWith"_s)->clear();
        QVERIFY(!line->data(0, FindLineDelegate::replacementRole).isValid());
        QCOMPARE(source(m_one), u"one.ipynb"_s);
    }

    void everyControlHasAName() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    void find(const QString &text) { m_panel->findChild<QLineEdit *>(u"searchText"_s)->setText(text); }
    QTreeWidget *tree() const { return m_panel->findChild<QTreeWidget *>(); }
    QString status() const { return m_panel->findChild<QLabel *>(u"searchStatus"_s)->text(); }
    static QString source(NotebookPage *page) { return page->view()->document()->cell(0).source(); }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<TabArea> m_tabs;
    NotebookPage *m_one = nullptr;
    NotebookPage *m_two = nullptr;
    std::unique_ptr<SearchPanel> m_panel;
};

QTEST_MAIN(tst_SearchPanel)
#include "tst_SearchPanel.moc"
