// SPDX-License-Identifier: GPL-3.0-or-later
#include "Examples.h"
#include "sync/Names.h"

#include <QTest>

using namespace quire::sync;
using namespace quire::testing;
using namespace Qt::StringLiterals;

class tst_Names : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conflictNamesSayWhoAndWhen_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("copy");
        QTest::newRow("with a suffix") << "d/train.ipynb"_ba << "d/train (conflict anna 2026-11-21 223000).ipynb"_ba;
        QTest::newRow("without") << "Makefile"_ba << "Makefile (conflict anna 2026-11-21 223000)"_ba;
        QTest::newRow("only a dot") << ".bashrc"_ba << ".bashrc (conflict anna 2026-11-21 223000)"_ba;
        QTest::newRow("of a copy") << "a (conflict ben 2026-01-01 000000).txt"_ba
                                   << "a (conflict anna 2026-11-21 223000).txt"_ba;
        QTest::newRow("of a second copy") << "a (conflict ben 2026-01-01 000000 2).txt"_ba
                                          << "a (conflict anna 2026-11-21 223000).txt"_ba;
        QTest::newRow("no UTF-8") << "n\xff.txt"_ba << "n\xff (conflict anna 2026-11-21 223000).txt"_ba;
    }
    void conflictNamesSayWhoAndWhen()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, copy);
        const auto never = [](const TreePath &) { return false; };
        QCOMPARE(conflictPath(*TreePath::fromBytes(path), Script().policy(), never).bytes(), copy);
    }

    void aTakenNameIsCountedOn()
    {
        const auto taken = [](const TreePath &path) { return !path.bytes().endsWith("3).txt"); };
        QCOMPARE(conflictPath("a.txt"_path, Script().policy(), taken).bytes(),
                 "a (conflict anna 2026-11-21 223000 3).txt");
    }

    void longNamesAreCutBetweenLetters()
    {
        const QByteArray name = u"é"_s.repeated(125).toUtf8() + ".txt";
        const auto never = [](const TreePath &) { return false; };
        const QByteArray copy = conflictPath(*TreePath::fromBytes(name), Script().policy(), never).name();
        QVERIFY(copy.size() <= 255 && copy.size() > 250);
        QVERIFY(copy.isValidUtf8());
        QVERIFY(copy.endsWith(" (conflict anna 2026-11-21 223000).txt"));
    }

    void hostNamesCannotAddToThePath()
    {
        Policy policy = Script().policy();
        policy.host = u"../evil host/\n"_s;
        const auto never = [](const TreePath &) { return false; };
        QCOMPARE(conflictPath("a"_path, policy, never).bytes(), "a (conflict ..-evil-host- 2026-11-21 223000)");
    }

    void temporaryNamesAreKnownAgain()
    {
        const auto never = [](const TreePath &) { return false; };
        const TreePath name = temporaryPath("d/a.txt"_path, never);
        QCOMPARE(name.bytes(), "d/a (moving 1).txt");
        QVERIFY(isTemporary(name));
        QVERIFY(!isTemporary("a.txt"_path) && !isTemporary("a (moving).txt"_path) && !isTemporary("(moving 1) a"_path));
    }

    void foldsAsTheDiskDoes()
    {
        const SideTraits plain;
        SideTraits caseless;
        caseless.foldsCase = true;
        SideTraits normal;
        normal.foldsNormalisation = true;
        const QByteArray one = u"\u00c9"_s.toUtf8();
        const QByteArray two = u"E\u0301"_s.toUtf8();
        QVERIFY(foldedName("README", plain) != foldedName("readme", plain));
        QCOMPARE(foldedName("README", caseless), foldedName("readme", caseless));
        QCOMPARE(foldedName(one, normal), foldedName(two, normal));
        QVERIFY(foldedName(one, caseless) != foldedName(two, caseless));
        QCOMPARE(foldedName("n\xff", caseless), "n\xff");
    }

    void knowsWhatASideCannotHold()
    {
        SideTraits traits;
        QVERIFY(canHold("n\\xff"_path, traits));
        QVERIFY(canHold(*TreePath::fromBytes(QByteArray(255, 'x')), traits));
        QVERIFY(!canHold(*TreePath::fromBytes(QByteArray(256, 'x')), traits));
        traits.utf8Only = true;
        QVERIFY(!canHold("n\\xff"_path, traits));
        traits.leadingDot = false;
        QVERIFY(!canHold("d/.h"_path, traits));
        traits.forbidden = ":?";
        QVERIFY(!canHold("d/a:b"_path, traits));
        traits.maxPath = 5;
        QVERIFY(!canHold("abc/de"_path, traits));
    }

    void knowsLinksThatLeadOut()
    {
        QVERIFY(!pointsOutside("d/link"_path, "../a"));
        QVERIFY(!pointsOutside("d/e/link"_path, "./../x/../../b"));
        QVERIFY(pointsOutside("link"_path, "../a"));
        QVERIFY(pointsOutside("d/link"_path, "x/../../../d/x"));
        QVERIFY(pointsOutside("d/link"_path, "/etc/passwd"));
        QVERIFY(pointsOutside("d/link"_path, ""));
    }
};

QTEST_GUILESS_MAIN(tst_Names)
#include "tst_Names.moc"
