// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncScript.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;

class tst_PathMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_map = {};
        for (const char *path : {"a", "a/x", "a/x/y", "a.b", "b"}) {
            m_map.insert(pathOf(path), path);
        }
    }

    void findsAFolderAndAllInIt()
    {
        QCOMPARE(keys(m_map.subtree("a"_path)), "a a/x a/x/y");
        QCOMPARE(keys(m_map.inside("a"_path)), "a/x a/x/y");
        QCOMPARE(keys(m_map.inside("c"_path)), "");
        QCOMPARE(keys(m_map.inside(TreePath())), "a a/x a/x/y a.b b");
        QVERIFY(m_map.hasInside("a/x"_path));
        QVERIFY(!m_map.hasInside("a.b"_path));
        QVERIFY(!m_map.contains("x"_path));
    }

    void movesAFolderWhole()
    {
        m_map.move("a"_path, "z/q"_path);
        QCOMPARE(keys(m_map), "a.b b z/q z/q/x z/q/x/y");
        QCOMPARE(*m_map.find("z/q/x/y"_path), "a/x/y");
    }

    void removesAFolderOrOnlyItsEntry()
    {
        m_map.eraseOne("a"_path);
        QCOMPARE(keys(m_map), "a/x a/x/y a.b b");
        m_map.erase("a"_path);
        QCOMPARE(keys(m_map), "a.b b");
    }

private:
    static QByteArray keys(const auto &range)
    {
        QByteArrayList all;
        for (const auto &[path, value] : range) {
            all << path.bytes();
        }
        return all.join(' ');
    }

    PathMap<QByteArray> m_map;
};

QTEST_GUILESS_MAIN(tst_PathMap)
#include "tst_PathMap.moc"
