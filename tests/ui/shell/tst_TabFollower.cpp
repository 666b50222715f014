// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "ListedProvider.h"
#include "models/FileOperations.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"
#include "ui/editor/CodeEditor.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabFollower.h"
#include "ui/shell/TextPage.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FolderSource;
using session::SavedFile;

/// What becomes of an open tab when the file browser renames, moves or removes its file: on a real server.
class tst_TabFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_desk.catalog.addProvider(
            new testing::ListedProvider(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}}));
        QVERIFY(testing::wait(m_desk.catalog.refresh()));
        m_machine = m_desk.workspace.machine({u"fixed"_s, u"m"_s});
        QVERIFY(testing::wait(m_machine->whenAttached()));
        m_tabs = m_desk.showTabs();
        m_opener = new ui::DocumentOpener(m_desk.services(), m_tabs.get(), m_tabs.get());
        m_opener->kinds().add(ui::TextPage::kind(m_desk.services()));
        m_files = new ui::MachineFiles(m_desk.services(), m_opener, m_tabs.get());
        m_follower = new ui::TabFollower(m_files, m_tabs.get(), &m_desk.workspace, m_tabs.get());
        connect(m_follower, &ui::TabFollower::filesMoved, m_opener, [this] { m_opener->rememberFiles(); });
        m_files->setMachine(m_machine, {});
    }

    void cleanup()
    {
        for (session::NotebookSession *session : m_desk.workspace.notebooks()) {
            m_desk.workspace.close(session);
        }
        while (m_tabs->count() > 0) {
            delete m_tabs->widget(0);
        }
    }

    void cleanupTestCase()
    {
        QVERIFY(testing::wait(m_files->leave()));
        m_tabs.reset();
    }

    void aRenamedNotebookIsWrittenUnderItsNewName()
    {
        session::NotebookSession *notebook = openNotebook(u"a.ipynb"_s);
        QTRY_VERIFY_WITH_TIMEOUT(notebook->kernel().session(), 30'000);
        testing::Desk::edit(notebook);
        operations().rename(browser()->source(), RemotePath(u"a.ipynb"_s), u"b.ipynb"_s);
        QTRY_COMPARE(notebook->ref().title(), u"b.ipynb"_s);
        QCOMPARE(m_tabs->currentPage()->title(), u"b.ipynb"_s);
        QVERIFY(m_tabs->tabText(m_tabs->currentIndex()).contains(u"b.ipynb"_s));
        QVERIFY(notebook->document()->isModified()); // What was typed is still there.

        QVERIFY(testing::wait(notebook->file().save()));
        QVERIFY(m_server.read(u"b.ipynb"_s).contains("edited"));
        QVERIFY(m_server.read(u"a.ipynb"_s).isEmpty());
        QTRY_VERIFY(sessionPaths().contains(RemotePath(u"b.ipynb"_s))); // The same kernel, under the new name.
        QVERIFY(!sessionPaths().contains(RemotePath(u"a.ipynb"_s)));
        QCOMPARE(m_desk.settings.openNotebooks.value().first().path, u"b.ipynb"_s);
    }

    void theSafetyCopyComesAlong()
    {
        session::NotebookSession *notebook = openNotebook(u"safe.ipynb"_s);
        testing::Desk::edit(notebook);
        QVERIFY(testing::wait(notebook->file().keepSafetyCopy()));
        const QString before = notebook->ref().identity();
        operations().rename(browser()->source(), RemotePath(u"safe.ipynb"_s), u"safer.ipynb"_s);
        QTRY_COMPARE(notebook->ref().title(), u"safer.ipynb"_s);
        QVERIFY(!*testing::wait(m_desk.recovery.find(before)));
        const auto copy = testing::wait(m_desk.recovery.find(notebook->ref().identity()));
        QVERIFY(copy && *copy && (*copy)->bytes.contains("edited"));
    }

    void whatIsInARenamedFolderFollows()
    {
        QVERIFY(QDir().mkpath(m_server.root() + u"/old/deep"_s));
        QVERIFY(m_server.write(u"old/deep/notes.txt"_s, "one"));
        auto *page = qobject_cast<ui::TextPage *>(m_opener->openFile(ref(u"old/deep/notes.txt"_s)));
        QVERIFY(page);
        QTRY_VERIFY(page->file()->isLoaded());
        operations().rename(browser()->source(), RemotePath(u"old"_s), u"new"_s);
        QTRY_COMPARE(page->place(), u"new/deep/notes.txt"_s);
        page->editor()->setText(u"two"_s);
        QTRY_VERIFY(page->hasUnsavedWork());
        QVERIFY(testing::wait(page->save()));
        QCOMPARE(m_server.read(u"new/deep/notes.txt"_s), "two"_ba);
        QCOMPARE(m_desk.settings.openFiles.value().first().path, u"new/deep/notes.txt"_s);
    }

    void aNotebookTheServerDoesNotShowRunsAndIsSavedAndFollows()
    {
        const QTemporaryDir disk;
        notebook::Notebook made;
        made.cells.append(notebook::Cell(notebook::CellType::Code, u"open('here.txt', 'w').close()"_s));
        QFile file(disk.filePath(u"a.ipynb"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(notebook::NotebookFile::write(made)) > 0);
        file.close();
        const session::NotebookRef place = m_desk.workspace.refAt(m_machine->id(), u'/' + file.fileName());
        QVERIFY(place.isOnDisk());
        session::NotebookSession *notebook = m_opener->openNotebook(place)->session();
        QTRY_VERIFY_WITH_TIMEOUT(notebook->kernel().session(), 60'000);
        const auto run = notebook->kernel().session()->execute({.code = made.cells.first().source()});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(disk.filePath(u"here.txt"_s)), 30'000); // It works in its folder.

        testing::Desk::edit(notebook);
        const session::NotebookRef renamed =
            m_desk.workspace.refAt(m_machine->id(), u'/' + disk.filePath(u"b.ipynb"_s));
        QVERIFY(QFile::rename(file.fileName(), disk.filePath(u"b.ipynb"_s)));
        m_follower->fileMoved(place, renamed);
        QCOMPARE(notebook->ref(), renamed);
        QVERIFY(testing::wait(notebook->file().save()));
        QFile written(disk.filePath(u"b.ipynb"_s));
        QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("edited"));
        QVERIFY(!file.exists());
        QCOMPARE(m_desk.settings.openNotebooks.value().first().path, u'/' + written.fileName());
    }

    void aRemovedFileSaysSoAndIsSavedAgain()
    {
        session::NotebookSession *notebook = openNotebook(u"gone.ipynb"_s);
        operations().remove(browser()->source(), {RemotePath(u"gone.ipynb"_s)}, FolderSource::Removal::Final);
        ui::NotificationBar *notices = m_tabs->currentPage()->notifications();
        QTRY_VERIFY(notices->isShowing(u"changed-elsewhere"_s));
        Q_EMIT notices->actionTriggered(u"changed-elsewhere"_s, u"overwrite"_s);
        QTRY_VERIFY(m_server.read(u"gone.ipynb"_s).contains("gone.ipynb"));
        QTRY_COMPARE(notebook->file().saveState(), SavedFile::SaveState::Saved);
        QVERIFY(!notices->isShowing(u"changed-elsewhere"_s));
    }

private:
    ui::FileBrowser *browser() const { return m_files->browser(); }
    models::FileOperations &operations() const { return browser()->operations(); }
    session::NotebookRef ref(const QString &path) { return m_desk.workspace.refFor(m_machine->id(), RemotePath(path)); }
    QList<RemotePath> sessionPaths() const
    {
        QList<RemotePath> paths;
        const auto sessions = testing::wait(m_machine->sessions().list());
        for (const jupyter::SessionModel &session : sessions.value_or(QList<jupyter::SessionModel>())) {
            paths.append(session.path);
        }
        return paths;
    }
    /// Null where it could not be opened.
    session::NotebookSession *openNotebook(const QString &name)
    {
        notebook::Notebook made;
        made.cells.append(notebook::Cell(notebook::CellType::Code, name));
        ui::NotebookPage *page =
            m_server.write(name, notebook::NotebookFile::write(made)) ? m_opener->openNotebook(ref(name)) : nullptr;
        const bool isLoaded =
            page && QTest::qWaitFor([page] { return page->session()->document() != nullptr; }, 30'000);
        return isLoaded ? page->session() : nullptr;
    }

    testing::JupyterServer m_server{{}};
    testing::Desk m_desk;
    session::AttachedMachine *m_machine = nullptr;
    std::unique_ptr<ui::TabArea> m_tabs;
    ui::DocumentOpener *m_opener = nullptr;
    ui::MachineFiles *m_files = nullptr;
    ui::TabFollower *m_follower = nullptr;
};

QTEST_MAIN(tst_TabFollower)
#include "tst_TabFollower.moc"
