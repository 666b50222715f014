// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncScript.h"

#include <QTest>

#include <algorithm>

using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_TreePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAnyNameADiskCanHold()
    {
        for (const QByteArray &bytes : {QByteArray("a/b c\n"), QByteArray("-rf"), QByteArray("\xff\xfe/\xc3\xa9"),
                                        QByteArray("..."), QByteArray("a\\b"), QByteArray(255, 'x')}) {
            const auto path = TreePath::fromBytes(bytes);
            QVERIFY(path);
            QCOMPARE(path->bytes(), bytes);
        }
    }

    void cannotLeadOutOrAround()
    {
        for (const char *bytes : {"/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "/"}) {
            QVERIFY2(!TreePath::fromBytes(bytes), bytes);
        }
        QVERIFY(!TreePath::fromBytes(QByteArray("a\0b", 3)));
        QVERIFY(!TreePath::isName("a/b"));
        QVERIFY(!TreePath::isName(".."));
    }

    void knowsItsFolder()
    {
        const TreePath path = "d/e/f.txt"_path;
        QCOMPARE(path.name(), "f.txt");
        QCOMPARE(path.parent(), "d/e"_path);
        QCOMPARE(path.depth(), 3);
        QCOMPARE("d"_path.parent(), TreePath());
        QCOMPARE(TreePath().depth(), 0);
        QCOMPARE("d/e"_path.child("f.txt"), path);
        QVERIFY(path.isInside("d"_path) && path.isInside("d/e"_path) && path.isInside(TreePath()));
        QVERIFY(!path.isInside(path) && !"d.e"_path.isInside("d"_path) && !TreePath().isInside(TreePath()));
        QCOMPARE(path.moved("d/e"_path, "x"_path), "x/f.txt"_path);
        QCOMPARE(path.moved(path, "x"_path), "x"_path);
    }

    void aFolderComesRightBeforeWhatIsInIt()
    {
        std::vector<TreePath> paths{"a.b"_path, "a/b"_path, "a!"_path, "a"_path, "b"_path, "a/b/c"_path};
        std::ranges::sort(paths);
        const std::vector<TreePath> sorted{"a"_path, "a/b"_path, "a/b/c"_path, "a!"_path, "a.b"_path, "b"_path};
        QCOMPARE(paths, sorted);
    }

    void isShownWithoutTricks()
    {
        QCOMPARE("d/\\xc3\\xa9"_path.toString(), u"d/é"_s);
        QCOMPARE("n\\xff"_path.toString(), u"n\\xff"_s);
        QCOMPARE(TreePath::fromBytes("a\nb")->toString(), u"a\\x0ab"_s);
    }
};

QTEST_GUILESS_MAIN(tst_TreePath)
#include "tst_TreePath.moc"
