// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/SequenceMatch.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using quire::notebook::matchInOrder;

class tst_SequenceMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStayedIsFound_data()
    {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QList<int>>("after");
        QTest::addColumn<QList<qsizetype>>("matches");
        using Items = QList<int>;
        using Places = QList<qsizetype>;
        QTest::newRow("nothing") << Items{} << Items{} << Places{};
        QTest::newRow("the same") << Items{1, 2, 3} << Items{1, 2, 3} << Places{0, 1, 2};
        QTest::newRow("inserted") << Items{1, 2} << Items{1, 9, 2} << Places{0, 2};
        QTest::newRow("taken out") << Items{1, 2, 3} << Items{1, 3} << Places{0, -1, 1};
        QTest::newRow("changed") << Items{1, 2, 3} << Items{1, 9, 3} << Places{0, -1, 2};
        QTest::newRow("all gone") << Items{1, 2} << Items{} << Places{-1, -1};
        QTest::newRow("longest part stays") << Items{1, 2, 3, 4} << Items{4, 1, 2, 3} << Places{1, 2, 3, -1};
    }

    void whatStayedIsFound()
    {
        QFETCH(QList<int>, before);
        QFETCH(QList<int>, after);
        QTEST(matchInOrder(before, after), "matches");
    }

    void matchesAreEqualAndNeverCross()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 500; ++round) {
            const auto sequence = [&] {
                QList<int> items(random.bounded(30));
                std::ranges::generate(items, [&] { return random.bounded(6); });
                return items;
            };
            const QList<int> before = sequence();
            const QList<int> after = sequence();
            qsizetype last = -1;
            const QList<qsizetype> matches = matchInOrder(before, after);
            QCOMPARE(matches.size(), before.size());
            for (qsizetype index = 0; index < matches.size(); ++index) {
                if (matches.at(index) >= 0) {
                    QVERIFY(matches.at(index) > last);
                    last = matches.at(index);
                    QCOMPARE(before.at(index), after.at(last));
                }
            }
        }
    }

    void hugeSequencesAreDividedWhereSomethingIsUnique()
    {
        QList<int> before(50'000);
        std::iota(before.begin(), before.end(), 0);
        QList<int> after = before;
        after.remove(10, 5);
        after.insert(40'000, -7);
        after[20'000] = -1;
        std::swap(after[0], after[49'000]);
        const QList<qsizetype> matches = matchInOrder(before, after);
        QVERIFY(std::ranges::count(matches, -1) < 12);
        QCOMPARE(matches.at(15), 10);
    }
};

QTEST_GUILESS_MAIN(tst_SequenceMatch)
#include "tst_SequenceMatch.moc"
