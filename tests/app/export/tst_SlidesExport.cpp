// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "export/SlidesExport.h"
#include "support/ExportCorpus.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::exporting;
using namespace quire::notebook;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_SlidesExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneValidPage_data() { corpusRows(); }
    void isOneValidPage()
    {
        QFETCH(QString, name);
        QProcess tidy;
        tidy.start(u"tidy"_s, {u"-q"_s, u"-e"_s, u"--show-warnings"_s, u"no"_s});
        QVERIFY(tidy.waitForStarted());
        tidy.write(exported(corpusNotebook(name)));
        tidy.closeWriteChannel();
        QVERIFY(tidy.waitForFinished());
        QCOMPARE(tidy.readAllStandardError(), QByteArray());
    }

    void cellsStandWhereTheirTypesSay()
    {
        QByteArray page = exported(corpusNotebook(u"slides"_s));
        page = page.sliced(page.indexOf("<div class=\"slides\">"));
        const auto at = [&page](const char *text) { return page.indexOf(text); };
        QCOMPARE(page.count("<section>\n<section>"), 2); // columns
        QCOMPARE(page.count("<section>"), 5);            // and three slides in them
        QCOMPARE(page.count("</section>"), 5);
        QCOMPARE(page.count("<div class=\"fragment\">"), 2);
        QVERIFY(at("First slide") < at("<div class=\"fragment\">") && at("<div class=\"fragment\">") < at("Below it"));
        QVERIFY(at("<aside class=\"notes\">") < at("Only the speaker") && at("Only the speaker") < at("</aside>"));
        QVERIFY(at("Under the first") > at("</aside>"));
        QVERIFY(!page.contains("Left out"));
        QVERIFY(at("Goes on without a type") > at("Second slide"));
    }

    void withoutTypesHeadingsBeginSlides()
    {
        Notebook plain;
        for (const QString &source : {u"before"_s, u"# One"_s, u"text"_s, u"## Two"_s, u"### Three"_s, u"# Four"_s}) {
            plain.cells.append(Cell(CellType::Markdown, source));
        }
        QByteArray page = exported(plain);
        page = page.sliced(page.indexOf("<div class=\"slides\">"));
        QCOMPARE(page.count("<section>\n<section>"), 3);
        QCOMPARE(page.count("<section>"), 7);
    }

    void anEmptyNotebookIsAPageToo() { QVERIFY(exported(Notebook()).contains("<div class=\"slides\">")); }

private:
    static QByteArray exported(const Notebook &notebook)
    {
        const SlidesExport exporter({base::dataFile(u"web"_s), {}});
        return exporter.run(notebook, corpusOptions(u"slides"_s), [] { return false; }, [](double) {})->document;
    }
};

QTEST_GUILESS_MAIN(tst_SlidesExport)
#include "tst_SlidesExport.moc"
