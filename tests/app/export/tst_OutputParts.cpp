// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/OutputParts.h"

#include <QTest>

using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;
using Kind = OutputPart::Kind;
using Order = OutputParts::Order;

namespace {

Output display(const QByteArray &data, const QByteArray &metadata = "{}")
{
    return Output::fromJson(JsonValue::parse("{\"output_type\":\"display_data\",\"metadata\":" + metadata +
                                             ",\"data\":" + data + "}")
                                .value())
        .value();
}

} // namespace

/// Which form of an output a document shows.
class tst_OutputParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestForm_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("reading");
        QTest::addColumn<int>("tex");
        const auto row = [](const char *name, const QByteArray &data, Kind reading, Kind tex) {
            QTest::newRow(name) << data << int(reading) << int(tex);
        };
        row("only text", "{\"text/plain\":\"x\"}", Kind::Text, Kind::Text);
        row("a plot", "{\"image/png\":\"AAAA\",\"text/plain\":\"x\"}", Kind::Picture, Kind::Picture);
        row("a table",
            "{\"text/html\":\"<table><tr><td>1</td></tr></table>\",\"text/latex\":\"t\",\"text/plain\":\"x\"}",
            Kind::Markup, Kind::Latex);
        row("a script", "{\"text/html\":\"<div></div><script>x</script>\",\"text/plain\":\"x\"}", Kind::Text,
            Kind::Text);
        row("a script with a picture", "{\"text/html\":\"<script>x</script>\",\"image/png\":\"AAAA\"}", Kind::Picture,
            Kind::Picture);
        row("a formula", "{\"text/latex\":\"$x$\",\"text/plain\":\"x\"}", Kind::Latex, Kind::Latex);
        row("Markdown", "{\"text/markdown\":\"*x*\",\"text/plain\":\"x\"}", Kind::Markdown, Kind::Markdown);
        row("a page", "{\"application/pdf\":\"AAAA\",\"text/plain\":\"x\"}", Kind::Text, Kind::Picture);
        row("nothing", "{}", Kind::Text, Kind::Text);
    }
    void theBestForm()
    {
        QFETCH(QByteArray, data);
        QStringList remarks;
        QTEST(int(OutputParts(Order::Reading).of(display(data), &remarks).kind), "reading");
        QTEST(int(OutputParts(Order::Tex).of(display(data), &remarks).kind), "tex");
    }

    void whatIsLostIsSaid()
    {
        QStringList remarks;
        const OutputParts parts(Order::Reading);
        QCOMPARE(parts.of(display("{\"application/vnd.plotly.v1+json\":{},\"text/plain\":\"chart\"}"), &remarks).text,
                 u"chart"_s);
        QCOMPARE(remarks.size(), 1);
        parts.of(display("{\"application/vnd.unknown+json\":{}}"), &remarks);
        QCOMPARE(remarks.size(), 2);
        parts.of(display("{\"text/plain\":\"all there\"}"), &remarks);
        QCOMPARE(remarks.size(), 2);
    }

    void streamsErrorsAndSizes()
    {
        QStringList remarks;
        const OutputParts parts(Order::Reading);
        QCOMPARE(parts.of(Output::stream(u"stderr"_s, u"x"_s), &remarks).kind, Kind::Warning);
        const Output error = Output::fromJson(JsonValue::parse("{\"output_type\":\"error\",\"ename\":\"E\","
                                                               "\"evalue\":\"why\",\"traceback\":[]}")
                                                  .value())
                                 .value();
        QCOMPARE(parts.of(error, &remarks).text, u"E: why"_s);
        QCOMPARE(parts.of(display("{\"image/png\":\"AAAA\"}", "{\"image/png\":{\"width\":40}}"), &remarks).width, 40);
    }
};

QTEST_GUILESS_MAIN(tst_OutputParts)
#include "tst_OutputParts.moc"
