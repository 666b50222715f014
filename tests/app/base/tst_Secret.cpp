// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Secret.h"

#include <QTest>

using quire::Secret;

class tst_Secret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverPrintsItself()
    {
        QString log;
        QDebug(&log) << Secret(QStringLiteral("hunter2"));
        QVERIFY(!log.contains(QStringLiteral("hunter2")));
        QVERIFY(log.contains(QStringLiteral("•")));
    }
};

QTEST_GUILESS_MAIN(tst_Secret)
#include "tst_Secret.moc"
