// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "export/HtmlExport.h"
#include "support/ExportCorpus.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::exporting;
using namespace quire::notebook;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_HtmlExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void isOneValidPage_data() { corpusRows(); }
    void isOneValidPage()
    {
        QFETCH(QString, name);
        const Exported made = exported(name);
        QVERIFY(made.assets.isEmpty());
        const QString page = written(name, made.document);
        QProcess tidy;
        tidy.start(u"tidy"_s, {u"-q"_s, u"-e"_s, u"--show-warnings"_s, u"no"_s, page});
        QVERIFY(tidy.waitForFinished());
        QCOMPARE(tidy.readAllStandardError(), QByteArray());
    }

    /// Of the words nbconvert shows we leave out: those of a cell that its tag removes (which nbconvert has to be
    /// told),
    /// "<IPython.core.display.JSON object>", where ours is the tree itself, and marks of alerts and footnotes.
    void nothingThatNbconvertShowsIsMissing()
    {
        const QList<std::pair<QString, QStringList>> pages{{u"prose"_s, {u"NOTE"_s, u"WARNING"_s, u"id"_s, u"long"_s}},
                                                           {u"outputs"_s, {u"removed"_s, u"core"_s, u"object"_s}},
                                                           {u"active"_s, {}},
                                                           {u"slides"_s, {}}};
        QStringList arguments{u"-m"_s,   u"nbconvert"_s,    u"--to"_s,
                              u"html"_s, u"--output-dir"_s, m_folder.filePath(u"theirs"_s)};
        for (const auto &[name, known] : pages) {
            arguments.append(corpusFolder() + name + u".ipynb"_s);
        }
        QProcess nbconvert;
        nbconvert.start(u"python3"_s, arguments);
        QVERIFY(nbconvert.waitForFinished(60'000));
        QVERIFY2(nbconvert.exitCode() == 0, nbconvert.readAllStandardError().constData());
        for (const auto &[name, known] : pages) {
            QProcess compare;
            compare.start(u"python3"_s, QStringList{QStringLiteral(QUIRE_SOURCE_DIR "/tests/app/export/compare.py"),
                                                    m_folder.filePath(u"theirs/%1.html"_s.arg(name)),
                                                    written(name, exported(name).document)} +
                                            known);
            QVERIFY(compare.waitForFinished());
            QCOMPARE(name + QString::fromUtf8(compare.readAll().trimmed() + compare.readAllStandardError()), name);
        }
    }

    void namesNothingThatWouldBeFetched_data() { corpusRows(); }
    void namesNothingThatWouldBeFetched()
    {
        QFETCH(QString, name);
        QByteArray page = exported(name).document;
        page.truncate(page.indexOf("<script type=\"text/plain\"") < 0 ? page.size()
                                                                      : page.indexOf("<script type=\"text/plain\""));
        static const QRegularExpression fetched(
            u"<(?:img|script|iframe|source|video|audio|embed|object|link)\\b[^>]*\\s(?:src|href|data)=\"(?!data:)[^\"]*|url\\((?!data:)[^)]*"_s);
        const auto match = fetched.match(QString::fromUtf8(page));
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
        QVERIFY(page.contains("default-src 'none'"));
    }

    void untrustedContentRunsNothing()
    {
        ExportOptions options{.name = u"odd"_s};
        options.trusted = false;
        for (const QString &name : {u"odd"_s, u"active"_s}) {
            const QByteArray page = exported(name, options).document;
            QVERIFY(!page.contains("unsafe-eval"));
            QVERIFY(!page.contains("class=\"live\""));
            QVERIFY(!page.contains("onclick=") && !page.contains("onerror=") && !page.contains("\"javascript:"));
            QCOMPARE(page.count("\n<script>"), 1); // The page's own.
            QVERIFY(page.contains("script-src 'sha256-"));
        }
        const Exported made = exported(u"active"_s, options);
        QVERIFY(made.document.contains("Not run, because the notebook is not trusted: Plotly chart"));
        QVERIFY(made.document.contains("a bar chart"));
    }

    void hostileTextStaysText()
    {
        QByteArray page = exported(u"odd"_s).document;
        page.truncate(page.indexOf("<script type=\"text/plain\""));
        QVERIFY(!page.contains("<script>document.title"));
        QVERIFY(!page.contains("onerror="));
        QVERIFY(!page.contains("href=\"javascript"));
        QCOMPARE(page.count("</main>"), 1);
        QVERIFY(!page.contains("</body>"));
    }

    void brokenOutputsLeaveANote()
    {
        const Exported made = exported(u"odd"_s);
        for (const char *text :
             {"This output is empty.", "can only be shown as: application/vnd.unknown+json", "unknown, as text",
              "a broken picture", "IntSlider(value=3)", "Error: no traceback", "never closed", "PDF, "}) {
            QVERIFY2(made.document.contains(text), text);
        }
        QVERIFY(made.remarks.contains(u"A damaged picture is left out."_s));
    }

    void formulasAreDrawingsThatSayWhatTheyAre()
    {
        const QByteArray page = exported(u"prose"_s).document;
        QVERIFY(page.contains("role=\"img\" aria-label=\"e^{i\\pi} + 1 = 0\""));
        QVERIFY(page.count("<svg class=\"math\"") >= 4);
        QVERIFY(!page.contains("quire-math"));
        QVERIFY(!page.contains("quire-"_ba + "strut"));
    }

    void linksLeadWithinTheDocument()
    {
        const QByteArray page = exported(u"prose"_s).document;
        for (const char *part : {"id=\"Tables\"", "href=\"#Tables\"", "id=\"Lists-1\"", "href=\"#Lists-1\"",
                                 "id=\"fn-1\"", "href=\"#fn-1\""}) {
            QVERIFY2(page.contains(part), part);
        }
    }

    void picturesAreInIt()
    {
        const QByteArray page = exported(u"prose"_s).document;
        QCOMPARE(page.count("<img src=\"data:image/png;base64,"), 3);
        QVERIFY(page.contains("class=\"far\" href=\"https://example.org/far.png\""));
        // Without the file beside it, its description stands there.
        ExportOptions alone{.name = u"prose"_s};
        QVERIFY(exported(u"prose"_s, alone).document.contains("A file beside it: beside"));
    }

    void cellsFoldAsTheyWereFolded()
    {
        const QByteArray page = exported(u"outputs"_s).document;
        QVERIFY(page.contains("<details class=\"in\"><summary"));
        QVERIFY(page.contains("<details class=\"out\"><summary"));
        QVERIFY(page.contains("<details class=\"in\" open>"));
        QVERIFY(!page.contains("removed"));
    }

    void optionsLeaveOut()
    {
        ExportOptions options{.name = u"outputs"_s};
        options.inputs = false;
        options.tableOfContents = false;
        const QByteArray page = exported(u"outputs"_s, options).document;
        QVERIFY(!page.contains("<pre class=\"source\">"));
        QVERIFY(!page.contains("id=\"contents\""));
        QVERIFY(page.contains("plain text"));
    }

    void aMissingPartIsAnError()
    {
        const HtmlExport exporter({m_folder.filePath(u"nowhere"_s), {}});
        const auto made = exporter.run(corpusNotebook(u"slides"_s), {}, [] { return false; }, [](double) {});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::File);
    }

    void stopsWhenItIsCancelled()
    {
        int asked = 0;
        const HtmlExport exporter({base::dataFile(u"web"_s), {}});
        std::ignore = exporter.run(
            corpusNotebook(u"outputs"_s), {}, [&asked] { return ++asked > 3; },
            [](double done) { QVERIFY(done < 0.3); });
        QVERIFY(asked > 3);
    }

private:
    Exported exported(const QString &name, const std::optional<ExportOptions> &options = {}) const
    {
        const HtmlExport exporter({base::dataFile(u"web"_s), m_folder.filePath(u"formulas"_s)});
        return *exporter.run(
            corpusNotebook(name), options.value_or(corpusOptions(name)), [] { return false; }, [](double) {});
    }

    QString written(const QString &name, const QByteArray &page) const
    {
        QFile file(m_folder.filePath(name + u".html"_s));
        return file.open(QIODevice::WriteOnly) && file.write(page) == page.size() ? file.fileName() : QString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_HtmlExport)
#include "tst_HtmlExport.moc"
