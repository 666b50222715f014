// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/WorkTree.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::remote;
using namespace Qt::StringLiterals;
using State = WorkTree::State;

/// `git status --porcelain=v2` as the file browser wants it.
class tst_WorkTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void branchAndPlaceAreRead()
    {
        const WorkTree tree = WorkTree::parse(joined({"# branch.oid 0123456789abcdef", "# branch.head feature/x y",
                                                      "# branch.upstream origin/x", "# branch.ab +3 -12"}),
                                              {});
        QCOMPARE(tree.branch, u"feature/x y"_s);
        QCOMPARE(tree.commit, u"01234567"_s);
        QCOMPARE(tree.ahead, 3);
        QCOMPARE(tree.behind, 12);
        QCOMPARE(tree.changedCount, 0);
        QCOMPARE(WorkTree::parse(joined({"# branch.head (detached)"}), {}).branch, QString());
    }

    void everyKindOfChangeIsKnown()
    {
        const WorkTree tree = WorkTree::parse(
            joined({"1 .M N... 100644 100644 100644 aaaa bbbb a file.txt", "1 A. N... 000000 100644 100644 0 b new.py",
                    "1 .D N... 100644 100644 000000 a b gone", "2 R. N... 100644 100644 100644 a b R100 to.txt",
                    "from.txt", "u UU N... 1 2 3 4 a b c both.txt", "? some thing/"}),
            {});
        QCOMPARE(tree.stateOf(u"a file.txt"_s), State::Modified);
        QCOMPARE(tree.stateOf(u"new.py"_s), State::Added);
        QCOMPARE(tree.stateOf(u"gone"_s), State::Deleted);
        QCOMPARE(tree.stateOf(u"to.txt"_s), State::Renamed);
        QCOMPARE(tree.stateOf(u"from.txt"_s), State::Clean);
        QCOMPARE(tree.stateOf(u"both.txt"_s), State::Conflict);
        QCOMPARE(tree.stateOf(u"some thing"_s), State::Untracked);
        QCOMPARE(tree.stateOf(u"some thing/deep/x"_s), State::Untracked);
        QCOMPARE(tree.stateOf(u"other"_s), State::Clean);
        QCOMPARE(tree.changedCount, 6);
    }

    void aFolderShowsWhatIsInIt()
    {
        const WorkTree tree = WorkTree::parse(
            joined({"1 .M N... 1 2 3 a b src/a.c", "1 .M N... 1 2 3 a b src/deep/b.c", "? src/deep/new"}), {});
        QCOMPARE(tree.stateOf(u"src"_s), State::Modified);
        QCOMPARE(tree.stateOf(u"src/deep"_s), State::Modified);
        QCOMPARE(tree.stateOf(u"src/c.c"_s), State::Clean);
    }

    void onlyWhatIsBelowTheFolderCountsForIt()
    {
        const WorkTree tree =
            WorkTree::parse(joined({"1 .M N... 1 2 3 a b sub/x", "1 .M N... 1 2 3 a b other/x"}), "sub/");
        QCOMPARE(tree.stateOf(u"x"_s), State::Modified);
        QCOMPARE(tree.states.size(), 1);
        QCOMPARE(tree.changedCount, 2);
    }

    void namesWithAnythingInThemStayWhole()
    {
        const WorkTree tree = WorkTree::parse(joined({"? a\nb \"c\" \\ $(x)", "? \xff\xfe"}), {});
        QCOMPARE(tree.stateOf(u"a\nb \"c\" \\ $(x)"_s), State::Untracked);
        QCOMPARE(tree.changedCount, 2);
    }

    void noiseIsLeftOut()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QByteArray alphabet("12u?#! .MAD/ab\0", 15);
        for (int round = 0; round < 5000; ++round) {
            QByteArray noise;
            for (int length = random.bounded(80); length > 0; --length) {
                noise += alphabet.at(random.bounded(alphabet.size()));
            }
            const WorkTree tree = WorkTree::parse(noise, round % 2 ? "a/" : "");
            QVERIFY(!tree.states.contains(QString()));
        }
    }

private:
    static QByteArray joined(const QByteArrayList &entries) { return entries.join('\0') + '\0'; }
};

QTEST_APPLESS_MAIN(tst_WorkTree)
#include "tst_WorkTree.moc"
