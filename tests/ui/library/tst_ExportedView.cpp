// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "support/Accessibility.h"
#include "support/WebEngineGround.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/library/ExportedView.h"
#include "ui/web/WebPool.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineView>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;

/// Exported pages, as nbconvert itself makes them, with no network: every request that nothing bundled answers is
/// counted, and what should be on the page is.
class tst_ExportedView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        testing::allowWebEngineForRoot();
        QProcess nbconvert;
        nbconvert.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        nbconvert.start(u"python3"_s,
                        {QStringLiteral(QUIRE_SOURCE_DIR "/tests/ui/library/exported_pages.py"), m_dir.path()});
        QVERIFY(nbconvert.waitForFinished(60'000));
        QCOMPARE(nbconvert.exitCode(), 0);
        m_theme = std::make_unique<Theme>();
        m_pool = std::make_unique<WebPool>(base::pluginFile(u"quire-webengine"_s), base::dataFile(u"web"_s));
    }

    void init()
    {
        m_view = std::make_unique<ExportedView>(m_pool.get(), Icons(m_theme.get()));
        m_view->resize(900, 700);
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void nbconvertsPagesAreWholeWithNoNetwork_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("lab, libraries on CDNs") << u"cdn-lab.html"_s;
        QTest::newRow("lab, libraries on the disk of the server") << u"disk-lab.html"_s;
        QTest::newRow("classic, libraries on CDNs") << u"cdn-classic.html"_s;
        QTest::newRow("classic, libraries on the disk of the server") << u"disk-classic.html"_s;
    }

    void nbconvertsPagesAreWholeWithNoNetwork()
    {
        QFETCH(QString, name);
        open(name);
        QVERIFY(holds(u"document.querySelectorAll('.MathJax_CHTML, .mjx-chtml').length >= 2"_s)); // mathematics
        QVERIFY(holds(u"document.querySelectorAll('.plotly-graph-div .main-svg').length > 0"_s));
        QVERIFY(holds(u"/42/.test((document.querySelector('.widget-readout') || {}).textContent)"_s));
        if (name.contains(u"lab")) { // The older template has no diagrams.
            QVERIFY(holds(u"document.querySelectorAll('.jp-RenderedMermaid img').length > 0"_s));
        }
        QCOMPARE(m_view->refused(), QList<QUrl>());
        QVERIFY(!m_view->notifications()->isShowing(u"blocked"_s));
    }

    void whatIsNotBundledIsRefusedListedAndAllowedOnce()
    {
        write(u"far.html"_s, "<meta charset=utf-8><img src='https://example.org/a.png'>"
                             "<link rel=stylesheet href='https://fonts.example.org/css?family=X'>"
                             "<script src='http://127.0.0.1:9/x.js'></script>"
                             "<script>fetch('https://example.net/data.json').catch(() => {})</script>");
        open(u"far.html"_s);
        QTRY_COMPARE(m_view->refused().size(), 4);
        NotificationBar *bar = m_view->notifications();
        QVERIFY(bar->isShowing(u"blocked"_s));
        QVERIFY(bar->text(u"blocked"_s).contains(u"4"_s));
        QVERIFY(!bar->text(u"blocked"_s).contains(u"example.org"_s));
        Q_EMIT bar->actionTriggered(u"blocked"_s, u"show"_s);
        QVERIFY(bar->text(u"blocked"_s).contains(u"https://example.org/a.png"_s));
        QSignalSpy loaded(m_view.get(), &ExportedView::loaded);
        Q_EMIT bar->actionTriggered(u"blocked"_s, u"allow"_s);
        QTRY_VERIFY_WITH_TIMEOUT(loaded.size() == 1, 30'000);
        // This computer is never allowed.
        QTRY_COMPARE(m_view->refused(), QList<QUrl>{QUrl(u"http://127.0.0.1:9/x.js"_s)});
    }

    /// A page sees the pictures an exporter put beside it, and nothing else of the computer.
    void scriptsDoNotReachFiles()
    {
        write(u"secret.json"_s, "{\"token\": 1}");
        write(u".hidden.png"_s, "x");
        QImage(4, 3, QImage::Format_RGB32).save(m_dir.filePath(u"plot.png"_s));
        write(u"page.html"_s,
              "<meta charset=utf-8><img id=near src='plot.png'><img id=up src='../../../etc/hostname'>"
              "<img id=hidden src='.hidden.png'><script>window.got = [];"
              "const take = (name, promise) => promise.then(r => r.ok && got.push(name)).catch(() => {});"
              "take('json', fetch('secret.json')); take('file', fetch('file:///etc/passwd'));"
              "take('self', fetch('page.html')); take('picture', fetch('plot.png'));"
              "const frame = document.createElement('iframe'); frame.src = 'page.html';"
              "document.documentElement.append(frame); window.done = true;</script>"
              "<script src='secret.json'></script>");
        open(u"page.html"_s);
        QVERIFY(holds(u"document.getElementById('near').naturalWidth === 4"_s));
        QVERIFY(holds(u"window.done && document.getElementById('up').complete"_s));
        QTest::qWait(300); // For what should not come.
        QCOMPARE(inPage(u"JSON.stringify(got)"_s).toString(), u"[]"_s);
        QCOMPARE(inPage(u"document.getElementById('up').naturalWidth"_s).toInt(), 0);
        QCOMPARE(inPage(u"document.getElementById('hidden').naturalWidth"_s).toInt(), 0);
    }

    void findsAndGoesToAnAnchor()
    {
        write(u"long.html"_s,
              "<meta charset=utf-8><p>top</p><div style='height:5000px'></div><h2 id='End'>梯度 end</h2>");
        QSignalSpy loaded(m_view.get(), &ExportedView::loaded);
        m_view->open(m_dir.filePath(u"long.html"_s), u"End"_s);
        QTRY_VERIFY_WITH_TIMEOUT(loaded.size() == 1, 30'000);
        QVERIFY(holds(u"window.scrollY > 1000"_s));
        m_view->showFind();
        auto *text = m_view->findChild<QLineEdit *>(u"exportedFindText"_s);
        QVERIFY(text && text->isVisible());
        QTest::keyClicks(text, u"top"_s);
        QVERIFY(holds(u"window.scrollY < 1000"_s));
        QCOMPARE(testing::accessibilityGaps(m_view->findChild<QWidget *>(u"exportedFindBar"_s)), QStringList());
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!text->isVisible());
        m_view->zoom(1);
        QVERIFY(holds(u"window.devicePixelRatio > 1.05"_s));
    }

    void linksLeaveThePageOnlyByItsPerson()
    {
        write(u"links.html"_s, "<meta charset=utf-8><a id=out href='https://example.org/'>out</a>"
                               "<a id=near href='other.html#x'>near</a><a id=own href='#here'>own</a>"
                               "<div style='height:3000px'></div><p id=here>here</p>"
                               "<script>setTimeout(() => { window.open('https://example.org/?stolen');"
                               "location.href = 'https://example.org/?stolen'; }, 400)</script>");
        open(u"links.html"_s);
        QSignalSpy wanted(m_view.get(), &ExportedView::linkWanted);
        const QString click = u"document.getElementById('%1').click()"_s;
        inPage(click.arg(u"out"_s));
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).toUrl(), QUrl(u"https://example.org/"_s));
        inPage(click.arg(u"own"_s));
        QVERIFY(holds(u"window.scrollY > 1000"_s));
        QVERIFY(holds(u"location.protocol === 'quire-output:'"_s));
        QCOMPARE(wanted.size(), 1);
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    void open(const QString &name)
    {
        QSignalSpy loaded(m_view.get(), &ExportedView::loaded);
        m_view->open(m_dir.filePath(name));
        QTRY_VERIFY_WITH_TIMEOUT(loaded.size() == 1, 30'000);
        QVERIFY(loaded.at(0).at(0).toBool());
    }

    QVariant inPage(const QString &script)
    {
        std::optional<QVariant> answer;
        m_view->findChild<QWebEngineView *>()->page()->runJavaScript(
            script, [&answer](const QVariant &value) { answer = value; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000)) {
            return u"no answer"_s;
        }
        return *answer;
    }

    bool holds(const QString &condition)
    {
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < 20'000) {
            if (inPage(u"!!(%1)"_s.arg(condition)).toBool()) {
                return true;
            }
            QTest::qWait(30);
        }
        return false;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WebPool> m_pool;
    std::unique_ptr<ExportedView> m_view;
};

QTEST_MAIN(tst_ExportedView)
#include "tst_ExportedView.moc"
