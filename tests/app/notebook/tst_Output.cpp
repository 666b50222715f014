// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Output.h"

#include <QTest>

using namespace quire;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_Output : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatKernelsSend()
    {
        const auto stream = Output::fromContent("stream", "{\"name\":\"stderr\",\"text\":\"oops\\n\"}");
        QVERIFY(stream);
        QCOMPARE(stream->type(), Output::Type::Stream);
        QCOMPARE(stream->streamName(), u"stderr"_s);
        QCOMPARE(stream->text(), u"oops\n"_s);

        const auto result =
            Output::fromContent("execute_result", R"({"data":{"text/plain":"4"},"metadata":{},"execution_count":3})");
        QVERIFY(result);
        QCOMPARE(result->executionCount(), 3);
        QCOMPARE(result->data().text(u"text/plain"), u"4"_s);

        const auto error = Output::fromContent("error", R"({"ename":"E","evalue":"v","traceback":["a","b"]})");
        QVERIFY(error);
        QCOMPARE(error->errorName(), u"E"_s);
        QCOMPARE(error->errorValue(), u"v"_s);
        QCOMPARE(error->traceback(), QStringList({u"a"_s, u"b"_s}));
    }

    void keepsTheDisplayIdButNotInTheFile()
    {
        const auto display = Output::fromContent(
            "display_data", R"({"data":{"text/plain":"x"},"metadata":{"a":1},"transient":{"display_id":"d1"}})");
        QVERIFY(display);
        QCOMPARE(display->displayId(), u"d1"_s);
        QCOMPARE(display->toJson().keys(), QStringList({u"data"_s, u"metadata"_s, u"output_type"_s}));
        QCOMPARE(display->metadata().value(u"a").toInt(), 1);
    }

    void refusesWhatIsNoOutput()
    {
        QCOMPARE(Output::fromContent("status", "{}").error().kind, ErrorKind::Protocol);
        QCOMPARE(Output::fromContent("stream", "{").error().kind, ErrorKind::Protocol);
        QCOMPARE(Output::fromContent("stream", "[]").error().kind, ErrorKind::Protocol);
        QCOMPARE(Output::fromJson(*JsonValue::parse(R"({"output_type":"stream","text":5})")).error().kind,
                 ErrorKind::Format);
        QCOMPARE(Output::fromJson(*JsonValue::parse(R"({"output_type":"display_data","data":[]})")).error().kind,
                 ErrorKind::Format);
        QVERIFY(Output::fromContent("display_data", "{}")); // lenient where nothing is lost
    }

    void keepsWhatItDoesNotKnow()
    {
        const auto output = Output::fromJson(*JsonValue::parse(R"({"output_type":"hologram","x":1.0})"));
        QVERIFY(output);
        QCOMPARE(output->type(), Output::Type::Unknown);
        QCOMPARE(output->toJson().raw(), R"({"output_type":"hologram","x":1.0})");
    }

    void growsAStreamFromTheFile()
    {
        Output output = *Output::fromJson(
            *JsonValue::parse("{\"name\":\"stdout\",\"output_type\":\"stream\",\"text\":[\"a\\n\",\"b\"]}"));
        const Output before = output;
        output.extend(u"\rc\n");
        QCOMPARE(output.text(), u"a\nc\n"_s);
        QCOMPARE(before.text(), u"a\nb"_s);
    }

    void replacesData()
    {
        Output output = *Output::fromContent("execute_result", R"({"data":{"text/plain":"1"},"execution_count":9})");
        output.replaceData(MimeBundle(*JsonValue::parse(R"({"text/html":"2"})")), JsonValue::emptyObject());
        QCOMPARE(output.data().mimeTypes(), QStringList(u"text/html"_s));
        QCOMPARE(output.toJson().value(u"execution_count").toInt(), 9);
    }
};

QTEST_GUILESS_MAIN(tst_Output)
#include "tst_Output.moc"
