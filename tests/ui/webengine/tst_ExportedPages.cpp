// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "export/HtmlExport.h"
#include "export/SlidesExport.h"
#include "support/Attack.h"
#include "support/ExportCorpus.h"
#include "support/WebEngineGround.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEngineFrame>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineView>

#include <memory>

using namespace quire;
using namespace quire::exporting;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

/// Writes down what a page asks for beside itself. Nothing is let through.
class Requests : public QWebEngineUrlRequestInterceptor
{
public:
    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        const QUrl url = info.requestUrl();
        const QString scheme = url.scheme();
        if (url.matches(page, QUrl::RemoveFragment) || scheme == "data"_L1 || scheme == "blob"_L1 ||
            scheme == "about"_L1) {
            return;
        }
        asked.append(url.toString().left(200));
        info.block(true);
    }

    QUrl page;
    QStringList asked;
};

/// What a page says to developers is no failure of the test.
class QuietPage : public QWebEnginePage
{
public:
    using QWebEnginePage::QWebEnginePage;

    /// The window it opened, if it may.
    std::unique_ptr<QWebEnginePage> opened;
    bool mayOpen = false;

protected:
    QWebEnginePage *createWindow(WebWindowType) override
    {
        opened = mayOpen ? std::make_unique<QWebEnginePage>(profile()) : nullptr;
        return opened.get();
    }
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int, const QString &) override {}
};

} // namespace

/// Exported pages in a real browser: everything on them is there, and nothing leaves them. With QUIRE_PAGES=FOLDER in
/// the environment, pictures of the pages are written there.
class tst_ExportedPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { allowWebEngineForRoot(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<QWebEngineProfile>();
        m_requests = std::make_unique<Requests>();
        m_profile->setUrlRequestInterceptor(m_requests.get());
        m_view = std::make_unique<QWebEngineView>();
        m_page = std::make_unique<QuietPage>(m_profile.get());
        m_view->setPage(m_page.get());
        m_view->resize(1280, 900);
        m_view->show();
    }

    void cleanup()
    {
        m_view.reset();
        m_page.reset();
        m_profile.reset();
    }

