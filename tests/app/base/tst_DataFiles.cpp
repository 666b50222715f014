// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"

#include <QFileInfo>
#include <QTest>

using namespace quire::base;

/// What travels beside the program is found from wherever the program stands.
class tst_DataFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheWebPartsOfThisBuild()
    {
        const QFileInfo math(dataFile(QStringLiteral("web/math.js")));
        QVERIFY2(math.isFile(), qPrintable(math.filePath()));
        QVERIFY(math.size() > 100'000);
    }

    void pathsHaveNoDetours() { QVERIFY(!dataFile(QStringLiteral("web/math.js")).contains(QLatin1String(".."))); }
};

QTEST_GUILESS_MAIN(tst_DataFiles)
#include "tst_DataFiles.moc"
