// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/OutputCapture.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using jupyter::Message;
using widgets::OutputCapture;

namespace {

Message message(const QByteArray &type, const QByteArray &content, const QByteArray &parent = "run")
{
    Message made;
    made.type = type;
    made.content = content;
    made.parentId = parent;
    return made;
}

Message text(const QByteArray &words)
{
    return message("stream", "{\"name\":\"stdout\",\"text\":\"" + words + "\"}");
}

} // namespace

/// What Output widgets catch.
class tst_OutputCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catchesWhatItsRequestPutsOut()
    {
        OutputCapture capture;
        QSignalSpy captured(&capture, &OutputCapture::captured);
        QVERIFY(!capture.take(text("before")));
        capture.setTarget(u"out"_s, "run");
        QVERIFY(capture.take(text("a")));
        QVERIFY(capture.take(text("b")));
        QVERIFY2(!capture.take(message("stream", "{\"name\":\"stdout\",\"text\":\"x\"}", "other")), "another run's");
        QTRY_COMPARE(captured.size(), 1);
        QCOMPARE(captured.first().at(0).toString(), u"out"_s);
        QCOMPARE(outputs(captured), QByteArray("[{\"name\":\"stdout\",\"output_type\":\"stream\",\"text\":\"ab\"}]"));
    }

    void isToldAtOnceWhenItIsOver()
    {
        OutputCapture capture;
        QSignalSpy captured(&capture, &OutputCapture::captured);
        capture.setTarget(u"out"_s, "run");
        capture.take(text("a"));
        capture.setTarget(u"out"_s, {});
        QCOMPARE(captured.size(), 1);
        QVERIFY(!capture.take(text("after")));
    }

    void theInnerOfTwoCatches()
    {
        OutputCapture capture;
        QSignalSpy captured(&capture, &OutputCapture::captured);
        capture.setTarget(u"outer"_s, "run");
        capture.setTarget(u"inner"_s, "run");
        capture.take(text("a"));
        capture.setTarget(u"inner"_s, {});
        capture.take(text("b"));
        capture.setTarget(u"outer"_s, {});
        QCOMPARE(captured.first().at(0).toString(), u"inner"_s);
        QCOMPARE(captured.last().at(0).toString(), u"outer"_s);
    }

    void clearingWaitsForTheNextWhereAsked()
    {
        OutputCapture capture;
        QSignalSpy captured(&capture, &OutputCapture::captured);
        capture.setTarget(u"out"_s, "run");
        capture.take(text("a"));
        QTRY_COMPARE(captured.size(), 1);
        QVERIFY(capture.take(message("clear_output", "{\"wait\":true}")));
        capture.take(text("b"));
        QTRY_COMPARE(captured.size(), 2);
        QVERIFY(outputs(captured).contains("\"b\""));
        capture.take(message("clear_output", "{\"wait\":false}"));
        QTRY_COMPARE(captured.size(), 3);
        QCOMPARE(outputs(captured), QByteArray("[]"));
    }

    void goesOnFromWhatSomebodyElseSet()
    {
        OutputCapture capture;
        QSignalSpy captured(&capture, &OutputCapture::captured);
        capture.setTarget(u"out"_s, "run");
        capture.setOutputs(u"out"_s, *notebook::JsonValue::parse(
                                         "[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"old \"}]"));
        capture.take(text("new"));
        QTRY_COMPARE(captured.size(), 1);
        QVERIFY(outputs(captured).contains("\"old new\""));
    }

    void outputWithoutEndDoesNotFillTheMemory()
    {
        OutputCapture capture;
        QSignalSpy captured(&capture, &OutputCapture::captured);
        capture.setTarget(u"out"_s, "run");
        for (qsizetype count = 0; count < OutputCapture::outputLimit + 10; ++count) {
            capture.take(message("display_data", "{\"data\":{\"text/plain\":\"x\"},\"metadata\":{}}"));
        }
        capture.setTarget(u"out"_s, {});
        QCOMPARE(captured.last().at(1).value<notebook::JsonValue>().items().size(), OutputCapture::outputLimit);
    }

    void whatIsNoOutputIsLeftToOthers()
    {
        OutputCapture capture;
        capture.setTarget(u"out"_s, "run");
        QVERIFY(!capture.take(message("stream", "no JSON")));
        QVERIFY(!capture.take(message("execute_input", "{}")));
    }

private:
    static QByteArray outputs(const QSignalSpy &captured)
    {
        return captured.last().at(1).value<notebook::JsonValue>().raw().toByteArray();
    }
};

QTEST_GUILESS_MAIN(tst_OutputCapture)
#include "tst_OutputCapture.moc"
