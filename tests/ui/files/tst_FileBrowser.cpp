// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "models/ContentsSource.h"
#include "models/FileOperations.h"
#include "models/RemoteFileModel.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"
#include "ui/files/FileBrowser.h"
#include "ui/files/FileCommands.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using models::FilePlace;
using ui::FileBrowser;
using ui::NotificationBar;

namespace {

/// The longest time the event loop did not come round.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_since.start();
        startTimer(std::chrono::milliseconds(1));
    }
    qint64 take() { return std::exchange(m_longest, 0); }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_since.restart()); }

private:
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace

/// The disk of a real server, in a person's hands.
class tst_FileBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8()); // Its trash.
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}}, m_clock);
        m_contents = std::make_unique<jupyter::Contents>(m_connection.get());
        m_source = std::make_unique<ContentsSource>(m_contents.get(), m_connection.get(), u"work"_s, QString());
        m_theme = std::make_unique<ui::Theme>();
    }

    void init()
    {
        QDir(m_server->root()).removeRecursively();
        QVERIFY(QDir().mkpath(m_server->root() + u"/folder"_s));
        QVERIFY(m_server->write(u"folder/inner.txt"_s, "inner"));
        QVERIFY(m_server->write(u"data.csv"_s, "1,2"));
        QVERIFY(m_server->write(u"train.ipynb"_s, "{}"));
        m_browser = std::make_unique<FileBrowser>(ui::Icons(m_theme.get()));
        m_browser->resize(300, 400);
        m_browser->show();
        QVERIFY(QTest::qWaitForWindowActive(m_browser.get()));
        m_browser->setPlaces({home(m_source.get())}, u"Work"_s);
        QTRY_COMPARE(names(), (QStringList{u"folder"_s, u"data.csv"_s, u"train.ipynb"_s}));
        m_browser->setFocus();
        QVERIFY(tree()->hasFocus());
    }

    void cleanup() { m_browser.reset(); }
    void cleanupTestCase() { m_server.reset(); }

    void saysWhyThereIsNothingYet()
    {
        m_browser->setPlaces({}, u"Work"_s, u"Starting…"_s);
        QVERIFY(!tree()->isVisible());
        const auto labels = m_browser->findChildren<QLabel *>();
        QVERIFY(
            std::ranges::any_of(labels, [](auto *each) { return each->isVisible() && each->text() == u"Starting…"; }));
    }

    void enterUnfoldsAFolderAndOpensAFile()
    {
        QSignalSpy opened(m_browser.get(), &FileBrowser::openRequested);
        select(u"folder"_s);
        QTest::keyClick(tree(), Qt::Key_Return);
        QVERIFY(tree()->isExpanded(row(u"folder"_s)));
        QTRY_VERIFY(row(u"folder/inner.txt"_s).isValid());
        QTest::keyClick(tree(), Qt::Key_Down);
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<FileEntry>().path, RemotePath(u"folder/inner.txt"_s));
        select(u"folder"_s);
        QTest::keyClick(tree(), Qt::Key_Return);
        QVERIFY(!tree()->isExpanded(row(u"folder"_s)));
    }

    void aDoubleClickDoesTheSameAsEnter()
    {
        QSignalSpy opened(m_browser.get(), &FileBrowser::openRequested);
        doubleClick(u"folder"_s);
        QVERIFY(tree()->isExpanded(row(u"folder"_s)));
        QCOMPARE(opened.size(), 0);
        doubleClick(u"data.csv"_s);
        QCOMPARE(opened.size(), 1);
    }

    void f2RenamesInPlaceAndTheFileStaysSelected()
    {
        QSignalSpy renamed(m_browser.get(), &FileBrowser::renamed);
        rename(u"data.csv"_s, u"results.csv"_s);
        QTRY_COMPARE(renamed.size(), 1);
        QCOMPARE(renamed.first().last().value<RemotePath>(), RemotePath(u"results.csv"_s));
        QTRY_COMPARE(tree()->currentIndex().data().toString(), u"results.csv"_s);
        QCOMPARE(m_server->read(u"results.csv"_s), QByteArray("1,2"));
    }

    void aTakenNameIsSaidInWordsAndOverwritesNothing()
    {
        rename(u"data.csv"_s, u"train.ipynb"_s);
        QTRY_VERIFY(notices()->isShowing(u"failure"_s));
        QVERIFY(notices()->text(u"failure"_s).contains(u"train.ipynb"));
        QCOMPARE(m_server->read(u"train.ipynb"_s), QByteArray("{}"));
        QVERIFY(row(u"data.csv"_s).isValid());
    }

    void deleteAsksFirstAndSpaceAgrees()
    {
        QSignalSpy removed(m_browser.get(), &FileBrowser::removed);
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_Delete);
        QVERIFY(notices()->text(u"delete"_s).contains(u"data.csv"));
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Delete); // Asked again: the answer is still under the finger.
        QCOMPARE(QApplication::focusWidget()->objectName(), u"action:delete"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(removed.size(), 1);
        QTRY_VERIFY(!row(u"data.csv"_s).isValid());
        QVERIFY(m_server->read(u"data.csv"_s).isEmpty());
        QVERIFY(tree()->hasFocus());
    }

    void severalAreDeletedAtOnce()
    {
        QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(tree(), Qt::Key_Delete);
        QVERIFY(notices()->text(u"delete"_s).contains(u"3"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(names(), QStringList());
    }

    void aNewNotebookOpensAtOnce()
    {
        QSignalSpy opened(m_browser.get(), &FileBrowser::openRequested);
        run(u"files.new-notebook"_s);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<FileEntry>().path, RemotePath(u"Untitled.ipynb"_s));
        QTRY_VERIFY(row(u"Untitled.ipynb"_s).isValid());
    }

    void aNewFolderIsMadeWhereOneIsAndSelectedToBeNamed()
    {
        select(u"folder"_s);
        run(u"files.new-folder"_s);
        QTRY_COMPARE(tree()->currentIndex().data().toString(), u"Untitled Folder"_s);
        QVERIFY(QFileInfo::exists(m_server->root() + u"/folder/Untitled Folder"_s));
    }

    void f5ShowsWhatOthersMadeMeanwhile()
    {
        QVERIFY(m_server->write(u"from-elsewhere.txt"_s, "x"));
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_VERIFY(row(u"from-elsewhere.txt"_s).isValid());
    }

    void aServerThatRefusesIsQuotedUntilItAnswersAgain()
    {
        testing::ScriptedHttpServer refusing;
        net::ServerConnection connection(net::Endpoint{refusing.url(), {}, {}, {}}, m_clock);
        jupyter::Contents contents(&connection);
        refusing.expect(403, "{\"message\": \"Not for you\"}");
        ContentsSource source(&contents, &connection, u"other"_s, {});
        m_browser->setPlaces({home(&source)}, u"Other"_s);
        QTRY_VERIFY(notices()->isShowing(u"failure"_s));
        refusing.expect(200, "{\"type\": \"directory\", \"path\": \"\", \"name\": \"\", \"content\": []}");
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_COMPARE(refusing.requests().size(), 2);
        QVERIFY(!notices()->isShowing(u"failure"_s));
        m_browser->setPlaces({}, {});
    }

    void theMenuKeyOffersEverythingThatCanBeDone()
    {
        select(u"data.csv"_s);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), m_browser->mapToGlobal(QPoint(10, 10)));
        QCoreApplication::sendEvent(tree(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(m_browser->findChild<QAction *>(u"files.new-text-file"_s)));
        QVERIFY(menu->actions().contains(m_browser->findChild<QAction *>(u"files.copy-path"_s)));
        menu->close();
    }

    void placesAreFoundInTheRootAndSwitched()
    {
        QVERIFY(QDir().mkpath(m_server->root() + u"/storage/run"_s));
        QTest::keyClick(tree(), Qt::Key_F5);
        QToolButton *storage = nullptr;
        QTRY_VERIFY(storage = m_browser->findChild<QToolButton *>(u"place:storage"_s));
        QVERIFY(!m_browser->findChild<QToolButton *>(u"place:datasets"_s));
        QTest::mouseClick(storage, Qt::LeftButton);
        QTRY_COMPARE(names(), QStringList{u"run"_s});
        QVERIFY(!m_browser->findChild<QAction *>(u"files.up"_s)->isEnabled()); // A place has nothing above.
        QTest::keyClick(tree(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(row(u"train.ipynb"_s).isValid());
        QVERIFY(m_browser->findChild<QToolButton *>(u"place:notebooks"_s)->isChecked());
    }

    void aPlaceThatIsGivenIsPreferredToOneThatIsFound()
    {
        QVERIFY(QDir().mkpath(m_server->root() + u"/storage"_s));
        FilePlace storage{u"storage"_s, u"Storage"_s, u"storage"_s, m_source.get(), RemotePath(u"folder"_s)};
        select(u"data.csv"_s);
        m_browser->setPlaces({home(m_source.get()), storage}, u"Work"_s);
        QCOMPARE(tree()->currentIndex(), row(u"data.csv"_s)); // One stays where one is.
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_VERIFY(row(u"storage"_s).isValid());
        QCOMPARE(m_browser->findChildren<QToolButton *>(u"place:storage"_s).size(), 1);
        QTest::mouseClick(m_browser->findChild<QToolButton *>(u"place:storage"_s), Qt::LeftButton);
        QTRY_COMPARE(names(), QStringList{u"inner.txt"_s});
    }

    void aListGoesIntoFoldersAndTheKeysLeadBack()
    {
        run(u"files.list"_s);
        select(u"folder"_s);
        QTest::keyClick(tree(), Qt::Key_Return);
        QTRY_COMPARE(names(), QStringList{u"inner.txt"_s});
        QTest::keyClick(tree(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(tree()->currentIndex().data().toString(), u"folder"_s); // Where one was.
        QTest::keyClick(tree(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(here(), RemotePath(u"folder"_s));
        QTest::keyClick(tree(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(here(), RemotePath());
        QTest::keyClick(tree(), Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(here(), RemotePath(u"folder"_s));
        QTest::keyClick(tree(), Qt::Key_Backspace);
        QTRY_COMPARE(here(), RemotePath());
    }

    void aMachineThatComesBackIsShownWhereOneWas()
    {
        m_browser->showFolder(u"notebooks"_s, RemotePath(u"folder"_s));
        m_browser->setPlaces({}, u"Work"_s, u"Starting…"_s);
        ContentsSource other(m_contents.get(), m_connection.get(), u"another"_s, {});
        m_browser->setPlaces({home(&other)}, u"Other"_s);
        QCOMPARE(here(), RemotePath());
        m_browser->setPlaces({home(m_source.get())}, u"Work"_s);
        QCOMPARE(here(), RemotePath(u"folder"_s));
        QTRY_COMPARE(names(), QStringList{u"inner.txt"_s});
        m_browser->setPlaces({home(m_source.get())}, u"Work"_s); // Nothing new: nothing moves.
        QCOMPARE(names(), QStringList{u"inner.txt"_s});
    }

    void theBreadcrumbLeadsUp()
    {
        m_browser->showFolder(u"notebooks"_s, RemotePath(u"folder"_s));
        QTRY_COMPARE(names(), QStringList{u"inner.txt"_s});
        const auto crumbs = m_browser->findChildren<QToolButton *>(u"path.crumb"_s);
        QCOMPARE(crumbs.size(), 2);
        QTest::mouseClick(crumbs.first(), Qt::LeftButton);
        QTRY_COMPARE(here(), RemotePath());
    }

    void aPathIsTypedWithCtrlL()
    {
        type(u"folder/inner.txt"_s);
        QTRY_COMPARE(here(), RemotePath(u"folder"_s));
        QTRY_COMPARE(tree()->currentIndex().data().toString(), u"inner.txt"_s);
        type(u"/"_s);
        QTRY_COMPARE(here(), RemotePath());
        type(u"never/was"_s);
        QTRY_VERIFY(notices()->isShowing(u"failure"_s));
        QCOMPARE(here(), RemotePath());
        QVERIFY(tree()->hasFocus());
    }

    void typingFindsNamesAndSpacesBelongToThem()
    {
        QVERIFY(m_server->write(u"a b.txt"_s, "x"));
        QVERIFY(m_server->write(u"a a.txt"_s, "x"));
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_VERIFY(row(u"a b.txt"_s).isValid());
        select(u"train.ipynb"_s);
        QTest::keyClicks(tree(), u"a b"_s);
        QCOMPARE(tree()->currentIndex().data().toString(), u"a b.txt"_s);
    }

    void aFilterIsTypedAndEscapeEndsIt()
    {
        QTest::keyClick(tree(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"csv"_s);
        QTRY_COMPARE(names(), QStringList{u"data.csv"_s});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QVERIFY(tree()->hasFocus());
        QCOMPARE(tree()->currentIndex().data().toString(), u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(names().size(), 3);
        QVERIFY(tree()->hasFocus());
    }

    void filesAreCutAndPastedElsewhere()
    {
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_X, Qt::ControlModifier);
        select(u"folder"_s);
        QTest::keyClick(tree(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_server->read(u"folder/data.csv"_s), QByteArray("1,2"));
        QTRY_VERIFY(!row(u"data.csv"_s).isValid());
        QTRY_VERIFY(notices()->isShowing(u"done"_s));
        QTest::keyClick(tree(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_server->read(u"data.csv"_s), QByteArray("1,2"));
        QTRY_VERIFY(row(u"data.csv"_s).isValid());
    }

    void filesAreCopiedAndPastedAndDuplicated()
    {
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(tree(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_server->read(u"data-Copy1.csv"_s), QByteArray("1,2"));
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(tree()->currentIndex().data().toString(), u"data-Copy2.csv"_s);
    }

    void aPathIsCopiedAsTheMachineSeesItWhereThatIsKnown()
    {
        select(u"folder"_s);
        run(u"files.copy-path"_s);
        QCOMPARE(clipboard(), u"folder"_s);
        m_source->setRoot(u"/home/me"_s);
        run(u"files.copy-path"_s);
        QCOMPARE(clipboard(), u"/home/me/folder"_s);
        m_source->setRoot({});
        run(u"files.copy-link"_s);
        QVERIFY(clipboard().endsWith(u"/lab/tree/folder"));
        QVERIFY(!clipboard().contains(m_server->token()));
    }

    void whereTheTrashGivesBackDeletingAsksNothingAndIsUndone()
    {
        ContentsSource local(m_contents.get(), m_connection.get(), u"here"_s, m_server->root());
        m_browser->setPlaces({home(&local)}, u"Here"_s);
        QTRY_VERIFY(row(u"data.csv"_s).isValid());
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_Delete);
        QTRY_VERIFY(notices()->isShowing(u"done"_s) || notices()->isShowing(u"delete"_s));
        if (notices()->isShowing(u"delete"_s)) {
            QSKIP("No trash can be made for this disk");
        }
        QTRY_VERIFY(!row(u"data.csv"_s).isValid());
        auto *undo = notices()->findChild<QWidget *>(u"action:undo"_s);
        QVERIFY(undo);
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_VERIFY(row(u"data.csv"_s).isValid());
        QCOMPARE(m_server->read(u"data.csv"_s), QByteArray("1,2"));
        m_browser->setPlaces({}, {});
    }

    void droppedFilesMoveAndWithCtrlTheyAreCopied()
    {
        drop(*files({u"data.csv"_s}), u"folder"_s, Qt::ControlModifier);
        QTRY_COMPARE(m_server->read(u"folder/data.csv"_s), QByteArray("1,2"));
        QVERIFY(row(u"data.csv"_s).isValid());
        drop(*files({u"train.ipynb"_s}), u"folder"_s);
        QTRY_COMPARE(m_server->read(u"folder/train.ipynb"_s), QByteArray("{}"));
        QTRY_VERIFY(!row(u"train.ipynb"_s).isValid());
    }

    void filesOfTheDesktopAndOfOtherMachinesAreAskedFor()
    {
        QSignalSpy uploads(m_browser.get(), &FileBrowser::uploadRequested);
        QSignalSpy between(m_browser.get(), &FileBrowser::copyBetweenRequested);
        QMimeData desktop;
        desktop.setUrls({QUrl::fromLocalFile(u"/tmp/x.png"_s), QUrl(u"https://example.org/y"_s)});
        drop(desktop, u"folder"_s);
        QCOMPARE(uploads.size(), 1);
        QCOMPARE(uploads.first().first().value<QList<QUrl>>(), QList<QUrl>{QUrl::fromLocalFile(u"/tmp/x.png"_s)});
        QCOMPARE(uploads.first().last().value<RemotePath>(), RemotePath(u"folder"_s));
        drop(*files({u"far.txt"_s}, u"another"_s), u"data.csv"_s);
        QCOMPARE(between.size(), 1);
        QCOMPARE(between.first().first().value<ui::FileDrag>().source, u"another"_s);
        QCOMPARE(between.first().last().value<RemotePath>(), RemotePath());
        QMimeData text;
        text.setText(u"nothing of ours"_s);
        drop(text, u"folder"_s);
        QCOMPARE(uploads.size() + between.size(), 2);
    }

    void aDragOffersPathsForCodeAndSoonTheFilesThemselves()
    {
        m_source->setRoot(u"/home/me"_s);
        ui::NotificationBar bar;
        ui::FileCommands commands(&bar);
        commands.setSource(m_source.get());
        commands.setFetcher([](models::FolderSource *, const QList<FileEntry> &entries) {
            return readyReply<QStringList>(QStringList{u"/tmp/"_s + entries.first().name()});
        });
        select(u"data.csv"_s);
        const auto mime = commands.dragged(m_browser->selection());
        m_source->setRoot({});
        QCOMPARE(mime->text(), u"'/home/me/data.csv'"_s);
        QTRY_COMPARE(mime->urls(), QList<QUrl>{QUrl::fromLocalFile(u"/tmp/data.csv"_s)});
        QCOMPARE(mime->text(), u"'/home/me/data.csv'"_s);
        const auto *files = qobject_cast<const ui::FileMime *>(mime.get());
        QCOMPARE(testing::wait(files->reader()(RemotePath(u"data.csv"_s), 2)).value(), QByteArray("1,"));
        select(u"folder"_s); // Folders are not fetched on the way.
        const auto folder = commands.dragged(m_browser->selection());
        QTest::qWait(50);
        QVERIFY(!folder->hasUrls());
    }

    void filesDroppedOnAPlaceOrOnTheWayThereGoThere()
    {
        QVERIFY(QDir().mkpath(m_server->root() + u"/storage"_s));
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_VERIFY(m_browser->findChild<QToolButton *>(u"place:storage"_s));
        dropOn(m_browser->findChild<QToolButton *>(u"place:storage"_s), *files({u"data.csv"_s}));
        QTRY_COMPARE(m_server->read(u"storage/data.csv"_s), QByteArray("1,2"));
        m_browser->showFolder(u"notebooks"_s, RemotePath(u"folder"_s));
        QTRY_COMPARE(names(), QStringList{u"inner.txt"_s});
        dropOn(m_browser->findChildren<QToolButton *>(u"path.crumb"_s).first(), *files({u"folder/inner.txt"_s}));
        QTRY_COMPARE(m_server->read(u"inner.txt"_s), QByteArray("inner"));
        QTRY_COMPARE(names(), QStringList());
    }

    void whatNobodyDoesIsNotOffered()
    {
        const auto offered = [this](const QString &id) {
            select(u"data.csv"_s);
            select(u"train.ipynb"_s);
            return m_browser->findChild<QAction *>(id)->isVisible();
        };
        QVERIFY(!offered(u"files.download"_s));
        QSignalSpy downloads(m_browser.get(), &FileBrowser::downloadRequested);
        QVERIFY(offered(u"files.download"_s));
        run(u"files.download"_s);
        QCOMPARE(downloads.first().first().value<QList<FileEntry>>().first().path, RemotePath(u"train.ipynb"_s));
    }

    /// The view asks for what is on the screen, not for what is in the folder.
    void aHundredThousandFilesAreSeenFilteredAndSelected()
    {
        testing::ScriptedHttpServer large;
        net::ServerConnection connection(net::Endpoint{large.url(), {}, {}, {}}, m_clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"large"_s, {});
        QByteArray json = "{\"type\":\"directory\",\"path\":\"\",\"content\":[";
        for (int each = 0; each < 100'000; ++each) {
            json += (each > 0 ? ",{\"path\":\"" : "{\"path\":\"") + QByteArray::number(each) +
                    ".txt\",\"type\":\"file\",\"size\":1,\"last_modified\":\"2026-01-01T00:00:00.000000Z\"}";
        }
        large.expect(200, json + "]}");
        Pulse pulse;
        m_browser->setPlaces({home(&source)}, u"Large"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_browser->model()->rowCount(), 100'000, 60'000);
        QTRY_VERIFY(tree()->visualRect(row(u"0.txt"_s)).isValid());
        qInfo("Shown: the UI thread was busy for at most %lld ms", pulse.take());
        select(u"0.txt"_s);
        QTest::keyClick(tree(), Qt::Key_End);
        QCOMPARE(tree()->currentIndex().data().toString(), u"99999.txt"_s);
        QTest::keyClicks(tree(), u"31415"_s);
        QCOMPARE(tree()->currentIndex().data().toString(), u"31415.txt"_s);
        qInfo("Typed: at most %lld ms", pulse.take());
        QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier);
        QTest::qWait(10);
        qInfo("All selected: at most %lld ms", pulse.take());
        QTest::keyClick(tree(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"271"_s);
        QTRY_VERIFY(names().size() < 1000);
        qInfo("Filtered: at most %lld ms", pulse.take());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(m_browser->model()->rowCount(), 100'000);
        qInfo("Unfiltered: at most %lld ms", pulse.take());
        m_browser->setPlaces({}, {});
    }

    void theViewIsRemembered()
    {
        QSignalSpy changed(m_browser.get(), &FileBrowser::stateChanged);
        run(u"files.list"_s);
        run(u"files.column-1"_s);
        tree()->sortByColumn(models::RemoteFileModel::ModifiedColumn, Qt::DescendingOrder);
        QVERIFY(changed.size() >= 3);
        const QString state = m_browser->saveState();
        FileBrowser later{ui::Icons(m_theme.get())};
        later.restoreState(state);
        QCOMPARE(later.saveState(), state);
        later.restoreState(u"{\"sort\": 99, \"withoutColumns\": [0, \"x\"]}"_s);
        later.restoreState(u"nonsense"_s);
    }

    void propertiesCountWhatLiesInAFolder()
    {
        select(u"folder"_s);
        QTest::keyClick(tree(), Qt::Key_Return, Qt::AltModifier);
        auto *dialog = m_browser->findChild<QDialog *>(u"propertiesDialog"_s);
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"size"_s)->text().contains(u"5 "));
        QCOMPARE(testing::accessibilityGaps(dialog), QStringList());
        dialog->close();
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_browser.get()), QStringList()); }

private:
    QTreeView *tree() const { return m_browser->findChild<QTreeView *>(u"fileTree"_s); }
    NotificationBar *notices() const { return m_browser->findChild<NotificationBar *>(); }
    QModelIndex row(const QString &path) const { return m_browser->model()->indexOf(RemotePath(path)); }
    void select(const QString &path) const
    {
        tree()->selectionModel()->setCurrentIndex(row(path),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QStringList names() const
    {
        QStringList all;
        for (int each = 0; each < m_browser->model()->rowCount(); ++each) {
            all.append(m_browser->model()->index(each, 0).data().toString());
        }
        return all;
    }
    void doubleClick(const QString &path) const
    {
        const QPoint point = tree()->visualRect(row(path)).center();
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(tree()->viewport(), Qt::LeftButton, {}, point);
    }
    void rename(const QString &path, const QString &name) const
    {
        select(path);
        QTest::keyClick(tree(), Qt::Key_F2);
        auto *line = tree()->findChild<QLineEdit *>();
        QVERIFY(line && line->hasFocus());
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
    }
    void run(const QString &action) const { m_browser->findChild<QAction *>(action)->trigger(); }
    void type(const QString &path) const
    {
        QTest::keyClick(tree(), Qt::Key_L, Qt::ControlModifier);
        auto *line = m_browser->findChild<QLineEdit *>(u"path.line"_s);
        QVERIFY(line->hasFocus());
        line->setText(path);
        QTest::keyClick(line, Qt::Key_Return);
    }
    static FilePlace home(models::FolderSource *source)
    {
        return {u"notebooks"_s, u"Notebooks"_s, u"notebook"_s, source, {}};
    }
    RemotePath here() const { return m_browser->model()->folder(); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    void drop(const QMimeData &mime, const QString &onto, Qt::KeyboardModifiers keys = {}) const
    {
        const QPoint point = row(onto).isValid() ? tree()->visualRect(row(onto)).center()
                                                 : tree()->viewport()->rect().bottomLeft() - QPoint(-20, 5);
        QDragEnterEvent enter(point, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(tree()->viewport(), &enter);
        QDropEvent event(point, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(tree()->viewport(), &event);
    }
    static void dropOn(QWidget *button, const QMimeData &mime)
    {
        QDragEnterEvent enter(QPoint(3, 3), Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(button, &enter);
        QDropEvent event(QPoint(3, 3), Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(button, &event);
    }
    std::unique_ptr<QMimeData> files(const QStringList &names, const QString &source = u"work"_s) const
    {
        QList<RemotePath> paths;
        for (const QString &name : names) {
            paths.append(RemotePath(name));
        }
        return ui::FileDrag{source, paths}.toMime({}, {});
    }

    QTemporaryDir m_home;
    SystemClock m_clock;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<jupyter::Contents> m_contents;
    std::unique_ptr<ContentsSource> m_source;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<FileBrowser> m_browser;
};

QTEST_MAIN(tst_FileBrowser)
#include "tst_FileBrowser.moc"
