// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/RequestTable.h"
#include "support/Waiting.h"

using namespace quire;
using namespace quire::jupyter;
using quire::testing::wait;

class tst_RequestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settlesTheRequestAReplyBelongsTo()
    {
        RequestTable table;
        const Reply<Message> one = table.add("1");
        const Reply<Message> two = table.add("2");
        QVERIFY(table.settle(replyTo("2")));
        QVERIFY(!one.isFinished());
        QCOMPARE(wait(two)->parentId, "2");
        QVERIFY(!table.settle(replyTo("2")));
        QVERIFY(!table.settle(replyTo("stranger")));
    }

    void tellsAllThatNoAnswerWillCome()
    {
        RequestTable table;
        const Reply<Message> one = table.add("1");
        const Reply<Message> two = table.add("2");
        table.failAll({ErrorKind::Network, QStringLiteral("cut"), {}, 0});
        QCOMPARE(wait(one).error().message, QStringLiteral("cut"));
        QCOMPARE(wait(two).error().kind, ErrorKind::Network);
        QVERIFY(!table.settle(replyTo("1")));
    }

    void cancelsWhatIsOpenWhenItGoes()
    {
        auto table = std::make_unique<RequestTable>();
        const Reply<Message> reply = table->add("1");
        table.reset();
        QVERIFY(reply.isCanceled());
    }

    void aRequestNobodyWaitsForAnyMoreIsForgotten()
    {
        RequestTable table;
        Reply<Message> reply = table.add("1");
        reply.cancel();
        (void)table.add("2");
        QVERIFY(!table.settle(replyTo("1")));
    }

private:
    static Message replyTo(const QByteArray &request)
    {
        Message message;
        message.parentId = request;
        return message;
    }
};

QTEST_GUILESS_MAIN(tst_RequestTable)
#include "tst_RequestTable.moc"
