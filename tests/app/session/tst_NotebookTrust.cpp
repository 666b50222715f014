// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "notebook/NotebookFile.h"
#include "runs/RunJournal.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Recovery.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::Output;
using session::NotebookTrust;
using testing::wait;

namespace {

/// Signatures go by content, so each has its own.
QByteArray chart(const QByteArray &name)
{
    return "{\"output_type\":\"display_data\",\"metadata\":{},\"data\":{\"text/html\":\"<script>'" + name +
           "'</script>\"}}";
}

QByteArray withOutput(const QByteArray &output)
{
    return "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":1,\"id\":\"a\",\"metadata\":{},\"outputs\":[" +
           output + "],\"source\":\"x\"}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";
}

} // namespace

/// Trust by the signatures that Jupyter itself keeps: what `jupyter trust` signed is trusted here, and what was trusted
/// here is signed for Jupyter.
class tst_NotebookTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_provider = std::make_unique<testing::FixedProvider>(
            net::Endpoint{.baseUrl = m_server.url(), .token = Secret(m_server.token())});
        m_machine = std::make_unique<session::AttachedMachine>(m_provider.get(), m_id, u"M"_s, QString(), m_clock);
        QVERIFY(wait(m_machine->whenAttached()));
        QVERIFY(wait(m_journal.open()));
    }

    void whatComesFromElsewhereIsNotTrustedAndThePersonIsAsked()
    {
        const auto session = open(u"foreign.ipynb"_s, withOutput(chart("foreign")));
        QSignalSpy raised(&session->trust(), &NotebookTrust::noticeRaised);
        QVERIFY(!session->trust().trusts(output(*session)));
        session->trust().review();
        QTRY_COMPARE(raised.size(), 1);
        QCOMPARE(raised.first().first().value<session::Notice>().key, u"trust"_s);
        QVERIFY(!isSigned(u"foreign.ipynb"_s));
    }

    void whatJupyterTrustsIsTrustedWithoutAQuestion()
    {
        QVERIFY(m_server.write(u"signed.ipynb"_s, withOutput(chart("signed"))));
        // What `jupyter trust` runs.
        QCOMPARE(run(u"python3"_s, {u"-m"_s, u"nbformat.sign"_s, m_server.root() + u"/signed.ipynb"_s}), 0);
        const auto session = open(u"signed.ipynb"_s, {});
        QSignalSpy raised(&session->trust(), &NotebookTrust::noticeRaised);
        QSignalSpy changed(&session->trust(), &NotebookTrust::changed);
        session->trust().review();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(session->trust().trusts(output(*session)));
        QVERIFY(raised.isEmpty());
    }

    void whatThePersonTrustsIsSignedForJupyter()
    {
        const auto session = open(u"mine.ipynb"_s, withOutput(chart("mine")));
        session->trust().choose(u"trust"_s, u"trust"_s);
        QTRY_VERIFY(session->trust().trusts(output(*session)));
        QTRY_VERIFY_WITH_TIMEOUT(isSigned(u"mine.ipynb"_s), 20'000);
        // Somebody else who opens it now is not asked either.
        const auto again = open(u"mine.ipynb"_s, {});
        again->trust().review();
        QTRY_VERIFY(again->trust().trusts(output(*again)));
    }

    void whatIsKeptBlockedIsNotSignedAndNotAskedAboutAgain()
    {
        const auto session = open(u"blocked.ipynb"_s, withOutput(chart("blocked")));
        session->trust().choose(u"trust"_s, u"block"_s);
        QSignalSpy raised(&session->trust(), &NotebookTrust::noticeRaised);
        session->trust().review();
        QVERIFY(!session->trust().trusts(output(*session)));
        QVERIFY(raised.isEmpty());
        QVERIFY(!isSigned(u"blocked.ipynb"_s));
    }

    void aSaveSignsWhatWasMadeHere()
    {
        const auto session = open(u"made.ipynb"_s, withOutput({}));
        const Output made = *Output::fromJson(*notebook::JsonValue::parse(chart("made")));
        session->trust().noteMade(made);
        session->document()->appendOutput(session->document()->cell(0).id(), made);
        QVERIFY(session->trust().trusts(made));
        QVERIFY(wait(session->file().save()));
        QTRY_VERIFY_WITH_TIMEOUT(isSigned(u"made.ipynb"_s), 20'000);
    }

    void aSaveWithOneForeignOutputSignsNothing()
    {
        const auto session = open(u"mixed.ipynb"_s, withOutput(chart("mixed")));
        Output made = *Output::fromContent("display_data", "{\"metadata\":{},\"data\":{\"text/html\":\"<b>\"}}");
        session->trust().noteMade(made);
        session->document()->appendOutput(session->document()->cell(0).id(), made);
        QVERIFY(wait(session->file().save()));
        QVERIFY(wait(session->trust().signIfOurs()));
        QVERIFY(!isSigned(u"mixed.ipynb"_s));
        QVERIFY(session->trust().trusts(made));
        QVERIFY(!session->trust().trusts(output(*session)));
    }

    void textNeedsNoTrust()
    {
        const auto session = open(u"text.ipynb"_s, withOutput({}));
        QVERIFY(session->trust().trusts(Output::stream(u"stdout"_s, u"<script>"_s)));
    }

private:
    /// Written with `bytes` unless they are empty.
    std::unique_ptr<session::NotebookSession> open(const QString &name, const QByteArray &bytes)
    {
        if (!bytes.isEmpty()) {
            m_server.write(name, bytes);
        }
        auto session = std::make_unique<session::NotebookSession>(
            session::NotebookRef{m_id, RemotePath(name), {}, false}, m_machine.get(), &m_recovery, &m_journal);
        session->openWithoutKernel();
        const bool isOpen = QTest::qWaitFor([&session] { return session->document() != nullptr; }, 20'000);
        return isOpen ? std::move(session) : nullptr;
    }

    static Output output(session::NotebookSession &session) { return session.document()->cell(0).outputs().first(); }

    /// What Jupyter's own database of signatures says of the file as it lies there.
    bool isSigned(const QString &name) const
    {
        const QString code = u"import sys, nbformat\nfrom nbformat.sign import NotebookNotary\n"
                             "nb = nbformat.read(sys.argv[1], 4)\nsys.exit(0 if NotebookNotary().check_signature(nb) "
                             "else 7)"_s;
        return run(u"python3"_s, {u"-c"_s, code, m_server.root() + u'/' + name}) == 0;
    }

    int run(const QString &program, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"JUPYTER_DATA_DIR"_s, m_server.dataFolder());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        return process.waitForFinished(30'000) ? process.exitCode() : -1;
    }

    const machines::MachineId m_id{u"fixed"_s, u"m"_s};
    SystemClock m_clock;
    QTemporaryDir m_folder;
    testing::JupyterServer m_server{{}};
    std::unique_ptr<testing::FixedProvider> m_provider;
    session::Recovery m_recovery{m_folder.path()};
    runs::RunJournal m_journal{m_folder.filePath(u"runs.sqlite"_s)};
    std::unique_ptr<session::AttachedMachine> m_machine;
};

QTEST_GUILESS_MAIN(tst_NotebookTrust)
#include "tst_NotebookTrust.moc"
