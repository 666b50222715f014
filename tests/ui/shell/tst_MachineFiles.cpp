// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "models/MachineDisks.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/FilePage.h"
#include "ui/shell/MachineFiles.h"
#include "ui/viewers/QuickLook.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using ui::DocumentOpener;
using ui::MachineFiles;

/// What the window does with what is chosen in its file browser. No server is started.
class tst_MachineFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_desk = std::make_unique<testing::Desk>();
        m_tabs = m_desk->showTabs();
        m_opener = new DocumentOpener(m_desk->services(), m_tabs.get(), m_tabs.get());
        m_opener->kinds().add({u"text"_s,
                               {u"txt"_s},
                               [](const session::NotebookRef &ref, session::AttachedMachine *machine, QWidget *parent) {
                                   return new ui::FilePage(ref, machine, parent);
                               }});
        m_files = new MachineFiles(m_desk->services(), m_opener, m_tabs.get());
        m_machine = m_desk->workspace.thisComputer();
        m_files->setMachine(m_machine, u"Starting…"_s);
    }

    void cleanup()
    {
        m_tabs.reset();
        m_desk.reset();
    }

    void whileTheMachineStartsItSaysSo()
    {
        const auto labels = m_files->browser()->findChildren<QLabel *>();
        QVERIFY(
            std::ranges::any_of(labels, [](auto *each) { return !each->isHidden() && each->text() == u"Starting…"; }));
    }

    void aFileOpensInATabAndAnotherWayWhereAsked()
    {
        choose(u"notes.txt"_s);
        QCOMPARE(m_tabs->pages().size(), 1);
        QCOMPARE(m_tabs->pages().first()->title(), u"notes.txt"_s);
        Q_EMIT m_files->browser()->openWithRequested(entry(u"data.json"_s), m_files->disks(m_machine)->root(),
                                                     u"text"_s);
        QCOMPARE(m_tabs->pages().size(), 2);
        Q_EMIT m_files->browser()->openWithRequested(entry(u"a.ipynb"_s), m_files->disks(m_machine)->root(),
                                                     u"notebook"_s);
        QCOMPARE(m_tabs->notebooks().size(), 1);
    }

    void whatTheServerCannotReachIsExplained()
    {
        QSignalSpy failed(m_opener, &DocumentOpener::failed);
        Q_EMIT m_files->browser()->openRequested(entry(u"far.txt"_s), nullptr);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().last().value<Error>().message.contains(u"far.txt"));
        QVERIFY(m_tabs->pages().isEmpty());
    }

    void aHiddenFileOpensLikeAnyOther()
    {
        choose(u".hidden.txt"_s);
        QCOMPARE(m_tabs->pages().size(), 1);
        QCOMPARE(m_tabs->pages().first()->title(), u".hidden.txt"_s);
    }

    void aNameThatIsNoTextIsOnlyShown()
    {
        const QString name = u"bad\uFFFD.txt"_s;
        choose(name);
        auto *bar = m_files->browser()->findChild<ui::NotificationBar *>();
        QVERIFY(bar->text(u"done"_s).contains(name));
        QVERIFY(m_tabs->findChild<ui::QuickLook *>());
        QVERIFY(m_tabs->pages().isEmpty());
    }

    void aMachineHasOneSourceWithItsOwnName()
    {
        QCOMPARE(m_files->disks(m_machine)->root(), m_files->disks(m_machine)->root());
        QCOMPARE(m_files->disks(m_machine)->root()->id(), m_machine->id().toText());
        QCOMPARE(m_files->disks(m_machine)->root()->absolutePath(RemotePath(u"a"_s)), m_machine->localRoot() + u"/a"_s);
    }

    void theViewIsKept()
    {
        m_files->browser()->findChild<QAction *>(u"files.list"_s)->trigger();
        QVERIFY(!m_desk->settings.fileView.value().isEmpty());
        const MachineFiles later(m_desk->services(), m_opener, m_tabs.get());
        QCOMPARE(later.browser()->saveState(), m_files->browser()->saveState());
    }

    void theLauncherIsAskedFor()
    {
        QSignalSpy asked(m_files, &MachineFiles::launcherRequested);
        m_files->browser()->findChild<QAction *>(u"files.new-launcher"_s)->trigger();
        QCOMPARE(asked.size(), 1);
    }

private:
    static FileEntry entry(const QString &name)
    {
        FileEntry entry;
        entry.path = RemotePath(name);
        entry.kind = FileEntry::kindOf(entry.path);
        return entry;
    }
    void choose(const QString &name) const
    {
        Q_EMIT m_files->browser()->openRequested(entry(name), m_files->disks(m_machine)->root());
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<ui::TabArea> m_tabs;
    DocumentOpener *m_opener = nullptr;
    MachineFiles *m_files = nullptr;
    session::AttachedMachine *m_machine = nullptr;
};

QTEST_MAIN(tst_MachineFiles)
#include "tst_MachineFiles.moc"
