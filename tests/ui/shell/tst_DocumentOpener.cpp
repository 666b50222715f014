// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "session/KernelConsole.h"
#include "support/Waiting.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/FilePage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QAbstractButton>
#include <QSignalSpy>

using namespace quire;
using namespace Qt::StringLiterals;
using session::NotebookRef;
using ui::DocumentOpener;
using ui::FilePage;

namespace {

/// A page with something to lose.
class EditedPage : public FilePage
{
public:
    using FilePage::FilePage;

    bool hasUnsavedWork() const override { return m_isEdited; }
    Reply<void> save() override
    {
        m_isEdited = false;
        return readyReply<void>(Result<void>());
    }

private:
    bool m_isEdited = true;
};

} // namespace

/// What opens where. Pages are plain ones made here; no server is started.
class tst_DocumentOpener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_tabs = m_desk->showTabs();
        m_opener = new DocumentOpener(m_desk->services(), m_tabs.get(), m_tabs.get());
        const auto make = [](const NotebookRef &ref, session::AttachedMachine *machine, QWidget *parent) {
            return new FilePage(ref, machine, parent);
        };
        m_opener->kinds().add({u"picture"_s, {u"png"_s, u"svg"_s}, make});
        m_opener->kinds().add(
            {u"text"_s, {u"txt"_s}, [](const NotebookRef &ref, session::AttachedMachine *machine, QWidget *parent) {
                 return new EditedPage(ref, machine, parent);
             }});
    }

    void cleanup()
    {
        m_tabs.reset();
        m_desk.reset();
    }

    void filesComeBackNextTimeUntilTheyAreClosed()
    {
        m_opener->openFile(file(u"plot.svg"_s));
        const auto open = m_desk->settings.openFiles.value();
        QCOMPARE(open.size(), 1);
        m_tabs->requestClose(m_tabs->currentIndex());
        QVERIFY(m_desk->settings.openFiles.value().isEmpty());
        m_desk->settings.openFiles.set(open);
        m_opener->restore();
        QCOMPARE(m_tabs->pages().size(), 1);
        QCOMPARE(m_tabs->pages().first()->title(), u"plot.svg"_s);
    }

    void aClosedFileIsReopened()
    {
        m_opener->openFile(file(u"plot.svg"_s));
        m_opener->openFile(file(u"photo.png"_s));
        m_tabs->requestClose(m_tabs->currentIndex());
        m_tabs->requestClose(m_tabs->currentIndex());
        m_tabs->reopen();
        QCOMPARE(m_tabs->currentPage()->title(), u"plot.svg"_s);
        m_tabs->reopen();
        QCOMPARE(m_tabs->currentPage()->title(), u"photo.png"_s);
        m_tabs->reopen();
        QCOMPARE(m_tabs->pages().size(), 2);
    }

    void consolesComeBackWhereTheirNotebooksDo()
    {
        m_opener->open(m_desk->workspace.refForLocalFile(m_desk->write(u"a.ipynb"_s, {u"1"_s})));
        ui::NotebookPage *notebook = m_tabs->currentNotebook();
        QTRY_VERIFY(notebook->session()->document());
        ui::ConsolePage *console = m_opener->consoles().open(notebook);
        QVERIFY(console);
        QCOMPARE(m_opener->consoles().open(notebook), console);
        console->console()->document()->setSource(console->console()->prompt(), u"half"_s);
        QVERIFY(testing::wait(console->suspend()).has_value());
        const auto open = m_desk->settings.openConsoles.value();
        QCOMPARE(open.size(), 1);

        const std::unique_ptr<ui::TabArea> later = m_desk->showTabs();
        DocumentOpener opener(m_desk->services(), later.get(), later.get());
        opener.restore();
        QVERIFY(later->currentNotebook()); // It stays in front.
        auto *again = later->findChild<ui::ConsolePage *>();
        QVERIFY(again);
        QTRY_COMPARE(again->console()->document()->cell(0).source(), u"half"_s);
        later->requestClose(later->indexOf(again));
        QVERIFY(m_desk->settings.openConsoles.value().isEmpty());
    }

    void aFileOpensOnceAsWhatItsNameSays()
    {
        FilePage *page = m_opener->openFile(file(u"plot.svg"_s));
        QVERIFY(page);
        QCOMPARE(m_tabs->currentPage(), page);
        QCOMPARE(m_tabs->tabText(m_tabs->currentIndex()), u"plot.svg"_s);
        m_tabs->showLauncher();
        QCOMPARE(m_opener->openFile(file(u"plot.svg"_s)), page);
        QCOMPARE(m_tabs->currentPage(), page);
    }

    void theSameFileCanBeSeenAsAnotherKindToo()
    {
        FilePage *picture = m_opener->openFile(file(u"plot.svg"_s));
        Q_EMIT picture->otherKindRequested(u"text"_s);
        QVERIFY(m_tabs->currentPage() != picture);
        QCOMPARE(m_tabs->pages().size(), 2);
    }

    void aFileNoKindTakesHasNoPage()
    {
        QVERIFY(!m_opener->openFile(file(u"model.pt"_s)));
        QVERIFY(!m_opener->openFile(file(u"plot.svg"_s), u"unknown"_s));
        QVERIFY(m_tabs->pages().isEmpty());
    }

    void notebooksOpenAsNotebooks()
    {
        m_opener->open(m_desk->workspace.refForLocalFile(m_desk->write(u"a.ipynb"_s, {u"1"_s})));
        QVERIFY(m_tabs->currentNotebook());
    }

    void aPageWithUnsavedWorkAsksInItselfBeforeItCloses()
    {
        FilePage *page = m_opener->openFile(file(u"notes.txt"_s));
        QVERIFY(m_tabs->tabText(m_tabs->indexOf(page)).contains(u'●'));
        m_tabs->requestClose(m_tabs->indexOf(page));
        QCOMPARE(m_tabs->currentPage(), page);
        QTest::mouseClick(page->findChild<QAbstractButton *>(u"action:save"_s), Qt::LeftButton);
        QTRY_VERIFY(m_tabs->pages().isEmpty());
    }

    void aFileOfAMachineThatIsGoneIsExplained()
    {
        QSignalSpy failed(m_opener, &DocumentOpener::failed);
        QVERIFY(!m_opener->openNotebook({{u"nowhere"_s, u"gone"_s}, RemotePath(u"lost.ipynb"_s), {}, false}));
        QCOMPARE(failed.size(), 1);
        QVERIFY(!m_opener->openFile({{u"nowhere"_s, u"gone"_s}, RemotePath(u"lost.svg"_s), {}, false}));
    }

private:
    NotebookRef file(const QString &name) const
    {
        return m_desk->workspace.refForLocalFile(QDir(m_desk->local->root()).filePath(name));
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<ui::TabArea> m_tabs;
    DocumentOpener *m_opener = nullptr;
};

QTEST_MAIN(tst_DocumentOpener)
#include "tst_DocumentOpener.moc"
