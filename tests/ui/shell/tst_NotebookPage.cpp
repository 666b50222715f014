// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/NotebookPage.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QToolButton>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::CellType;
using session::NotebookSession;
using ui::NotebookPage;
using ui::NotebookView;

class tst_NotebookPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        const QString file = m_desk->write(u"one.ipynb"_s, {u"a = 1"_s, u"b = 2"_s});
        m_session = m_desk->workspace.open(m_desk->workspace.refForLocalFile(file));
        m_page = std::make_unique<NotebookPage>(m_session, &m_desk->theme, &m_desk->syntax, m_desk->icons);
        m_page->resize(800, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void theCellsComeWithTheFocusAsSoonAsTheFileIsRead()
    {
        QVERIFY(!m_page->view()->isVisible());
        QSignalSpy editable(m_page.get(), &NotebookPage::becameEditable);
        QVERIFY(load());
        QTRY_COMPARE(editable.size(), 1);
        QVERIFY(m_page->view()->hasFocus());
    }

    void whatIsNoNotebookIsSaidInThePage()
    {
        QFile file(m_session->ref().localFile);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no JSON") > 0);
        file.close();
        m_session->openWithoutKernel();
        QTRY_VERIFY(m_page->notifications()->isVisible());
        QVERIFY(!m_page->view()->isVisible());
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
    }

    void theTabWearsADotWhileThereIsSomethingToSave()
    {
        QVERIFY(load());
        QSignalSpy texts(m_page.get(), &NotebookPage::tabTextChanged);
        QTest::keyClick(m_page->view(), Qt::Key_B);
        QCOMPARE(texts.last().first().toString(), u"one.ipynb ●"_s);
        std::ignore = m_session->file().save();
        QTRY_COMPARE(m_page->tabText(), u"one.ipynb"_s);
    }

    void aRestartIsAskedAboutBecauseItLosesVariables()
    {
        QVERIFY(load());
        QTest::keyClicks(m_page->view(), u"00"_s);
        QVERIFY(m_page->notifications()->isShowing(u"restart"_s));
        QCOMPARE(QApplication::focusWidget()->objectName(), u"action:restart"_s);
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
        auto *cancel = m_page->notifications()->findChild<QAbstractButton *>(u"action:cancel"_s);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!m_page->notifications()->isShowing(u"restart"_s));
        QVERIFY(m_page->view()->hasFocus());
        QCOMPARE(m_session->kernel().status().state, session::KernelStatus::State::None);
    }

    void theToolbarActsOnTheCurrentCell()
    {
        QVERIFY(load());
        QTest::mouseClick(button(u"Insert cell below"_s), Qt::LeftButton);
        QCOMPARE(m_session->document()->cellCount(), 3);
        QCOMPARE(m_session->document()->cell(1).source(), QString());
    }

    void theKindOfACellIsShownAndChangedInTheToolbar()
    {
        QVERIFY(load());
        auto *type = m_page->findChild<QComboBox *>();
        QCOMPARE(type->currentText(), u"Code"_s);
        QTest::keyClick(type, Qt::Key_M); // As typed in a list: the first that starts so.
        QCOMPARE(m_session->document()->cell(0).type(), CellType::Markdown);
        QVERIFY(m_page->view()->hasFocus());
        QTest::keyClick(m_page->view(), Qt::Key_J);
        QCOMPARE(type->currentText(), u"Code"_s);
        QTest::keyClick(m_page->view(), Qt::Key_R);
        QCOMPARE(type->currentText(), u"Raw"_s);
    }

    void everythingHasANameAndIsReachedByTab()
    {
        QVERIFY(load());
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
    }

private:
    bool load() const
    {
        m_session->openWithoutKernel();
        return QTest::qWaitFor([this] { return m_page->view()->isVisible(); });
    }
    QWidget *button(const QString &name) const
    {
        const auto buttons = m_page->findChildren<QToolButton *>();
        const auto found = std::ranges::find(buttons, name, &QWidget::accessibleName);
        return found == buttons.end() ? nullptr : *found;
    }

    std::unique_ptr<testing::Desk> m_desk;
    NotebookSession *m_session = nullptr;
    std::unique_ptr<NotebookPage> m_page;
};

QTEST_MAIN(tst_NotebookPage)
#include "tst_NotebookPage.moc"
