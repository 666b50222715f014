// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/shell/Desk.h"
#include "ui/tools/QueuePanel.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace quire;
using namespace Qt::StringLiterals;
using session::NotebookSession;
using ui::QueuePanel;

/// The panel beside a notebook whose first cell waits for input.
class tst_QueuePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::ignore = m_desk.journal.open();
        m_notebook = m_desk.workspace.open(m_desk.workspace.refForLocalFile(
            m_desk.write(u"n.ipynb"_s, {u"input()"_s, u"log = ['a']"_s, u"log = ['b']"_s, u"log = ['c']"_s})));
        m_notebook->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_notebook->kernel().isFree(), 60000);
    }

    void init()
    {
        m_panel = std::make_unique<QueuePanel>(&m_desk.workspace, m_desk.icons);
        m_panel->setMachine(m_desk.workspace.thisComputer()->id());
        m_list = m_panel->findChild<QTreeView *>(u"runQueue"_s);
        m_panel->resize(400, 300);
        m_panel->show();
        QSignalSpy asked(&m_notebook->kernel(), &session::NotebookKernel::inputRequested);
        QList<notebook::CellId> all;
        for (const notebook::Cell &cell : m_notebook->document()->notebook().cells) {
            all.append(cell.id());
        }
        m_notebook->kernel().run(all);
        QVERIFY(asked.wait(20000));
        QTRY_COMPARE(m_list->model()->rowCount(), 4);
    }

    void cleanup()
    {
        m_notebook->kernel().runs().cancelWaiting();
        m_notebook->kernel().answerInput(m_notebook->document()->cell(0).id(), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_notebook->kernel().isFree(), 20000);
        m_panel.reset();
    }

    void cleanupTestCase()
    {
        const Reply<bool> released = m_desk.local->release();
        QTRY_VERIFY_WITH_TIMEOUT(released.isFinished(), 20000);
    }

    void waitingCellsAreMovedByTheButtons()
    {
        choose(3);
        click(u"queueUp"_s);
        QCOMPARE(text(2), u"log = ['c']"_s);
        QCOMPARE(m_list->currentIndex().row(), 2);
        click(u"queueDown"_s);
        QCOMPARE(text(3), u"log = ['c']"_s);
        QVERIFY(!button(u"queueDown"_s)->isEnabled());
    }

    void whatRunsCannotBeMovedOrTakenBack()
    {
        choose(0);
        QVERIFY(!button(u"queueUp"_s)->isEnabled());
        QVERIFY(!button(u"queueDown"_s)->isEnabled());
        QVERIFY(!button(u"queueCancel"_s)->isEnabled());
        QVERIFY(button(u"queueInterrupt"_s)->isEnabled());
    }

    void oneOrAllThatWaitAreTakenBack()
    {
        choose(2);
        click(u"queueCancel"_s);
        QCOMPARE(m_list->model()->rowCount(), 3);
        click(u"queueCancelAll"_s);
        QCOMPARE(m_list->model()->rowCount(), 1);
        QVERIFY(!button(u"queueCancelAll"_s)->isEnabled());
    }

    void interruptingEndsTheRunAndWhatWaitsBehindIt()
    {
        click(u"queueInterrupt"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_list->model()->rowCount(), 0, 20000);
        QVERIFY(m_notebook->kernel().cellRun(m_notebook->document()->cell(0).id()).failed);
    }

    void enterGoesToTheCell()
    {
        QSignalSpy wanted(m_panel.get(), &QueuePanel::cellRequested);
        choose(1);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(1).value<notebook::CellId>(), m_notebook->document()->cell(1).id());
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    QAbstractButton *button(const QString &name) const { return m_panel->findChild<QAbstractButton *>(name); }
    void click(const QString &name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    void choose(int row) const { m_list->setCurrentIndex(m_list->model()->index(row, 0)); }
    QString text(int row) const { return m_list->model()->index(row, 0).data().toString(); }

    testing::Desk m_desk;
    NotebookSession *m_notebook = nullptr;
    std::unique_ptr<QueuePanel> m_panel;
    QTreeView *m_list = nullptr;
};

QTEST_MAIN(tst_QueuePanel)
#include "tst_QueuePanel.moc"
