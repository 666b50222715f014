// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/NotebookFile.h"
#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "ui/machines/AddServerDialog.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using session::NotebookSession;
using ui::MainWindow;

/// The window over notebooks on disk; no server is started. The journeys show it with one.
class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        tools::Driver::isolate(m_home->filePath(u"profile"_s));
        tools::Driver::prepare(m_home->path(), u"en"_s, false);
        m_program = std::make_unique<ui::Composition>();
        window()->show();
        QVERIFY(QTest::qWaitForWindowActive(window()));
    }

    void cleanup() { m_program.reset(); }

    void theTitleNamesTheNotebookInFront()
    {
        open(u"one.ipynb"_s);
        QVERIFY(window()->windowTitle().contains(u"one.ipynb"));
        window()->showLauncher();
        QCOMPARE(window()->windowTitle(), u"Quire"_s);
    }

    void aWindowWithNothingToLoseClosesAtOnce()
    {
        open(u"one.ipynb"_s);
        QSignalSpy closed(window(), &MainWindow::closed);
        window()->close();
        QCOMPARE(closed.size(), 1);
    }

    void unsavedWorkHoldsTheWindowUntilItIsSaved()
    {
        QSignalSpy closed(window(), &MainWindow::closed);
        edit(open(u"one.ipynb"_s));
        edit(open(u"two.ipynb"_s));
        window()->close();
        QVERIFY(window()->isVisible());
        QTest::keyClick(question(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 0);
        window()->close();
        QTest::mouseClick(question()->button(QMessageBox::SaveAll), Qt::LeftButton);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(read(u"one.ipynb"_s).contains("edited") && read(u"two.ipynb"_s).contains("edited"));
    }

    void discardingClosesAndLeavesTheFilesAlone()
    {
        QSignalSpy closed(window(), &MainWindow::closed);
        edit(open(u"one.ipynb"_s));
        window()->close();
        QTest::mouseClick(question()->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!read(u"one.ipynb"_s).contains("edited"));
    }

    void aNotebookOfAMachineThatIsGoneIsExplained()
    {
        QVERIFY(!window()->openNotebook({{u"nowhere"_s, u"gone"_s}, RemotePath(u"lost.ipynb"_s), {}, false}));
        auto *said = window()->findChild<QWidget *>(u"notification:machine"_s);
        QVERIFY(said && said->isVisible());
        QVERIFY(said->accessibleName().contains(u"lost.ipynb"));
    }

    void anAddressGivenAtTheStartIsReadyToBeAdded()
    {
        window()->addServer(u"https://example.org/lab?token=x"_s);
        auto *dialog = window()->findChild<ui::AddServerDialog *>();
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QPushButton *>(u"confirmServer"_s)->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

private:
    MainWindow *window() const { return m_program->window(); }
    QMessageBox *question() const { return window()->findChild<QMessageBox *>(u"unsavedBox"_s); }

    NotebookSession *open(const QString &name) const
    {
        notebook::Notebook made;
        made.cells = {notebook::Cell(notebook::CellType::Code, u"a = 1"_s)};
        QFile file(m_home->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(notebook::NotebookFile::write(made)) <= 0) {
            return nullptr;
        }
        file.close();
        const session::NotebookRef ref = m_program->workspace().refForLocalFile(file.fileName());
        NotebookSession *session = m_program->workspace().open(ref);
        session->openWithoutKernel();
        window()->openNotebook(ref);
        const bool isLoaded = QTest::qWaitFor([session] { return session->document() != nullptr; });
        return isLoaded ? session : nullptr;
    }
    static void edit(NotebookSession *session)
    {
        session->document()->setSource(session->document()->cell(0).id(), u"edited"_s);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_home->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ui::Composition> m_program;
};

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
