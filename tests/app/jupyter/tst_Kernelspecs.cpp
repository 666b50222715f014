// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Kernelspecs.h"

#include <QTest>

using quire::jupyter::Kernelspec;
using quire::jupyter::KernelspecList;
using namespace Qt::StringLiterals;

class tst_Kernelspecs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestKernelForANotebook_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("best");
        QTest::newRow("the one it names") << u"ir"_s << u"r"_s << u"ir"_s;
        QTest::newRow("a name of another machine: its language") << u"conda-env-x"_s << u"Python"_s << u"python3"_s;
        QTest::newRow("only a language") << QString() << u"r"_s << u"ir"_s;
        QTest::newRow("nothing said: the default") << QString() << QString() << u"python3"_s;
        QTest::newRow("a language the machine does not speak") << QString() << u"julia"_s << QString();
        QTest::newRow("a name it does not have") << u"sage"_s << QString() << QString();
    }

    void theBestKernelForANotebook()
    {
        QFETCH(QString, name);
        QFETCH(QString, language);
        const KernelspecList list{u"python3"_s,
                                  {{u"python3"_s, u"Python 3"_s, u"python"_s, {}}, {u"ir"_s, u"R"_s, u"R"_s, {}}}};
        const Kernelspec *best = list.bestFor(name, language);
        QTEST(best ? best->name : QString(), "best");
    }
};

QTEST_GUILESS_MAIN(tst_Kernelspecs)
#include "tst_Kernelspecs.moc"
