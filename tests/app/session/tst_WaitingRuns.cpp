// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/OpenNotebook.h"
#include "session/WaitingRuns.h"
#include "support/Waiting.h"

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::Cell;
using notebook::CellId;
using notebook::CellType;
using runs::RunJournal;
using session::NotebookSession;
using session::Notice;

/// Cells wait for their turn on a real kernel when the program crashes.
class tst_WaitingRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_open.open(), m_open.server.log().constData()); }

    void init()
    {
        QVERIFY(m_open.server.write(u"w.ipynb"_s,
                                    "{\"cells\":["
                                    "{\"cell_type\":\"code\",\"id\":\"slow\",\"source\":\"import time; time.sleep(3)\","
                                    "\"metadata\":{},\"outputs\":[],\"execution_count\":null},"
                                    "{\"cell_type\":\"code\",\"id\":\"two\",\"source\":\"print('two')\","
                                    "\"metadata\":{},\"outputs\":[],\"execution_count\":null},"
                                    "{\"cell_type\":\"code\",\"id\":\"three\",\"source\":\"print('three')\","
                                    "\"metadata\":{},\"outputs\":[],\"execution_count\":null}"
                                    "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}"));
        start();
        m_session->kernel().run({id(0), id(2), id(1)});
        QTRY_VERIFY(m_session->kernel().cellRun(id(0)).state == session::CellRun::State::Running);
        QTest::qWait(1500); // So old is what is written down at the most.
    }

    void cleanup()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_session->kernel().pendingCount(), 0, 20000);
        m_session->kernel().choose(u"runs-left"_s, u"forget"_s);
        QTest::qWait(1500);
        m_session->file().abandonChanges();
        m_session.reset();
        m_journal.reset();
    }

    void theNextStartOffersThem()
    {
        crashAndStart();
        QTRY_COMPARE(m_notices->size(), 1);
        const Notice notice = m_notices->first().first().value<Notice>();
        QVERIFY(notice.text.startsWith(u"2 cells were waiting"));
        QTRY_VERIFY(m_session->kernel().pendingCount() > 0); // The one that was sent is taken up as ever.
        m_session->kernel().choose(notice.key, notice.choices.first().id);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->kernel().pendingCount(), 0, 20000);
        QCOMPARE(textOf(1), u"two\n"_s);
        QCOMPARE(textOf(2), u"three\n"_s);
        const int two = *m_session->document()->cell(1).executionCount();
        QCOMPARE(*m_session->document()->cell(2).executionCount(), two - 1); // In the order that was asked for.
    }

    void theyAreKeptUntilThePersonDecides()
    {
        crashAndStart();
        QTRY_COMPARE(m_notices->size(), 1);
        m_session->kernel().run({id(2)}); // Something else.
        QTest::qWait(1500);
        crashAndStart();
        QTRY_COMPARE(m_notices->size(), 1);
        QVERIFY(textOf(1).isEmpty());
        m_session->kernel().choose(u"runs-left"_s, u"forget"_s);
        QTest::qWait(1500);
        crashAndStart();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->kernel().pendingCount(), 0, 20000);
        QCOMPARE(m_notices->size(), 0);
    }

    void whatWasHandedToTheKernelIsNotOffered()
    {
        QVERIFY(quire::testing::wait(m_session->kernel().runs().sendAll()).has_value());
        crashAndStart();
        QTRY_COMPARE_WITH_TIMEOUT(textOf(1), u"two\n"_s, 20000);
        QCOMPARE(m_notices->size(), 0);
    }

private:
    void start()
    {
        m_journal = std::make_unique<RunJournal>(m_open.folder.filePath(u"waiting.sqlite"_s));
        std::ignore = m_journal->open();
        m_session = std::make_unique<NotebookSession>(
            session::NotebookRef{m_open.machine->id(), RemotePath(u"w.ipynb"_s), {}, false}, m_open.machine.get(),
            &m_open.recovery, m_journal.get());
        m_notices = std::make_unique<QSignalSpy>(m_session.get(), &NotebookSession::noticeRaised);
        m_session->open();
        QVERIFY(QTest::qWaitFor([this] { return m_session->document() != nullptr; }, 20000));
    }

    /// Nothing is said to the server or written to the disk any more.
    void crashAndStart()
    {
        m_session.reset();
        m_journal.reset();
        start();
    }

    CellId id(int row) const { return m_session->document()->cell(row).id(); }
    QString textOf(int row) const
    {
        const auto &outputs = m_session->document()->cell(row).outputs();
        return outputs.isEmpty() ? QString() : outputs.first().text();
    }

    quire::testing::OpenNotebook m_open;
    std::unique_ptr<RunJournal> m_journal;
    std::unique_ptr<NotebookSession> m_session;
    std::unique_ptr<QSignalSpy> m_notices;
};

QTEST_GUILESS_MAIN(tst_WaitingRuns)
#include "tst_WaitingRuns.moc"