    void nothingLeavesThePage_data() { corpusRows(); }
    void nothingLeavesThePage()
    {
        QFETCH(QString, name);
        open(name, corpusNotebook(name), corpusOptions(name));
        showAll();
        QTRY_COMPARE_WITH_TIMEOUT(eval(u"document.querySelectorAll('.live:not(.shown)').length"_s).toInt(), 0, 30'000);
        QCOMPARE(m_requests->asked, QStringList());
        QVERIFY(!eval(u"document.title"_s).toString().contains(u"hacked"));
        // Every picture was read.
        QCOMPARE(eval(u"[...document.images].filter(i => i.complete && !i.naturalWidth).length"_s).toInt(), 0);
        takePicture(name);
    }

    void whatRunsIsShown()
    {
        open(u"active"_s, corpusNotebook(u"active"_s), corpusOptions(u"active"_s));
        showAll();
        const QStringList proofs{
            u"document.querySelectorAll('.js-plotly-plot .bars .point').length === 3"_s,
            u"document.querySelectorAll('.vega-embed :is(canvas, svg)').length > 0"_s,
            u"document.querySelector('.widget-slider .widget-readout').textContent === '7' && "
            "!!document.querySelector('.widget-button .fa-check')"_s,
            u"document.getElementById('output').textContent === 'written by script 42'"_s,
            u"document.getElementById('here').textContent === 'after script'"_s,
            u"document.querySelectorAll('svg .node').length === 2 && document.body.textContent.includes('Start')"_s,
            u"document.querySelectorAll('svg .node').length === 2 && document.body.textContent.includes('Two')"_s,
            u"document.querySelector('a.quire-link-card').href === 'https://example.org/embedded'"_s,
            u"document.querySelectorAll('#p .scatterlayer .point').length === 3"_s,
            u"!!document.querySelector('iframe')"_s,
            u"document.querySelectorAll('#r .scatterlayer .point').length === 3"_s,
            u"document.querySelectorAll('#v :is(canvas, svg)').length > 0"_s,
        };
        QTRY_COMPARE_WITH_TIMEOUT(m_page->mainFrame().children().size(), proofs.size(), 30'000);
        for (qsizetype i = 0; i < proofs.size(); ++i) {
            QTRY_VERIFY2_WITH_TIMEOUT(evalIn(m_page->mainFrame().children().at(i), proofs.at(i)).toBool(),
                                      qPrintable(proofs.at(i)), 20'000);
        }
        // The map is in a frame inside.
        QTRY_COMPARE(m_page->mainFrame().children().at(9).children().size(), 1);
        QTRY_COMPARE(
            evalIn(
                m_page->mainFrame().children().at(9).children().first(),
                u"[...document.querySelectorAll('#map.leaflet-container .leaflet-marker-icon')].filter(i => i.naturalWidth).length"_s)
                .toInt(),
            1);
        QCOMPARE(m_requests->asked, QStringList());
    }

    void framesAreShutIn()
    {
        show("<p id=x>here</p><script>window.found = [];"
             "for (const [name, reach] of Object.entries({parent: () => parent.document.title, top: () => "
             "top.document.body,"
             "storage: () => localStorage.length, cookie: () => document.cookie}))"
             "{ try { reach(); found.push(name) } catch (e) {} }</script>");
        QTRY_COMPARE_WITH_TIMEOUT(m_page->mainFrame().children().size(), 1, 20'000);
        QTRY_COMPARE(evalIn(m_page->mainFrame().children().first(), u"document.getElementById('x').textContent"_s),
                     u"here"_s);
        QCOMPARE(evalIn(m_page->mainFrame().children().first(), u"String(window.found)"_s), QString());
    }

    /// Each attack of the corpus that live outputs are tried with, as an output of one page.
    void noAttackIsHeardOutside()
    {
        std::vector<std::unique_ptr<Attack>> attacks;
        QList<notebook::Output> outputs;
        const QStringList files = QDir(Attack::folder()).entryList(QDir::Files, QDir::Name);
        for (const QString &file : files) {
            QFile source(Attack::folder() + u'/' + file);
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QByteArray text = source.readAll();
            const bool reachesOut = text.contains("SERVER") || text.contains("PORT") || text.contains("UDP");
            if (reachesOut && !file.contains(".stuck."_L1) && !Attack::mimeTypeOf(file).isEmpty()) {
                attacks.push_back(std::make_unique<Attack>(file));
                outputs.append(attacks.back()->output("http://127.0.0.1:1"));
            }
        }
        QVERIFY(attacks.size() > 25);
        notebook::Notebook attacked;
        for (const notebook::Output &output : outputs) {
            notebook::Cell cell(notebook::CellType::Code, u"x"_s);
            cell.setOutputs({output});
            attacked.cells.append(cell);
        }
        open(u"attacks"_s, attacked, {});
        const QUrl before = m_page->url();
        showAll();
        QTest::qWait(3000); // For something not to happen.
        for (const auto &attack : attacks) {
            const QStringList heard = attack->takeHeard();
            QVERIFY2(heard.isEmpty(), qPrintable(attack->file() + u": "_s + heard.join(u", "_s)));
        }
        QCOMPARE(m_requests->asked, QStringList());
        QCOMPARE(m_page->url(), before);
        QCOMPARE(eval(u"String(window.leaked)"_s), u"undefined"_s); // And it lives.
    }

    void paperHasTheNotebookAlone()
    {
        open(u"outputs"_s, corpusNotebook(u"outputs"_s), corpusOptions(u"outputs"_s));
        eval(u"document.documentElement.dataset.theme = 'dark'"_s);
        const QString paper = m_folder->filePath(u"paper.pdf"_s);
        QSignalSpy printed(m_page.get(), &QWebEnginePage::pdfPrintingFinished);
        m_page->printToPdf(paper);
        QVERIFY(printed.wait(30'000));
        QProcess pdftotext;
        pdftotext.start(u"pdftotext"_s, {u"-layout"_s, paper, u"-"_s});
        QVERIFY(pdftotext.waitForFinished());
        const QString text = QString::fromUtf8(pdftotext.readAll());
        for (const QString &word :
             {u"Outputs of every kind"_s, u"raise ValueError"_s, u"bold green"_s, u"from bash"_s}) {
            QVERIFY2(text.contains(word), qPrintable(word));
        }
        QVERIFY(!text.contains(u"Contents"_s));
        if (const QString folder = qEnvironmentVariable("QUIRE_PAGES"); !folder.isEmpty()) {
            QFile::copy(paper, folder + u"/paper.pdf"_s);
        }
    }

    void slidesAreWalkedThrough()
    {
        open(u"slides"_s, corpusNotebook(u"slides"_s), corpusOptions(u"slides"_s),
             SlidesExport({base::dataFile(u"web"_s), {}}));
        QTRY_VERIFY(eval(u"window.deck && deck.isReady()"_s).toBool());
        const QString heading = u"deck.getCurrentSlide().querySelector('h1, h2').textContent.trim()"_s;
        takePicture(u"slides-first"_s);
        QCOMPARE(eval(u"deck.getTotalSlides()"_s).toInt(), 3);
        QCOMPARE(eval(heading), u"First slide"_s);
        QTest::keyClick(m_view->focusProxy(), Qt::Key_Space); // The step.
        QTRY_COMPARE(eval(u"document.querySelectorAll('.fragment.visible').length"_s).toInt(), 1);
        QTest::keyClick(m_view->focusProxy(), Qt::Key_Space);
        QTRY_COMPARE(eval(heading), u"Under the first"_s);
        QTest::keyClick(m_view->focusProxy(), Qt::Key_Space);
        QTRY_VERIFY(eval(heading).toString().startsWith(u"Second slide"));
        QVERIFY(eval(u"!!deck.getCurrentSlide().querySelector('svg.math')"_s).toBool());
        QCOMPARE(eval(u"getComputedStyle(document.querySelector('aside.notes')).display"_s), u"none"_s);
        QTest::keyClick(m_view->focusProxy(), Qt::Key_Space);
        QTRY_VERIFY(eval(u"deck.getProgress() === 1"_s).toBool());
        const QString color = u"getComputedStyle(document.body).backgroundColor"_s;
        const QVariant before = eval(color);
        eval(u"document.getElementById('theme').click()"_s);
        QVERIFY(eval(color) != before);
        takePicture(u"slides-last"_s);
        QCOMPARE(m_requests->asked, QStringList());
    }

    void theSpeakerHasNotes()
    {
        open(u"slides"_s, corpusNotebook(u"slides"_s), corpusOptions(u"slides"_s),
             SlidesExport({base::dataFile(u"web"_s), {}}));
        QTRY_VERIFY(eval(u"window.deck && deck.isReady()"_s).toBool());
        m_page->mayOpen = true;
        QTest::keyClick(m_view->focusProxy(), Qt::Key_S);
        QTRY_VERIFY(m_page->opened);
        const auto shown = [this](const QString &id) {
            return evalIn(m_page->opened->mainFrame(), u"(document.getElementById('%1') || {}).textContent"_s.arg(id))
                .toString()
                .trimmed();
        };
        QTRY_COMPARE(shown(u"notes"_s), u"Only the speaker reads this"_s);
        QCOMPARE(shown(u"now"_s), u"First slide"_s);
        QCOMPARE(shown(u"next"_s), u"Under the first"_s);
        eval(u"deck.next(), deck.next()"_s);
        QTRY_COMPARE(shown(u"now"_s), u"Under the first"_s);
        QCOMPARE(shown(u"count"_s), u"2 / 3"_s);
    }

    void colorsFollowTheButton()
    {
        open(u"prose"_s, corpusNotebook(u"prose"_s), corpusOptions(u"prose"_s));
        const QString color = u"getComputedStyle(document.body).backgroundColor"_s;
        const QVariant before = eval(color);
        eval(u"document.getElementById('theme').click()"_s);
        QVERIFY(eval(color) != before);
        takePicture(u"prose-dark"_s);
        eval(u"document.getElementById('theme').click()"_s);
        QCOMPARE(eval(color), before);
    }

private:
    void show(const QByteArray &html)
    {
        notebook::Notebook shown;
        notebook::Cell cell(notebook::CellType::Code, u"x"_s);
        cell.setOutputs({*notebook::Output::fromContent(
            "display_data", "{\"metadata\":{},\"data\":{\"text/html\":" +
                                notebook::JsonValue::fromString(QString::fromUtf8(html)).raw().toByteArray() + "}}")});
        shown.cells.append(cell);
        open(u"shown"_s, shown, {});
    }

    void open(const QString &name, const notebook::Notebook &notebook, const ExportOptions &options)
    {
        open(name, notebook, options, HtmlExport({base::dataFile(u"web"_s), {}}));
    }

    void open(const QString &name, const notebook::Notebook &notebook, const ExportOptions &options,
              const Exporter &exporter)
    {
        const auto made = exporter.run(notebook, options, [] { return false; }, [](double) {});
        QVERIFY(made);
        QFile page(m_folder->filePath(name + u".html"_s));
        QVERIFY(page.open(QIODevice::WriteOnly) && page.write(made->document) == made->document.size());
        page.close();
        m_requests->page = QUrl::fromLocalFile(page.fileName());
        QSignalSpy loaded(m_page.get(), &QWebEnginePage::loadFinished);
        m_page->load(m_requests->page);
        QVERIFY(loaded.wait(30'000));
    }

    /// What runs does so when it comes into view.
    void showAll()
    {
        m_view->resize(1280, std::clamp(eval(u"document.documentElement.scrollHeight"_s).toInt(), 900, 16'000));
    }

    QVariant eval(const QString &script) { return evalIn(m_page->mainFrame(), script); }

    static QVariant evalIn(QWebEngineFrame frame, const QString &script)
    {
        const auto answer = std::make_shared<std::optional<QVariant>>();
        frame.runJavaScript(script, [answer](const QVariant &value) { *answer = value; });
        return QTest::qWaitFor([&] { return answer->has_value(); }, 20'000) ? **answer : QVariant();
    }

    void takePicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("QUIRE_PAGES");
        if (!folder.isEmpty()) {
            showAll();
            QTest::qWait(1500);
            m_view->grab().save(folder + u'/' + name + u".png"_s);
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWebEngineProfile> m_profile;
    std::unique_ptr<Requests> m_requests;
    std::unique_ptr<QWebEngineView> m_view;
    std::unique_ptr<QuietPage> m_page;
};

QTEST_MAIN(tst_ExportedPages)
#include "tst_ExportedPages.moc"
