// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/OpenNotebook.h"
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/tools/VariablesPanel.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::VariablesPanel;

/// The panel beside a notebook with a real kernel.
class tst_VariablesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_open.open(), m_open.server.log().constData());
        QVERIFY(m_open.run(u"beta = 2; alpha = [1, 2, 3]\ndef helper(): pass"_s));
    }

    void init()
    {
        m_panel = std::make_unique<VariablesPanel>(ui::Icons(&m_theme));
        m_list = m_panel->findChild<QTreeView *>(u"variables"_s);
        m_panel->setKernel(&m_open.kernel());
        m_panel->resize(400, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_list->setFocus();
        QTRY_VERIFY(names().contains(u"beta"_s));
    }

    void cleanup() { m_panel.reset(); }

    void variablesAreSortedByWhatThePersonChose()
    {
        QCOMPARE(names(), (QStringList{u"alpha"_s, u"beta"_s}));
        m_list->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{u"beta"_s, u"alpha"_s}));
    }

    void theFilterLooksAtEverythingThatIsShown()
    {
        auto *filter = m_panel->findChild<QLineEdit *>(u"variableFilter"_s);
        QTest::keyClicks(filter, u"LIST"_s);
        QCOMPARE(names(), QStringList{u"alpha"_s});
        filter->clear();
        QCOMPARE(names().size(), 2);
    }

    void functionsAreShownWhenWanted()
    {
        QTest::mouseClick(m_panel->findChild<QAbstractButton *>(u"showCode"_s), Qt::LeftButton);
        QCOMPARE(names(), (QStringList{u"alpha"_s, u"beta"_s, u"helper"_s}));
    }

    void copyGivesTheSelectedRows()
    {
        m_list->setCurrentIndex(m_list->model()->index(1, 0));
        QTest::keyClick(m_list, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"beta\tint\t"));
    }

    void enterShowsWhatIsATable()
    {
        QSignalSpy opened(m_panel.get(), &VariablesPanel::tableOpened);
        m_list->setCurrentIndex(m_list->model()->index(1, 0)); // A number is none.
        QTest::keyClick(m_list, Qt::Key_Return);
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
        QTest::keyClick(m_list, Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), u"alpha"_s);
        QCOMPARE(opened.first().at(1).value<session::VariableTable>().rows, 3);
    }

    void deletingAsksFirst()
    {
        QVERIFY(m_open.run(u"gone = 1"_s));
        QTRY_COMPARE(names().size(), 3);
        m_list->setCurrentIndex(m_list->model()->index(2, 0));
        QTest::keyClick(m_list, Qt::Key_Delete);
        QTest::mouseClick(m_panel->findChild<QAbstractButton *>(u"action:cancel"_s), Qt::LeftButton);
        QCOMPARE(names().size(), 3);
        QTest::keyClick(m_list, Qt::Key_Delete);
        QTest::mouseClick(m_panel->findChild<QAbstractButton *>(u"action:delete"_s), Qt::LeftButton);
        QTRY_COMPARE(names().size(), 2);
    }

    void withoutAKernelItSaysSo()
    {
        m_panel->setKernel(nullptr);
        QCOMPARE(m_list->model()->rowCount(), 0);
        const QList<QLabel *> labels = m_panel->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"No kernel"); }));
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < m_list->model()->rowCount(); ++row) {
            all.append(m_list->model()->index(row, 0).data().toString());
        }
        return all;
    }

    testing::OpenNotebook m_open;
    ui::Theme m_theme;
    std::unique_ptr<VariablesPanel> m_panel;
    QTreeView *m_list = nullptr;
};

QTEST_MAIN(tst_VariablesPanel)
#include "tst_VariablesPanel.moc"
