// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "session/ServerStorage.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <memory>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::testing::JupyterServer;
using quire::testing::wait;
using session::AttachedMachine;
using session::FileStamp;
using session::ServerStorage;
using session::StoredFile;

namespace {

class DownProvider : public testing::FixedProvider
{
public:
    DownProvider() : FixedProvider({}) {}
    Reply<net::Endpoint> start(QString) override
    {
        return readyReply<net::Endpoint>(failure(ErrorKind::Unsupported, u"No machine is free."_s));
    }
};

} // namespace

/// A notebook's bytes on real servers of both generations.
class tst_ServerStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("generation");
        QTest::newRow("server 2") << int(JupyterServer::Generation::JupyterServer);
        QTest::newRow("notebook 6") << int(JupyterServer::Generation::Notebook6);
    }

    void init()
    {
        QFETCH_GLOBAL(const int, generation);
        if (!m_server || m_generation != generation) {
            m_generation = generation;
            m_server = std::make_unique<JupyterServer>(
                JupyterServer::Options{.generation = JupyterServer::Generation(generation)});
            QVERIFY2(m_server->start(), m_server->log().constData());
        }
        m_provider = std::make_unique<testing::FixedProvider>(
            net::Endpoint{.baseUrl = m_server->url(), .token = Secret(m_server->token())});
        m_machine = std::make_unique<AttachedMachine>(m_provider.get(), machines::MachineId{u"fixed"_s, u"m"_s}, u"M"_s,
                                                      QString(), m_clock);
    }

    void cleanup()
    {
        m_machine.reset();
        m_provider.reset();
    }

    void cleanupTestCase() { m_server.reset(); }

    void attachesItsMachineAndReadsTheExactBytes()
    {
        const QByteArray odd = "{\"cells\": [],\r\n\t\"metadata\": {\"x\": 1.0, \"y\": NaN}}"; // no newline at the end
        QVERIFY(m_server->write(u"ü 1.ipynb"_s, odd));
        ServerStorage storage(m_machine.get(), RemotePath(u"ü 1.ipynb"_s));
        QCOMPARE(storage.location(), u"ü 1.ipynb"_s);
        const Result<StoredFile> loaded = wait(storage.load());
        QVERIFY(loaded);
        QCOMPARE(loaded->bytes, odd);
        QCOMPARE(loaded->stamp.size, odd.size());
        QCOMPARE(*wait(storage.stat()), loaded->stamp);
    }

    void writesTheExactBytesAndKnowsItsOwnWork()
    {
        ServerStorage storage(m_machine.get(), RemotePath(u"new.ipynb"_s));
        QVERIFY(wait(m_machine->whenAttached()));
        const QByteArray odd = "{ \"nbformat\":4 , \"huge\": 123456789012345678901234567890 }\n\n";
        const Result<FileStamp> saved = wait(storage.save(odd));
        QVERIFY(saved);
        QCOMPARE(m_server->read(u"new.ipynb"_s), odd);
        QCOMPARE(*wait(storage.stat()), *saved);
    }

    void noticesThatSomeoneElseWrote()
    {
        QVERIFY(m_server->write(u"shared.ipynb"_s, "{}"));
        ServerStorage storage(m_machine.get(), RemotePath(u"shared.ipynb"_s));
        const Result<StoredFile> loaded = wait(storage.load());
        QVERIFY(m_server->write(u"shared.ipynb"_s, "{} "));
        QVERIFY(*wait(storage.stat()) != loaded->stamp);
    }

    void aNotebookThatIsGoneIsNotFound()
    {
        ServerStorage storage(m_machine.get(), RemotePath(u"folder/none.ipynb"_s));
        const auto loaded = wait(storage.load());
        QCOMPARE(loaded.error().kind, ErrorKind::NotFound);
        QVERIFY(loaded.error().message.contains(u"none.ipynb"_s));
        QCOMPARE(wait(storage.stat()).error().kind, ErrorKind::NotFound);
    }

    void aMachineThatDoesNotComeUpIsTheReason()
    {
        DownProvider provider;
        AttachedMachine machine(&provider, {u"fixed"_s, u"n"_s}, u"N"_s, QString(), m_clock);
        ServerStorage storage(&machine, RemotePath(u"a.ipynb"_s));
        QCOMPARE(wait(storage.load()).error().message, u"No machine is free."_s);
        QCOMPARE(machine.state(), AttachedMachine::State::Failed);
    }

private:
    SystemClock m_clock;
    int m_generation = -1;
    std::unique_ptr<JupyterServer> m_server;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_ServerStorage)
#include "tst_ServerStorage.moc"
