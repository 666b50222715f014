// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "session/PythonVariables.h"
#include "support/LiveKernel.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::testing::wait;
using session::PythonVariables;
using session::Variable;
using session::VariableList;
using session::VariableTable;

/// What a real Python kernel tells of its variables.
class tst_PythonVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_kernel.isUp, m_kernel.server.log().constData()); }

    void init()
    {
        QVERIFY(m_kernel.makeReady());
        QVERIFY(run(u"get_ipython().run_line_magic('reset', '-f')"_s));
    }

    void plainValuesAreShownAsPythonWritesThem()
    {
        QVERIFY(run(u"n = 42; x = 1.5; s = 'a\"b'; flag = True; nothing = None; big = 1 << 5000\n"
                    "l = [1, 'two', [3, [4]]]; d = {'k': (1,)}; π = 3"_s));
        const VariableList list = ask();
        QCOMPARE(of(list, u"n"_s).preview, u"42"_s);
        QCOMPARE(of(list, u"n"_s).type, u"int"_s);
        QCOMPARE(of(list, u"s"_s).preview, u"'a\"b'"_s);
        QCOMPARE(of(list, u"s"_s).shape, u"3"_s);
        QCOMPARE(of(list, u"nothing"_s).preview, u"None"_s);
        QCOMPARE(of(list, u"big"_s).preview, u"int of 5001 bits"_s);
        QCOMPARE(of(list, u"l"_s).preview, u"[1, 'two', [3, […]]]"_s);
        QCOMPARE(of(list, u"d"_s).preview, u"{'k': (1)}"_s);
        QCOMPARE(of(list, u"π"_s).preview, u"3"_s);
        QVERIFY(of(list, u"d"_s).isTable);
        QVERIFY(of(list, u"l"_s).size > 0);
    }

    void whatThePersonDidNotMakeIsLeftOut()
    {
        QVERIFY(run(u"import os\n_private = 1\nmine = 2"_s));
        const VariableList list = ask();
        QCOMPARE(list.variables.size(), 1);
        QCOMPARE(list.variables.first().name, u"mine"_s);
    }

    void functionsAndClassesAreTold()
    {
        QVERIFY(run(u"def f(a, b): pass\nclass C: pass"_s));
        const VariableList list = ask();
        QCOMPARE(of(list, u"f"_s).kind, Variable::Kind::Function);
        QCOMPARE(of(list, u"f"_s).preview, u"(a, b)"_s);
        QCOMPARE(of(list, u"C"_s).kind, Variable::Kind::Class);
    }

    void arraysAndFramesHaveShapeAndSize()
    {
        QVERIFY(run(
            u"import numpy as np, pandas as pd\na = np.zeros((20, 3)); one = np.float64(2.5)\n"
            "df = pd.DataFrame({'x': [1, 2], 'y': ['a', 'b']}); col = df['x']; o = np.array([{}], dtype=object)"_s));
        const VariableList list = ask();
        QCOMPARE(of(list, u"a"_s).type, u"ndarray float64"_s);
        QCOMPARE(of(list, u"a"_s).shape, u"20 × 3"_s);
        QCOMPARE(of(list, u"a"_s).count, 60);
        QCOMPARE(of(list, u"a"_s).size, 480);
        QVERIFY(of(list, u"a"_s).preview.startsWith(u"[0.0, 0.0"));
        QCOMPARE(of(list, u"one"_s).preview, u"2.5"_s);
        QCOMPARE(of(list, u"df"_s).shape, u"2 × 2"_s);
        QCOMPARE(of(list, u"df"_s).preview, u"x, y"_s);
        QCOMPARE(of(list, u"col"_s).preview, u"[1, 2]"_s);
        QCOMPARE(of(list, u"o"_s).preview, u"[{}]"_s);
    }

    /// Nothing of the person's is called, whatever it would do.
    void hostileObjectsAreNotAskedAnything()
    {
        QVERIFY(run(u"import time\ncalls = []\n"
                    "class Meta(type):\n    def __getattribute__(c, n): calls.append(n); time.sleep(9)\n"
                    "    def __repr__(c): calls.append('meta'); time.sleep(9)\n"
                    "class Bad(metaclass=Meta):\n"
                    "    def __repr__(s): calls.append('repr'); time.sleep(9)\n"
                    "    def __len__(s): calls.append('len'); time.sleep(9)\n"
                    "    def __getattribute__(s, n): calls.append(n); time.sleep(9)\n"
                    "    def __eq__(s, o): calls.append('eq'); time.sleep(9)\n"
                    "    def __hash__(s): return 1\n"
                    "class L(list):\n    def __iter__(s): calls.append('iter'); time.sleep(9)\n"
                    "bad = Bad(); inside = [Bad(), {1: Bad()}]; ours = L([1]); calls.clear()"_s));
        QElapsedTimer clock;
        clock.start();
        const VariableList list = ask();
        QVERIFY(clock.elapsed() < 5000);
        QCOMPARE(of(list, u"bad"_s).type, u"Bad"_s);
        QCOMPARE(of(list, u"bad"_s).preview, QString());
        QCOMPARE(of(list, u"inside"_s).preview, u"[<Bad>, {1: <Bad>}]"_s);
        QCOMPARE(of(list, u"ours"_s).type, u"L"_s);
        QCOMPARE(of(list, u"calls"_s).shape, u"0"_s);
    }

    void thousandsOfVariablesAreBounded()
    {
        QVERIFY(run(u"for i in range(3000): globals()[f'v{i}'] = 'x' * 10000"_s));
        const VariableList list = ask();
        QVERIFY(list.variables.size() <= 1001);
        QCOMPARE(list.variables.size() + list.more, 3001);
        QVERIFY(list.variables.first().preview.size() < 200);
    }

    void askingLeavesNoTrace()
    {
        QVERIFY(run(u"'the last value'"_s));
        QVERIFY(run(u"names = set(globals()) | {'names'}; _ , len(In), sorted(Out)"_s));
        ask();
        std::ignore = wait(m_kernel.session->evaluate(PythonVariables::tableExpression(u"names"_s, 5)));
        const auto execution = m_kernel.execute(u"assert set(globals()) - names <= {'_%d' % (len(In) - 2), "
                                                "'_i%d' % (len(In) - 1), '_i%d' % (len(In) - 2)}, "
                                                "set(globals()) - names\nassert type(_) is tuple, _"_s);
        QTRY_VERIFY(execution->hasEnded());
        QCOMPARE(execution->outcome(), jupyter::Outcome::Ok);
        const auto next = m_kernel.execute(u"1"_s);
        QTRY_VERIFY(next->hasEnded());
        QCOMPARE(next->executionCount(), *execution->executionCount() + 1);
        QCOMPARE(m_kernel.session->state(), jupyter::KernelSession::State::Idle);
    }

    void theKernelDoesNotLookBusyMeanwhile()
    {
        QSignalSpy changed(m_kernel.session.get(), &jupyter::KernelSession::stateChanged);
        ask();
        QCOMPARE(changed.size(), 0);
    }

    void tablesComeAsCsv_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("frame") << u"v = pd.DataFrame({'x': [1.5, None], 'y': ['a,b', 'c']}, index=['r', 's'])"_s
                               << QByteArray(",x,y\nr,1.5,\"a,b\"\ns,NaN,c\n") << 2 << 2;
        QTest::newRow("levels") << u"v = pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([('a', 'b')]), "
                                   "index=pd.MultiIndex.from_tuples([('k', 1)], names=['p', 'q']))"_s
                                << QByteArray("p,q,a / b\nk,1,1\n") << 1 << 1;
        QTest::newRow("series") << u"v = pd.Series([1, 2], name='n')"_s << QByteArray(",n\n0,1\n1,2\n") << 2 << 1;
        QTest::newRow("matrix") << u"v = np.arange(4).reshape(2, 2)"_s << QByteArray(",0,1\n0,0,1\n1,2,3\n") << 2 << 2;
        QTest::newRow("cube") << u"v = np.arange(8).reshape(2, 2, 2)"_s << QByteArray(",0,1\n0,0,1\n1,2,3\n") << 2 << 2;
        QTest::newRow("dict") << u"v = {'a': [1], 2: None}"_s << QByteArray("key,type,value\na,list,[1]\n2,NoneType,\n")
                              << 2 << 2;
        QTest::newRow("long") << u"v = list(range(100000))"_s << QByteArray() << 100000 << 2;
    }

    void tablesComeAsCsv()
    {
        QFETCH(QString, code);
        QFETCH(QByteArray, csv);
        QVERIFY(run(u"import numpy as np, pandas as pd\n"_s + code));
        const auto bundle = wait(m_kernel.session->evaluate(PythonVariables::tableExpression(u"v"_s, 1000)));
        QVERIFY(bundle.has_value());
        const auto table = PythonVariables::parseTable(*bundle);
        QVERIFY(table.has_value());
        QTEST(int(table->rows), "rows");
        QTEST(int(table->columns), "columns");
        if (!csv.isEmpty()) {
            QCOMPARE(table->csv, csv);
        } else {
            QCOMPARE(table->shownRows, 1000);
            QCOMPARE(table->csv.count('\n'), 1001);
        }
    }

    void aVariableThatIsGoneIsExplained()
    {
        const auto bundle = wait(m_kernel.session->evaluate(PythonVariables::tableExpression(u"it's gone"_s, 10)));
        QVERIFY(bundle.has_value());
        QCOMPARE(PythonVariables::parseTable(*bundle).error().kind, ErrorKind::Unsupported);
    }

    void aVariableCanBeTakenAway()
    {
        QVERIFY(run(u"gone = 1; stays = 2"_s));
        QVERIFY(wait(m_kernel.session->evaluate(PythonVariables::removeExpression(u"gone"_s))).has_value());
        QCOMPARE(ask().variables.size(), 1);
    }

    void nonsenseFromAKernelIsRefused()
    {
        QVERIFY(!PythonVariables::parseList("{}"));
        QVERIFY(!PythonVariables::parseList("[1"));
        QVERIFY(!PythonVariables::parseTable("{\"application/json\":{\"rows\":1}}"));
        QVERIFY(PythonVariables::parseList("{\"application/json\":{\"variables\":[1,{\"name\":[]}]}}"));
    }

private:
    bool run(const QString &code)
    {
        const auto execution = m_kernel.execute(code);
        return QTest::qWaitFor([&] { return execution->hasEnded(); }, 20000) &&
               execution->outcome() == jupyter::Outcome::Ok;
    }

    VariableList ask()
    {
        const auto bundle = wait(m_kernel.session->evaluate(PythonVariables::listExpression()));
        return bundle.and_then(PythonVariables::parseList).value_or(VariableList{});
    }

    static Variable of(const VariableList &list, const QString &name)
    {
        const auto found = std::ranges::find(list.variables, name, &Variable::name);
        return found == list.variables.end() ? Variable{} : *found;
    }

    SystemClock m_clock;
    testing::LiveKernel m_kernel{testing::JupyterServer::Options{}, m_clock};
};

QTEST_GUILESS_MAIN(tst_PythonVariables)
#include "tst_PythonVariables.moc"
