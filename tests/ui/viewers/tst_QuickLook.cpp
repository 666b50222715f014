// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "models/ContentsSource.h"
#include "models/DelimitedModel.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "ui/kit/Theme.h"
#include "ui/output/OutputView.h"
#include "ui/viewers/DelimitedView.h"
#include "ui/viewers/QuickLook.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPdfWriter>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTextBrowser>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using ui::QuickLook;

/// A glance at files of a real server.
class tst_QuickLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        QVERIFY(m_server->write(u"code.py"_s, "import math\n"));
        QVERIFY(m_server->write(u"table.csv"_s, "a,b\n1,2\n3,4\n"));
        QVERIFY(m_server->write(u"big.log"_s, QByteArray("0123456789\n").repeated(500'000)));
        QVERIFY(m_server->write(u"data.json"_s, "{\"a\": [1, 2]}"));
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QImage(40, 30, QImage::Format_RGB32).save(&buffer, "PNG");
        QVERIFY(m_server->write(u"dot.png"_s, png));
        QPdfWriter pdf(m_server->root() + u"/paper.pdf"_s);
        QPainter(&pdf).drawText(100, 100, u"words"_s);
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}}, m_clock);
        m_contents = std::make_unique<jupyter::Contents>(m_connection.get());
        m_source = std::make_unique<models::ContentsSource>(m_contents.get(), m_connection.get(), u"x"_s, QString());
    }

    void init() { m_look = std::make_unique<QuickLook>(&m_theme, ui::Icons(&m_theme)); }
    void cleanup() { m_look.reset(); }
    void cleanupTestCase() { m_server.reset(); }

    void textIsShown()
    {
        look(u"code.py"_s);
        QTRY_VERIFY(shown<QTextBrowser>());
        QVERIFY(shown<QTextBrowser>()->toPlainText().contains(u"import math"));
        QCOMPARE(testing::accessibilityGaps(m_look.get()), QStringList());
    }

    void ofALargeFileOnlyTheBeginningIsFetched()
    {
        look(u"big.log"_s);
        QTRY_VERIFY(shown<QTextBrowser>());
        QVERIFY(shown<QTextBrowser>()->toPlainText().size() < 100'000);
        QVERIFY(!m_look->findChild<QLabel *>(u"quickLookFacts"_s)->text().isEmpty());
    }

    void tablesAreTables()
    {
        look(u"table.csv"_s);
        QTRY_VERIFY(shown<ui::DelimitedView>());
        QTRY_COMPARE(shown<ui::DelimitedView>()->model().rowCount(), 2);
        QCOMPARE(testing::accessibilityGaps(m_look.get()), QStringList());
    }

    void picturesPagesAndTreesAreDrawn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << u"dot.png"_s;
        QTest::newRow("pdf") << u"paper.pdf"_s;
        QTest::newRow("json") << u"data.json"_s;
    }

    void picturesPagesAndTreesAreDrawn()
    {
        QFETCH(const QString, name);
        look(name);
        QTRY_VERIFY(m_look->findChild<ui::OutputView *>()->isVisible());
        QTRY_VERIFY(m_look->findChild<ui::OutputView *>()->heightForWidth(600) > 10);
    }

    void theLastOneAskedForIsShownWhateverComesFirst()
    {
        look(u"big.log"_s);
        look(u"table.csv"_s);
        look(u"code.py"_s);
        QTRY_VERIFY(shown<QTextBrowser>());
        QTest::qWait(100); // Nothing to wait for: the others may not come.
        QVERIFY(shown<QTextBrowser>()->toPlainText().contains(u"import math"));
        QCOMPARE(m_look->windowTitle(), u"code.py"_s);
    }

    void whatCannotBeReadIsSaid()
    {
        look(u"never.txt"_s);
        QTRY_VERIFY(shown<QLabel>() && !shown<QLabel>()->text().isEmpty());
    }

    void arrowsLeafSpaceClosesAndEnterOpens()
    {
        QSignalSpy stepped(m_look.get(), &QuickLook::stepRequested);
        QSignalSpy opened(m_look.get(), &QuickLook::openRequested);
        look(u"code.py"_s);
        QVERIFY(QTest::qWaitForWindowActive(m_look.get()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QCOMPARE(stepped.size(), 2);
        QCOMPARE(stepped.first().first().toInt(), 1);
        QCOMPARE(stepped.last().first().toInt(), -1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(!m_look->isVisible());
        QCOMPARE(opened.size(), 0);
        look(u"code.py"_s);
        QTest::keyClick(m_look.get(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<FileEntry>().name(), u"code.py"_s);
        QVERIFY(!m_look->isVisible());
    }

private:
    void look(const QString &name) const
    {
        FileEntry entry;
        entry.path = RemotePath(name);
        entry.kind = FileEntry::kindOf(entry.path);
        entry.size = QFileInfo(m_server->root() + u'/' + name).size();
        m_look->look(entry, m_source.get());
    }
    /// What is in front, if it is one of these.
    template <typename T> T *shown() const
    {
        return qobject_cast<T *>(m_look->findChild<QStackedWidget *>()->currentWidget());
    }

    SystemClock m_clock;
    ui::Theme m_theme;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<jupyter::Contents> m_contents;
    std::unique_ptr<models::ContentsSource> m_source;
    std::unique_ptr<QuickLook> m_look;
};

QTEST_MAIN(tst_QuickLook)
#include "tst_QuickLook.moc"
