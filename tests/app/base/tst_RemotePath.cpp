// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/RemotePath.h"

#include <QTest>

using quire::RemotePath;

class tst_RemotePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        QTest::newRow("root") << QStringLiteral("/") << QString();
        QTest::newRow("slashes") << QStringLiteral("//a///b/") << QStringLiteral("a/b");
        QTest::newRow("dots") << QStringLiteral("./a/./b/../c") << QStringLiteral("a/c");
        QTest::newRow("cannot climb out") << QStringLiteral("../../etc/passwd") << QStringLiteral("etc/passwd");
        QTest::newRow("spaces stay") << QStringLiteral("a b/ c ") << QStringLiteral("a b/ c ");
    }
    void cleans()
    {
        QFETCH(QString, text);
        QFETCH(QString, clean);
        QCOMPARE(RemotePath(text).toString(), clean);
    }

    void takesPathsApart()
    {
        const RemotePath path(QStringLiteral("work/My Train.IPYNB"));
        QCOMPARE(path.name(), QStringLiteral("My Train.IPYNB"));
        QCOMPARE(path.suffix(), QStringLiteral("ipynb"));
        QCOMPARE(path.parent(), RemotePath(QStringLiteral("work")));
        QVERIFY(path.parent().parent().isRoot());
        QCOMPARE(path.parent().child(QStringLiteral("x")).toString(), QStringLiteral("work/x"));
        QVERIFY(RemotePath(QStringLiteral(".bashrc")).suffix().isEmpty());
    }

    void knowsWhatLiesInside()
    {
        const RemotePath folder(QStringLiteral("a/b"));
        QVERIFY(RemotePath(QStringLiteral("a/b/c")).isInside(folder));
        QVERIFY(!RemotePath(QStringLiteral("a/bc")).isInside(folder));
        QVERIFY(!folder.isInside(folder));
        QVERIFY(folder.isInside(RemotePath()));
    }

    void movesWithTheFolderItIsIn()
    {
        const RemotePath from(QStringLiteral("a/b"));
        const RemotePath to(QStringLiteral("c"));
        QCOMPARE(RemotePath(QStringLiteral("a/b/x.txt")).moved(from, to), RemotePath(QStringLiteral("c/x.txt")));
        QCOMPARE(from.moved(from, to), to);
        QVERIFY(!RemotePath(QStringLiteral("a/bc")).moved(from, to));
    }

    void encodesEachPartForUrls()
    {
        QCOMPARE(RemotePath(QStringLiteral("sp a#c?é%.txt/x")).toPercentEncoded(),
                 QByteArray("sp%20a%23c%3F%C3%A9%25.txt/x"));
    }
};

QTEST_GUILESS_MAIN(tst_RemotePath)
#include "tst_RemotePath.moc"
