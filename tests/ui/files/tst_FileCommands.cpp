// SPDX-License-Identifier: GPL-3.0-or-later
#include "BrowserGround.h"
#include "support/Waiting.h"
#include "ui/files/FileCommands.h"

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using ui::FileBrowser;

/// What a person does to files in the browser: deletes, moves, copies, drags.
class tst_FileCommands : public QObject, private testing::BrowserGround
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(startServer()); }
    void init() { QVERIFY(showBrowser()); }
    void cleanup() { m_browser.reset(); }

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
        QVERIFY(m_served.server.read(u"data.csv"_s).isEmpty());
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

    void filesAreCutAndPastedElsewhere()
    {
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_X, Qt::ControlModifier);
        select(u"folder"_s);
        QTest::keyClick(tree(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_served.server.read(u"folder/data.csv"_s), QByteArray("1,2"));
        QTRY_VERIFY(!row(u"data.csv"_s).isValid());
        QTRY_VERIFY(notices()->isShowing(u"done"_s));
        QTest::keyClick(tree(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_served.server.read(u"data.csv"_s), QByteArray("1,2"));
        QTRY_VERIFY(row(u"data.csv"_s).isValid());
    }

    void filesAreCopiedAndPastedAndDuplicated()
    {
        select(u"data.csv"_s);
        QTest::keyClick(tree(), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(tree(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_served.server.read(u"data-Copy1.csv"_s), QByteArray("1,2"));
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
        QVERIFY(!clipboard().contains(m_served.server.token()));
    }

    void whereTheTrashGivesBackDeletingAsksNothingAndIsUndone()
    {
        ContentsSource local(m_served.contents.get(), m_served.connection.get(), u"here"_s, m_served.server.root());
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
        QCOMPARE(m_served.server.read(u"data.csv"_s), QByteArray("1,2"));
        m_browser->setPlaces({}, {});
    }

    void droppedFilesMoveAndWithCtrlTheyAreCopied()
    {
        drop(*files({u"data.csv"_s}), u"folder"_s, Qt::ControlModifier);
        QTRY_COMPARE(m_served.server.read(u"folder/data.csv"_s), QByteArray("1,2"));
        QVERIFY(row(u"data.csv"_s).isValid());
        drop(*files({u"train.ipynb"_s}), u"folder"_s);
        QTRY_COMPARE(m_served.server.read(u"folder/train.ipynb"_s), QByteArray("{}"));
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
        QVERIFY(QDir().mkpath(m_served.server.root() + u"/storage"_s));
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_VERIFY(m_browser->findChild<QToolButton *>(u"place:storage"_s));
        dropOn(m_browser->findChild<QToolButton *>(u"place:storage"_s), *files({u"data.csv"_s}));
        QTRY_COMPARE(m_served.server.read(u"storage/data.csv"_s), QByteArray("1,2"));
        m_browser->showFolder(u"notebooks"_s, RemotePath(u"folder"_s));
        QTRY_COMPARE(names(), QStringList{u"inner.txt"_s});
        dropOn(m_browser->findChildren<QToolButton *>(u"path.crumb"_s).first(), *files({u"folder/inner.txt"_s}));
        QTRY_COMPARE(m_served.server.read(u"inner.txt"_s), QByteArray("inner"));
        QTRY_COMPARE(names(), QStringList());
    }
};

QTEST_MAIN(tst_FileCommands)
#include "tst_FileCommands.moc"
