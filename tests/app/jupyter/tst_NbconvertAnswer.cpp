// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/NbconvertAnswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quire;
using namespace quire::jupyter;
using namespace Qt::StringLiterals;

/// What jupyter_server's nbconvert says, in words.
class tst_NbconvertAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatCanBeAskedFor()
    {
        const auto json = QJsonDocument::fromJson("{\"rst\":{\"output_mimetype\":\"text/restructuredtext\"},"
                                                  "\"html\":{\"output_mimetype\":\"text/html\"},\"../x\":{}}");
        const QList<ConversionFormat> expected{{u"html"_s, u"text/html"_s}, {u"rst"_s, u"text/restructuredtext"_s}};
        QCOMPARE(NbconvertAnswer::formats(json.object()), expected);
    }

    void readsTheReasonFromThePage()
    {
        const net::HttpResponse page{.status = 500,
                                     .body = "<html><pre class=\"traceback\">nbconvert failed: Pandoc wasn&#39;t "
                                             "found.\nPlease check &lt;it&gt;</pre></html>"};
        QCOMPARE(NbconvertAnswer::reasonIn(page), u"nbconvert failed: Pandoc wasn't found.\nPlease check <it>"_s);
        QCOMPARE(NbconvertAnswer::reasonIn({.status = 502, .body = "<h1>Bad gateway</h1>"}), QString());
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("said");
        QTest::newRow("pandoc") << u"nbconvert failed: Pandoc wasn't found."_s << u"no pandoc"_s;
        QTest::newRow("tex") << u"nbconvert failed: xelatex not found on PATH, if you have…"_s << u"no xelatex"_s;
        QTest::newRow("browser") << u"nbconvert failed: Playwright is not installed to support Web PDF"_s
                                 << u"no Chromium"_s;
        QTest::newRow("older browser") << u"nbconvert failed: Pyppeteer is not installed"_s << u"no Chromium"_s;
        QTest::newRow("qt") << u"nbconvert failed: PyQtWebEngine is not installed"_s << u"no PyQtWebEngine"_s;
        QTest::newRow("inkscape") << u"nbconvert failed: Inkscape executable not found"_s << u"no Inkscape"_s;
        QTest::newRow("nbconvert") << u"Could not import nbconvert: No module"_s << u"no nbconvert"_s;
        QTest::newRow("format") << u"No exporter for format: word"_s << u"does not know the format"_s;
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, reason);
        QFETCH(QString, said);
        const Error error = NbconvertAnswer::explained(reason, u"pdf"_s, 500);
        QCOMPARE(error.kind, ErrorKind::Unsupported);
        QVERIFY2(error.message.contains(said), qPrintable(error.message));
        QCOMPARE(error.detail, reason);
    }

    void aFailureSaysItsFirstLine()
    {
        const Error error = NbconvertAnswer::explained(u"nbconvert failed: Incorrect padding\nmore"_s, u"rst"_s, 500);
        QCOMPARE(error.kind, ErrorKind::Server);
        QCOMPARE(error.message, u"nbconvert on the server failed: Incorrect padding"_s);
    }

    void namesTheFile_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("name");
        QTest::newRow("known") << QByteArray("x") << u"latex"_s << QByteArray() << u"a.b.tex"_s;
        QTest::newRow("with files") << QByteArray("PK\x03\x04") << u"markdown"_s << QByteArray() << u"a.b.zip"_s;
        QTest::newRow("as the server says")
            << QByteArray("x") << u"script"_s << QByteArray("attachment; filename*=utf-8''a.b.jl") << u"a.b.jl"_s;
        QTest::newRow("no path from the server")
            << QByteArray("x") << u"script"_s << QByteArray("attachment; filename*=utf-8''..%2F..%2Fevil.sh")
            << u"evil.sh"_s;
        QTest::newRow("nothing said") << QByteArray("x") << u"mine"_s << QByteArray() << u"a.b.txt"_s;
    }
    void namesTheFile()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, format);
        QFETCH(QByteArray, header);
        net::HttpResponse response{.status = 200, .body = body};
        if (!header.isEmpty()) {
            response.headers.append("Content-Disposition"_L1, header);
        }
        QTEST(NbconvertAnswer::fileName(response, format, u"a.b.ipynb"_s), "name");
    }
};

QTEST_GUILESS_MAIN(tst_NbconvertAnswer)
#include "tst_NbconvertAnswer.moc"
