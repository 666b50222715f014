// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/StatusArea.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace quire;
using namespace Qt::StringLiterals;
using session::NotebookSession;
using ui::NotebookPage;
using ui::StatusArea;

class tst_StatusArea : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_status = std::make_unique<StatusArea>(m_desk->icons);
        m_status->show();
        QVERIFY(QTest::qWaitForWindowActive(m_status.get()));
    }

    void cleanup()
    {
        m_status.reset();
        m_desk.reset();
    }

    void namesTheMachineAndHowItIs()
    {
        m_status->setMachine(m_desk->workspace.thisComputer());
        QVERIFY(machine()->text().startsWith(m_desk->workspace.thisComputer()->name()));
        QVERIFY(machine()->text().endsWith(u"not connected"));
        QCOMPARE(machine()->accessibleName(), u"Machine: This computer, not connected"_s);
        m_status->setMachine(nullptr);
        QCOMPARE(machine()->text(), u"No machine"_s);
        QCOMPARE(machine()->accessibleName(), u"No machine"_s);
    }

    void theMachineIsChosenByMouseAndByKeyboard()
    {
        QSignalSpy clicked(m_status.get(), &StatusArea::machineClicked);
        QTest::mouseClick(machine(), Qt::LeftButton);
        QTest::keyClick(machine(), Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
        QCOMPARE(testing::accessibilityGaps(m_status.get()), QStringList());
    }

    void saysWhetherTheNotebookIsSaved()
    {
        NotebookSession *session = m_desk->open(u"one.ipynb"_s);
        NotebookPage page(session, &m_desk->theme, &m_desk->syntax, m_desk->icons);
        m_status->setNotebook(&page);
        QCOMPARE(label(u"saveState"_s)->text(), u"Saved"_s);
        QCOMPARE(label(u"kernelState"_s)->text(), u"No kernel"_s);
        testing::Desk::edit(session);
        QCOMPARE(label(u"saveState"_s)->text(), u"Not saved yet"_s);
        std::ignore = session->file().save();
        QTRY_COMPARE(label(u"saveState"_s)->text(), u"Saved"_s);
    }

    void withoutANotebookThereIsNothingToSayAboutOne()
    {
        auto page = std::make_unique<NotebookPage>(m_desk->open(u"one.ipynb"_s), &m_desk->theme, &m_desk->syntax,
                                                   m_desk->icons);
        m_status->setNotebook(page.get());
        QVERIFY(label(u"saveState"_s)->isVisible());
        page.reset();
        QVERIFY(!label(u"saveState"_s)->isVisible());
        QVERIFY(!label(u"kernelState"_s)->isVisible());
    }

private:
    QToolButton *machine() const { return m_status->findChild<QToolButton *>(u"machineButton"_s); }
    QLabel *label(const QString &name) const { return m_status->findChild<QLabel *>(name); }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<StatusArea> m_status;
};

QTEST_MAIN(tst_StatusArea)
#include "tst_StatusArea.moc"
