// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "render/FormulaSetter.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <thread>

using namespace quire::render;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const MathRequest slow{u"\\begin{matrix}"_s + u"x&y\\\\"_s.repeated(1500) + u"\\end{matrix}"_s, true, {}};

QString script()
{
    return quire::base::dataFile(u"web/math.js"_s);
}

} // namespace

class tst_FormulaSetter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsFormulasInAnyThread()
    {
        Formula formula;
        std::jthread([&formula] {
            FormulaSetter setter(script(), {});
            formula = setter.set({u"\\R^2"_s, false, {u"\\newcommand{\\R}{\\mathbb{R}}"_s}});
        }).join();
        QCOMPARE(formula.error, QString());
        QVERIFY(formula.body.svg.startsWith("<svg"));
        QVERIFY(formula.body.width > 0.8 && formula.body.width < 1.6);
    }

    void aFormulaThatTakesTooLongIsAnErrorAndTheNextOneIsSet()
    {
        FormulaSetter setter(script(), {}, 100ms);
        QCOMPARE(setter.set(slow).error, u"The formula takes too long to set"_s);
        // The limit is for each: a slow one takes nothing away from those behind it.
        QCOMPARE(setter.set({u"1"_s, false, {}}).error, QString());
        QCOMPARE(setter.set({u"2"_s, false, {}}).error, QString());
    }

    void canBeStoppedFromAnotherThread()
    {
        FormulaSetter setter(script(), {}, 10min);
        QCOMPARE(setter.set({u"1"_s, false, {}}).error, QString());
        std::jthread other([&setter] { setter.stop(); });
        QVERIFY(!setter.set(slow).error.isEmpty());
        other.join();
        QVERIFY(!setter.set({u"3"_s, false, {}}).error.isEmpty());
    }

    void sharesTheFolderOfSetFormulasWithOthers()
    {
        const QTemporaryDir folder;
        const MathRequest request{u"\\sqrt{2}"_s, false, {}};
        const Formula set = FormulaSetter(script(), folder.path()).set(request);
        QCOMPARE(FormulaSetter(u"nowhere.js"_s, folder.path()).set(request).body.svg, set.body.svg);
        QVERIFY(FormulaSetter(u"nowhere.js"_s, {}).set(request).error.contains(u"missing"));
    }

    void theEngineComesBackAfterItWasLetGo()
    {
        FormulaSetter setter(script(), {});
        setter.set({u"x"_s, false, {}});
        setter.letEngineGo();
        QCOMPARE(setter.set({u"y"_s, false, {}}).error, QString());
    }
};

QTEST_GUILESS_MAIN(tst_FormulaSetter)
#include "tst_FormulaSetter.moc"
