// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jupyter/ScriptedKernel.h"
#include "base/Clock.h"
#include "widgets/WidgetHub.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using jupyter::Channel;
using jupyter::KernelSession;
using jupyter::Message;
using notebook::JsonValue;
using widgets::WidgetClient;
using widgets::WidgetHub;

namespace {

JsonValue json(const QByteArray &text)
{
    return *JsonValue::parse(text);
}

/// What a page says when its slider was moved.
JsonValue moved(const QByteArray &value)
{
    return json("{\"type\":\"comm\",\"id\":\"page-message-1\",\"comm\":\"s\",\"data\":{\"method\":\"update\",\"state\":"
                "{\"value\":" +
                value + "}},\"buffers\":[]}");
}

} // namespace

/// Between a kernel that is the script here, and the pages. tst_Widgets has the same with the real ones.
class tst_WidgetHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_kernel = std::make_unique<testing::ScriptedKernel>(jupyter::Framing::V1);
        m_connection = std::make_unique<net::ServerConnection>(m_kernel->endpoint(), m_clock);
        m_session = std::make_unique<KernelSession>(m_connection.get(), m_kernel->id(), "my-session");
        m_hub = std::make_unique<WidgetHub>();
        m_session->open();
        m_kernel->injectInfo(m_kernel->expect("kernel_info_request"));
        QTRY_COMPARE(m_session->state(), KernelSession::State::Idle);
        m_hub->setSession(m_session.get());
        m_control = m_kernel->expect("comm_open");
        m_question = m_kernel->expect("comm_msg");
    }

    void cleanup()
    {
        m_hub.reset();
        m_session.reset();
        m_connection.reset();
        m_kernel.reset();
    }

    void asksTheKernelForTheWidgetsItAlreadyHas()
    {
        QVERIFY(m_control.content.contains("\"target_name\":\"jupyter.widget.control\""));
        QVERIFY(m_question.content.contains("\"method\":\"request_states\""));
        QSignalSpy arrived(m_hub.get(), &WidgetHub::modelsArrived);
        const QByteArray id = json(m_control.content).value(u"comm_id").raw().toByteArray();
        m_kernel->inject(Channel::Iopub, "comm_msg",
                         "{\"comm_id\":" + id +
                             ",\"data\":{\"method\":\"update_states\",\"states\":{\"s\":{\"model_name\":\"M\","
                             "\"state\":{\"value\":3}}}}}",
                         m_question);
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(m_hub->knows(u"s"_s) && m_hub->store().isLive(u"s"_s));
    }

    void aPageGetsTheModelsItIsMadeOf()
    {
        openSlider();
        const auto page = m_hub->attach(u"s"_s);
        QSignalSpy told(page.get(), &WidgetClient::told);
        page->begin();
        QTRY_COMPARE(told.size(), 1);
        const JsonValue first = json(told.first().first().toByteArray()).items().first();
        QCOMPARE(first.value(u"type").toString(), u"models"_s);
        QCOMPARE(first.at({u"models", u"s", u"state", u"value"}).toInt(), 3);
        QCOMPARE(first.value(u"live").items().size(), 1);
    }

    void aChangeInAPageGoesToTheKernelAndTheOtherPages()
    {
        openSlider();
        const auto page = m_hub->attach(u"s"_s);
        const auto other = m_hub->attach(u"s"_s);
        page->begin();
        other->begin();
        QSignalSpy told(page.get(), &WidgetClient::told);
        QSignalSpy otherTold(other.get(), &WidgetClient::told);
        QTRY_COMPARE(otherTold.size(), 1);
        page->hear(moved("7"));
        const Message sent = m_kernel->expect("comm_msg");
        QCOMPARE(sent.id, "page-message-1");
        QVERIFY(sent.content.contains("\"comm_id\":\"s\"") && sent.content.contains("\"value\":7"));
        QTRY_VERIFY(otherTold.last().first().toByteArray().contains("\"value\":7"));
        QCOMPARE(m_hub->store().value(u"s"_s, u"value"_s).toInt(), 7);
        for (const QList<QVariant> &batch : told) {
            QVERIFY2(!batch.first().toByteArray().contains("\"value\":7"), "who said it knows");
        }
    }

    void aChangeInTheKernelGoesToThePagesAndOneOfThemMayAnswer()
    {
        openSlider();
        const auto first = m_hub->attach(u"s"_s);
        const auto second = m_hub->attach(u"s"_s);
        first->begin();
        second->begin();
        QSignalSpy firstTold(first.get(), &WidgetClient::told);
        QSignalSpy secondTold(second.get(), &WidgetClient::told);
        m_kernel->inject(Channel::Iopub, "comm_msg",
                         "{\"comm_id\":\"s\",\"data\":{\"method\":\"update\",\"state\":{\"value\":9}}}", m_question);
        QTRY_VERIFY(!firstTold.isEmpty() && firstTold.last().first().toByteArray().contains("\"mute\":false"));
        QTRY_VERIFY(!secondTold.isEmpty() && secondTold.last().first().toByteArray().contains("\"mute\":true"));
    }

    void whatAPageMakesUpIsDropped()
    {
        openSlider();
        m_kernel->inject(Channel::Iopub, "comm_open",
                         "{\"comm_id\":\"private\",\"target_name\":\"jupyter.widget\",\"data\":{\"state\":{}}}",
                         m_question);
        QTRY_VERIFY(m_hub->knows(u"private"_s));
        const auto page = m_hub->attach(u"s"_s);
        page->hear(moved("1")); // Before it began.
        page->begin();
        for (const char *text :
             {"{}", "{\"type\":\"comm\"}", "{\"id\":\"page-message-2\",\"comm\":\"private\",\"data\":{}}",
              "{\"id\":\"page-message-3\",\"comm\":\"nobody\",\"data\":{}}",
              "{\"id\":\"\\\"},{\\\"evil\",\"comm\":\"s\",\"data\":{}}",
              "{\"id\":\"page-message-4\",\"comm\":\"s\"}"}) {
            page->hear(json(text));
        }
        page->hear(moved("5"));
        QVERIFY(m_kernel->expect("comm_msg").content.contains("\"value\":5"));
        QVERIFY(m_kernel->nothingElseSent());
    }

    void aCallbacksOutputBelongsToTheWidgetThatCausedIt()
    {
        openSlider();
        const auto page = m_hub->attach(u"s"_s);
        page->begin();
        QSignalSpy stray(m_hub.get(), &WidgetHub::strayOutput);
        QSignalSpy told(page.get(), &WidgetClient::told);
        page->hear(moved("7"));
        const Message sent = m_kernel->expect("comm_msg");
        m_kernel->injectText("loose", sent);
        QTRY_COMPARE(stray.size(), 1);
        QCOMPARE(stray.first().at(0).toString(), u"s"_s);
        m_kernel->injectStatus("idle", sent);
        QTRY_VERIFY(!told.isEmpty() && told.last().first().toByteArray().contains("\"type\":\"idle\""));
    }

    void stateIsWrittenAsJupyterSavesIt()
    {
        openSlider();
        const JsonValue before = json("{\"kernelspec\":{\"name\":\"x\"}}");
        QCOMPARE(m_hub->withState(before, {u"nobody"_s}), before);
        const JsonValue after = m_hub->withState(before, {u"s"_s});
        QVERIFY(after.raw().startsWith("{\"kernelspec\":{\"name\":\"x\"},\"widgets\""));
        WidgetHub later;
        later.loadMetadata(after);
        QVERIFY(later.knows(u"s"_s) && !later.store().isLive(u"s"_s));
        QCOMPARE(later.withState(before, {u"s"_s}), after);
    }

    void withoutAKernelAPageIsToldSo()
    {
        openSlider();
        const auto page = m_hub->attach(u"s"_s);
        page->begin();
        QSignalSpy told(page.get(), &WidgetClient::told);
        m_hub->setSession(nullptr);
        QTRY_VERIFY(!told.isEmpty() && told.last().first().toByteArray().contains("\"type\":\"orphaned\""));
        page->hear(moved("8"));
        QCOMPARE(m_hub->store().value(u"s"_s, u"value"_s).toInt(), 8);
        QVERIFY(m_kernel->nothingElseSent());
    }

    void pagesMayOutliveIt()
    {
        openSlider();
        const auto page = m_hub->attach(u"s"_s);
        page->begin();
        m_hub.reset();
        page->hear(moved("8"));
        page->begin();
    }

private:
    void openSlider()
    {
        m_kernel->inject(
            Channel::Iopub, "comm_open",
            "{\"comm_id\":\"s\",\"target_name\":\"jupyter.widget\",\"data\":{\"state\":{\"value\":3,"
            "\"_model_name\":\"IntSliderModel\",\"_model_module\":\"m\",\"_model_module_version\":\"2.0.0\"}}}",
            m_question);
        QTRY_VERIFY(m_hub->knows(u"s"_s));
    }

    SystemClock m_clock;
    std::unique_ptr<testing::ScriptedKernel> m_kernel;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<KernelSession> m_session;
    std::unique_ptr<WidgetHub> m_hub;
    Message m_control;
    Message m_question;
};

QTEST_GUILESS_MAIN(tst_WidgetHub)
#include "tst_WidgetHub.moc"
