// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "models/RemoteFileModel.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::FileBrowser;
using ui::NotificationBar;

/// The disk of a real server, in a person's hands.
class tst_FileBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}}, m_clock);
        m_contents = std::make_unique<jupyter::Contents>(m_connection.get());
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
        m_browser->setContents(m_contents.get(), u"Work"_s);
        QTRY_COMPARE(names(), (QStringList{u"folder"_s, u"data.csv"_s, u"train.ipynb"_s}));
        m_browser->setFocus();
        QVERIFY(tree()->hasFocus());
    }

    void cleanup() { m_browser.reset(); }
    void cleanupTestCase() { m_server.reset(); }

    void saysWhyThereIsNothingYet()
    {
        m_browser->setContents(nullptr, u"Work"_s, u"Starting…"_s);
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
        QCOMPARE(opened.first().first().value<jupyter::ContentsEntry>().path, RemotePath(u"folder/inner.txt"_s));
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
        press(u"files.new-notebook"_s);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<jupyter::ContentsEntry>().path, RemotePath(u"Untitled.ipynb"_s));
        QTRY_VERIFY(row(u"Untitled.ipynb"_s).isValid());
    }

    void aNewFolderIsMadeWhereOneIsAndSelectedToBeNamed()
    {
        select(u"folder"_s);
        press(u"files.new-folder"_s);
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
        m_browser->setContents(&contents, u"Other"_s);
        QTRY_VERIFY(notices()->isShowing(u"failure"_s));
        refusing.expect(200, "{\"type\": \"directory\", \"path\": \"\", \"name\": \"\", \"content\": []}");
        QTest::keyClick(tree(), Qt::Key_F5);
        QTRY_COMPARE(refusing.requests().size(), 2);
        QVERIFY(!notices()->isShowing(u"failure"_s));
        m_browser->setContents(nullptr, {});
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

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_browser.get()), QStringList()); }

private:
    QTreeView *tree() const { return m_browser->findChild<QTreeView *>(u"fileTree"_s); }
    NotificationBar *notices() const { return m_browser->findChild<NotificationBar *>(); }
    QModelIndex row(const QString &path) const { return m_browser->model()->indexOf(RemotePath(path)); }
    void select(const QString &path) const { tree()->setCurrentIndex(row(path)); }
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
    void press(const QString &action) const
    {
        for (auto *button : m_browser->findChildren<QToolButton *>()) {
            if (button->defaultAction() && button->defaultAction()->objectName() == action) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
    }

    SystemClock m_clock;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<jupyter::Contents> m_contents;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<FileBrowser> m_browser;
};

QTEST_MAIN(tst_FileBrowser)
#include "tst_FileBrowser.moc"
