// SPDX-License-Identifier: GPL-3.0-or-later
#include "BrowserGround.h"
#include "support/Accessibility.h"
#include "support/ScriptedHttpServer.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QMenu>

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using models::FilePlace;
using ui::FileBrowser;

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
class tst_FileBrowser : public QObject, private testing::BrowserGround
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(startServer()); }
    void init() { QVERIFY(showBrowser()); }
    void cleanup() { m_browser.reset(); }

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
        QCOMPARE(m_served.server.read(u"results.csv"_s), QByteArray("1,2"));
    }

    void aTakenNameIsSaidInWordsAndOverwritesNothing()
    {
        rename(u"data.csv"_s, u"train.ipynb"_s);
        QTRY_VERIFY(notices()->isShowing(u"failure"_s));
        QVERIFY(notices()->text(u"failure"_s).contains(u"train.ipynb"));
        QCOMPARE(m_served.server.read(u"train.ipynb"_s), QByteArray("{}"));
        QVERIFY(row(u"data.csv"_s).isValid());
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
        QVERIFY(QFileInfo::exists(m_served.server.root() + u"/folder/Untitled Folder"_s));
    }

    void f5ShowsWhatOthersMadeMeanwhile()
    {
        QVERIFY(m_served.server.write(u"from-elsewhere.txt"_s, "x"));
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_VERIFY(row(u"from-elsewhere.txt"_s).isValid());
    }

    void aServerThatRefusesIsQuotedUntilItAnswersAgain()
    {
        testing::ScriptedHttpServer refusing;
        net::ServerConnection connection(net::Endpoint{refusing.url(), {}, {}, {}}, m_served.clock);
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
        QVERIFY(QDir().mkpath(m_served.server.root() + u"/storage/run"_s));
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
        QVERIFY(QDir().mkpath(m_served.server.root() + u"/storage"_s));
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
        ContentsSource other(m_served.contents.get(), m_served.connection.get(), u"another"_s, {});
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
        QVERIFY(m_served.server.write(u"a b.txt"_s, "x"));
        QVERIFY(m_served.server.write(u"a a.txt"_s, "x"));
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

    void aHundredThousandFilesAreSeenFilteredAndSelected()
    {
        testing::ScriptedHttpServer large;
        net::ServerConnection connection(net::Endpoint{large.url(), {}, {}, {}}, m_served.clock);
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
};

QTEST_MAIN(tst_FileBrowser)
#include "tst_FileBrowser.moc"
