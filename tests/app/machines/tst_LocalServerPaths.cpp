// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/LocalServerPaths.h"

#include <QTest>

using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_LocalServerPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRootHasAFolderOfItsOwnThatStaysTheSame()
    {
        const LocalServerPaths paths{u"/state"_s};
        QCOMPARE(paths.forRoot(u"/home/a/Quire"_s).folder, paths.forRoot(u"/home/a/Quire/"_s).folder);
        QVERIFY(paths.forRoot(u"/home/a"_s).folder != paths.forRoot(u"/home/b"_s).folder);
        QVERIFY(paths.forRoot(u"/home/a"_s).runtime().startsWith(u"/state/"_s));
    }

    void theStandardPlacesAreAbsolute()
    {
        QVERIFY(LocalServerPaths::standard().folder.startsWith(u'/'));
        QVERIFY(LocalServerPaths::standardRoot().endsWith(u"/Quire"_s));
    }
};

QTEST_GUILESS_MAIN(tst_LocalServerPaths)
#include "tst_LocalServerPaths.moc"
