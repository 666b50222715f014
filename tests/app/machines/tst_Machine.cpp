// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/Machine.h"

#include <QTest>

using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_Machine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdComesBackFromItsText()
    {
        const MachineId id{u"jupyter"_s, u"a/b c"_s};
        QCOMPARE(id.toText(), u"jupyter/a/b c"_s);
        QCOMPARE(MachineId::fromText(id.toText()), id);
        QVERIFY(MachineId::fromText(u"nothing"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Machine)
#include "tst_Machine.moc"
