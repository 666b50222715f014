// SPDX-License-Identifier: GPL-3.0-or-later
// A person's first minutes: start, this computer, a notebook, type, run, see, save, open again.
#include "machines/MachineProvider.h"
#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/LauncherPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace quire;
using session::DocumentStore;
using session::KernelStatus;

class tst_FirstNotebook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tools::Driver::isolate(m_home.filePath(QStringLiteral("profile")));
        m_root = m_home.filePath(QStringLiteral("root"));
        tools::Driver::prepare(m_root, QStringLiteral("en"), false);
        QApplication::setQuitOnLastWindowClosed(false);
        start();
    }

    void cleanupTestCase()
    {
        tools::Driver driver(m_program.get());
        QVERIFY(driver.quit());
    }

    void startsWithALauncherThatOffersThisComputer()
    {
        QVERIFY(window()->isVisible());
        auto *choice = window()->findChild<QAbstractButton *>(QStringLiteral("thisComputer"));
        QVERIFY(choice);
        QTest::mouseClick(choice, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(fileTree()->isVisible(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(fileTree()->model()->rowCount() > 0, 30000); // storage/
    }

    void aNewNotebookCanBeTypedIntoAtOnce()
    {
        QTest::mouseClick(window()->findChild<QAbstractButton *>(QStringLiteral("newNotebook")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window()->tabs()->currentNotebook() != nullptr, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page()->session()->document() != nullptr, 20000);
        QTRY_COMPARE(page()->session()->document()->cellCount(), 1);
        QTest::keyClick(page()->view(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("print('seen', 6*7)"));
        QCOMPARE(page()->session()->document()->cell(0).source(), QStringLiteral("print('seen', 6*7)"));
    }

    void shiftEnterRunsTheCellAndShowsItsOutput()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->session()->document()->cell(0).outputs().isEmpty(), 30000);
        QCOMPARE(page()->session()->document()->cell(0).outputs().first().text(), QStringLiteral("seen 42\n"));
        QTRY_COMPARE(page()->session()->document()->cellCount(), 2);
    }

    void unsavedWorkShowsInTheTabAndCtrlSSavesIt()
    {
        QVERIFY(window()->tabs()->tabText(window()->tabs()->currentIndex()).contains(u'●'));
        QTest::keyClick(window(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(page()->session()->file().saveState(), DocumentStore::SaveState::Saved, 20000);
        QTRY_VERIFY(!window()->tabs()->tabText(window()->tabs()->currentIndex()).contains(u'●'));
        QVERIFY(readFile().contains("seen 42"));
    }

    void closingAsksOnlyWhenSomethingWouldBeLost()
    {
        const session::NotebookRef ref = page()->session()->ref();
        page()->session()->document()->setSource(page()->session()->document()->cell(1).id(), QStringLiteral("# more"));
        NotebookPage *asking = page();
        window()->tabs()->requestClose(window()->tabs()->currentIndex());
        QVERIFY(asking->notifications()->isShowing(QStringLiteral("close")));
        QTest::mouseClick(asking->notifications()->findChild<QAbstractButton *>(QStringLiteral("action:save")),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window()->tabs()->currentNotebook() == nullptr, 20000);
        QVERIFY(readFile().contains("# more"));

        QVERIFY(window()->openNotebook(ref));
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->session()->document(), 20000);
        QCOMPARE(page()->session()->document()->cell(0).outputs().first().text(), QStringLiteral("seen 42\n"));
        window()->tabs()->requestClose(window()->tabs()->currentIndex()); // Nothing changed, nothing asked.
        QCOMPARE(window()->tabs()->currentNotebook(), nullptr);
    }

private:
    using NotebookPage = ui::NotebookPage;

    void start()
    {
        m_program = std::make_unique<ui::Composition>();
        m_program->start({});
        QVERIFY(QTest::qWaitForWindowActive(window()));
    }

    ui::MainWindow *window() const { return m_program->window(); }
    NotebookPage *page() const { return window()->tabs()->currentNotebook(); }
    QTreeView *fileTree() const { return window()->findChild<QTreeView *>(QStringLiteral("fileTree")); }

    QByteArray readFile() const
    {
        QFile file(m_root + QStringLiteral("/Untitled.ipynb"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_home;
    QString m_root;
    std::unique_ptr<ui::Composition> m_program;
};

QTEST_MAIN(tst_FirstNotebook)
#include "tst_FirstNotebook.moc"
