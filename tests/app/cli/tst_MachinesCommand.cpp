// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "cli/MachinesCommand.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;

class tst_MachinesCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsProvidersWithWhatTheyCanDo()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"machines"_s, u"--providers"_s, u"--json"_s}), int(Success));
        const QJsonArray all = terminal.json().array();
        QCOMPARE(all.at(0)[u"id"_s].toString(), u"local"_s);
        QVERIFY(all.at(0)[u"capabilities"_s].toArray().contains(u"start"_s));
        QCOMPARE(all.at(1)[u"id"_s].toString(), u"jupyter"_s);
        QVERIFY(all.at(1)[u"capabilities"_s].toArray().contains(u"add"_s));
    }

    void listsThisComputerAndWhetherItRuns()
    {
        testing::Terminal json;
        QCOMPARE(json.run({u"machines"_s, u"--json"_s}), int(Success));
        const QJsonObject machine = json.json().array().at(0).toObject();
        QCOMPARE(machine[u"id"_s].toString(), u"local/this-computer"_s);
        QCOMPARE(machine[u"state"_s].toString(), u"stopped"_s);
        QVERIFY(machine[u"hardware"_s][u"cpuCount"_s].toInt() > 0);
        testing::Terminal text;
        QCOMPARE(text.run({u"machines"_s}), int(Success));
        QVERIFY(text.out().contains("This computer"));
    }
};

QTEST_GUILESS_MAIN(tst_MachinesCommand)
#include "tst_MachinesCommand.moc"
