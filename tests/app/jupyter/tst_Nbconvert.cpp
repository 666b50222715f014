// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "jupyter/Nbconvert.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace quire;
using namespace quire::jupyter;
using namespace quire::testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray corpus(const QString &name)
{
    QFile file(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/export/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// nbconvert of a real server, which has neither pandoc nor TeX nor Chromium.
class tst_Nbconvert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // All programs but those.
        const QStringList programs = QDir(u"/usr/bin"_s).entryList(QDir::Files | QDir::System);
        for (const QString &name : programs) {
            const bool isMissing = name.contains("pandoc"_L1) || name.contains("tex"_L1) || name.contains("chrom"_L1);
            QVERIFY(isMissing || QFile::link(u"/usr/bin/"_s + name, m_programs.filePath(name)));
        }
        qputenv("PATH", m_programs.path().toUtf8());
        QVERIFY2(m_server.start(), m_server.log().constData());
        QVERIFY(m_server.write(u"a b.ipynb"_s, corpus(u"outputs.ipynb"_s)));
        QVERIFY(m_server.write(u"slides.ipynb"_s, corpus(u"slides.ipynb"_s)));
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{.baseUrl = m_server.url(), .token = Secret(m_server.token())}, m_clock);
    }

    void listsItsFormats()
    {
        const auto formats = wait(Nbconvert(m_connection.get()).formats());
        QVERIFY(formats);
        QStringList names;
        for (const ConversionFormat &format : *formats) {
            names.append(format.name);
        }
        for (const QString &name : {u"html"_s, u"markdown"_s, u"pdf"_s, u"script"_s}) {
            QVERIFY2(names.contains(name), qPrintable(names.join(u' ')));
        }
    }

    void convertsWhatIsSaved()
    {
        Nbconvert nbconvert(m_connection.get());
        const auto page = wait(nbconvert.convert(u"html"_s, RemotePath(u"a b.ipynb"_s)));
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        QCOMPARE(page->fileName, u"a b.html"_s);
        QVERIFY(page->bytes.contains("second line &lt;tag&gt; &amp; more"));
        // With its pictures beside it.
        const auto packed = wait(nbconvert.convert(u"markdown"_s, RemotePath(u"a b.ipynb"_s)));
        QVERIFY(packed);
        QCOMPARE(packed->fileName, u"a b.zip"_s);
        const auto script = wait(nbconvert.convert(u"script"_s, RemotePath(u"a b.ipynb"_s)));
        QVERIFY(script);
        QCOMPARE(script->fileName, u"a b.py"_s);
    }

    void convertsWhatIsNotSaved()
    {
        Nbconvert nbconvert(m_connection.get());
        const auto page = wait(nbconvert.convertUnsaved(u"html"_s, u"ne\"w 名.ipynb"_s, corpus(u"slides.ipynb"_s)));
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        QCOMPARE(page->fileName, u"ne\"w 名.html"_s);
        QVERIFY(page->bytes.contains("code on a slide"));
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("said");
        QTest::newRow("pandoc") << u"rst"_s << u"no pandoc"_s;
        QTest::newRow("pandoc for the PDF") << u"pdf"_s << u"no pandoc"_s;
        QTest::newRow("browser") << u"webpdf"_s << u"no Chromium"_s;
        QTest::newRow("unknown format") << u"word"_s << u"does not know the format"_s;
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, format);
        QFETCH(QString, said);
        const auto nothing = wait(Nbconvert(m_connection.get()).convert(format, RemotePath(u"slides.ipynb"_s)));
        QVERIFY(!nothing);
        QVERIFY2(nothing.error().message.contains(said), qPrintable(nothing.error().message + nothing.error().detail));
        QCOMPARE(nothing.error().kind, ErrorKind::Unsupported);
    }

    void whatIsNotThere()
    {
        const auto nothing = wait(Nbconvert(m_connection.get()).convert(u"html"_s, RemotePath(u"none.ipynb"_s)));
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, ErrorKind::NotFound);
    }

private:
    QTemporaryDir m_programs;
    JupyterServer m_server{{}};
    SystemClock m_clock;
    std::unique_ptr<net::ServerConnection> m_connection;
};

QTEST_GUILESS_MAIN(tst_Nbconvert)
#include "tst_Nbconvert.moc"
