// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "ListedProvider.h"
#include "net/PublicFiles.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"
#include "ui/files/FileBrowser.h"
#include "ui/files/GitLine.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/FolderDesk.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/MachineWork.h"
#include "ui/shell/TerminalPage.h"
#include "ui/shell/TerminalTabs.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;

/// What is offered of the folder one is in: on a real server, with a real Git.
class tst_FolderDesk : public QObject
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
        QVERIFY(QDir().mkpath(m_server.root() + u"/plain"_s));
        QVERIFY(QProcess::execute(u"git"_s, {u"init"_s, u"-q"_s, u"-b"_s, u"spring"_s, m_server.root() + u"/work"_s}) ==
                0);
        QVERIFY(m_server.write(u"work/new.txt"_s, "new"));
        m_tabs = m_desk.showTabs();
        m_opener = new ui::DocumentOpener(m_desk.services(), m_tabs.get(), m_tabs.get());
        m_files = new ui::MachineFiles(m_desk.services(), m_opener, m_tabs.get());
        m_work = new ui::MachineWork(new ui::NotificationBar(m_tabs.get()), &m_publicFiles, m_tabs.get());
        new ui::FolderDesk(m_files->browser(), &m_desk.workspace, &m_opener->terminals(), m_work, m_desk.icons,
                           m_tabs.get());
        m_files->setMachine(m_machine, {});
    }

    void cleanupTestCase()
    {
        QVERIFY(testing::wait(m_files->leave()));
        m_tabs.reset();
    }

    void aWorkTreeShowsItsBranchAndChanges()
    {
        auto *line = m_files->browser()->findChild<ui::GitLine *>();
        QVERIFY(line && line->isHidden());
        go(u"work"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!line->isHidden(), 30'000);
        const auto labels = line->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *each) { return each->text() == u"spring · 1 changed"; }));
        go(u"plain"_s);
        QVERIFY(line->isHidden());
    }

    void aTerminalOpensInTheFolder()
    {
        go(u"work"_s);
        choose(u"files.terminal"_s);
        QTRY_VERIFY(m_tabs->findChild<ui::TerminalPage *>());
        auto *page = m_tabs->findChild<ui::TerminalPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(!page->name().isEmpty(), 20'000); // It runs.
    }

    void whatComesFromTheWebIsMeantForTheFolder()
    {
        go(u"plain"_s);
        for (const auto &[action, name] : {std::pair(u"files.clone"_s, u"cloneDialog"_s),
                                           std::pair(u"files.download-address"_s, u"downloadDialog"_s)}) {
            choose(action);
            auto *dialog = m_tabs->findChild<QDialog *>(name);
            QVERIFY(dialog);
            QCOMPARE(dialog->findChild<QLineEdit *>(u"folder"_s)->text(), u"plain"_s);
            dialog->close();
        }
    }

private:
    void go(const QString &folder)
    {
        m_files->browser()->showFolder(u"notebooks"_s, RemotePath(folder));
        QTRY_VERIFY(m_files->browser()->model()->isFresh());
    }
    void choose(const QString &id)
    {
        auto *browser = m_files->browser();
        browser->show();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), browser->mapToGlobal(QPoint(10, 10)));
        QCoreApplication::sendEvent(browser, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        auto *action = menu->findChild<QAction *>(id);
        QVERIFY(action);
        action->trigger();
        menu->close();
    }

    testing::JupyterServer m_server{{}};
    testing::Desk m_desk;
    net::PublicFiles m_publicFiles;
    session::AttachedMachine *m_machine = nullptr;
    std::unique_ptr<ui::TabArea> m_tabs;
    ui::DocumentOpener *m_opener = nullptr;
    ui::MachineFiles *m_files = nullptr;
    ui::MachineWork *m_work = nullptr;
};

QTEST_MAIN(tst_FolderDesk)
#include "tst_FolderDesk.moc"
