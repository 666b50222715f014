// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/OpenNotebook.h"
#include "session/VariableWatch.h"
#include "support/Waiting.h"

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::CellId;
using quire::testing::wait;
using session::Variable;
using session::VariableWatch;

/// The variables of a real notebook's kernel while its person works.
class tst_VariableWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_open.open(), m_open.server.log().constData()); }

    void init()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_open.isIdle(), 20000);
        m_watch = std::make_unique<VariableWatch>();
        m_watch->setActive(true);
        m_watch->setKernel(&m_open.kernel());
        QTRY_COMPARE(m_watch->state(), VariableWatch::State::Current);
    }

    void cleanup() { m_watch.reset(); }

    void eachRunIsFollowedByItself()
    {
        QVERIFY(m_open.run(u"answer = 42"_s));
        QTRY_VERIFY(has(u"answer"_s));
        QVERIFY(m_open.run(u"answer = 43; other = []"_s));
        QTRY_VERIFY(has(u"other"_s));
        QCOMPARE(find(u"answer"_s)->preview, u"43"_s);
    }

    void whileNobodyLooksNothingIsAsked()
    {
        m_watch->setActive(false);
        QSignalSpy changed(m_watch.get(), &VariableWatch::changed);
        QVERIFY(m_open.run(u"unseen = 1"_s));
        QVERIFY(!changed.wait(600) || !has(u"unseen"_s));
        m_watch->setActive(true);
        QTRY_VERIFY(has(u"unseen"_s));
    }

    void whileTheKernelWorksItIsLeftAlone()
    {
        const CellId gate = m_open.add(u"input()"_s);
        QSignalSpy asked(&m_open.kernel(), &session::NotebookKernel::inputRequested);
        m_open.kernel().run({gate});
        QVERIFY(asked.wait(10000));
        m_watch->refresh();
        QTRY_COMPARE(m_watch->state(), VariableWatch::State::Waiting);
        const auto table = m_watch->table(u"gate"_s, 10);
        QTRY_VERIFY(table.isFinished());
        QVERIFY(!table.result());
        m_open.kernel().answerInput(gate, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->state(), VariableWatch::State::Current, 10000);
    }

    /// Counters and history are the person's own, and a run that follows at once is numbered as ever.
    void theCountersOfThePersonAreNotTouched()
    {
        QVERIFY(m_open.run(u"1"_s));
        const notebook::Document *document = m_open.notebook->document();
        const int before = *document->cell(document->cellCount() - 1).executionCount();
        for (int round = 0; round < 3; ++round) {
            m_watch->refresh();
            QTRY_COMPARE(m_watch->state(), VariableWatch::State::Current);
        }
        QVERIFY(m_open.run(u"_ , len(In)"_s));
        const notebook::Cell &last = document->cell(document->cellCount() - 1);
        QCOMPARE(*last.executionCount(), before + 1);
        QCOMPARE(last.outputs().first().data().text(u"text/plain"), u"(1, %1)"_s.arg(before + 2));
    }

    void aRestartEmptiesTheList()
    {
        QVERIFY(m_open.run(u"lost = 1"_s));
        QTRY_VERIFY(has(u"lost"_s));
        m_open.kernel().restart();
        QTRY_VERIFY_WITH_TIMEOUT(!has(u"lost"_s), 20000);
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->state(), VariableWatch::State::Current, 30000);
    }

    void aVariableCanBeTakenAwayAndSeenAsTable()
    {
        QVERIFY(m_open.run(u"rows = [1, 2]"_s));
        const auto table = wait(m_watch->table(u"rows"_s, 10));
        QVERIFY(table.has_value());
        QVERIFY(table->csv.contains("1,int,2"));
        QTRY_VERIFY(has(u"rows"_s));
        QVERIFY(wait(m_watch->remove(u"rows"_s)).has_value());
        QTRY_VERIFY(!has(u"rows"_s));
    }

    void withoutAKernelThereIsNothing()
    {
        m_watch->setKernel(nullptr);
        QCOMPARE(m_watch->state(), VariableWatch::State::NoKernel);
        QVERIFY(m_watch->list().variables.isEmpty());
    }

private:
    const Variable *find(const QString &name) const
    {
        const auto found = std::ranges::find(m_watch->list().variables, name, &Variable::name);
        return found == m_watch->list().variables.end() ? nullptr : &*found;
    }
    bool has(const QString &name) const { return find(name) != nullptr; }

    testing::OpenNotebook m_open;
    std::unique_ptr<VariableWatch> m_watch;
};

QTEST_GUILESS_MAIN(tst_VariableWatch)
#include "tst_VariableWatch.moc"
