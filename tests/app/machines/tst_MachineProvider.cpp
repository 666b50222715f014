// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeProvider.h"
#include "machines/MachineProvider.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;

class tst_MachineProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoWhenItCannotDoAThing()
    {
        testing::FakeProvider provider(u"x"_s);
        Reply<void> renamed = provider.rename(u"m"_s, u"n"_s);
        QCOMPARE(renamed.result().error().kind, ErrorKind::Unsupported);
        QVERIFY(renamed.result().error().message.contains(provider.displayName()));
        QCOMPARE(provider.remove(u"m"_s).result().error().kind, ErrorKind::Unsupported);
    }

    void loggingInNeedsNothingUnlessTheProviderSaysOtherwise()
    {
        testing::FakeProvider provider(u"x"_s);
        QVERIFY(provider.logIn(u"m"_s, nullptr).result());
    }
};

QTEST_GUILESS_MAIN(tst_MachineProvider)
#include "tst_MachineProvider.moc"
