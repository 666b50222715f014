// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/HeightIndex.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace quire::ui;

class tst_HeightIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyListHasNoHeight()
    {
        const HeightIndex index;
        QCOMPARE(index.total(), 0);
        QCOMPARE(index.rowAt(10), 0);
    }

    void knowsWhereRowsBeginAndWhichRowADistanceFallsInto()
    {
        HeightIndex index;
        index.reset({10, 20, 30});
        QCOMPARE(index.top(0), 0);
        QCOMPARE(index.top(2), 30);
        QCOMPARE(index.total(), 60);
        QCOMPARE(index.rowAt(-5), 0);
        QCOMPARE(index.rowAt(9), 0);
        QCOMPARE(index.rowAt(10), 1);
        QCOMPARE(index.rowAt(59), 2);
        QCOMPARE(index.rowAt(600), 2);
    }

    void agreesWithPlainSumsThroughRandomChanges()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        HeightIndex index;
        std::vector<int> plain;
        for (int step = 0; step < 2000; ++step) {
            const int count = int(plain.size());
            switch (random.bounded(4)) {
            case 0: {
                const int at = random.bounded(count + 1);
                const std::vector<int> fresh(std::size_t(random.bounded(1, 4)), random.bounded(1, 100));
                plain.insert(plain.begin() + at, fresh.begin(), fresh.end());
                index.insert(at, fresh);
                break;
            }
            case 1:
                if (count > 3) {
                    const int at = random.bounded(count - 2);
                    plain.erase(plain.begin() + at, plain.begin() + at + 2);
                    index.remove(at, 2);
                }
                break;
            case 2:
                if (count > 0) {
                    const int at = random.bounded(count);
                    plain[std::size_t(at)] = random.bounded(1, 300);
                    index.setHeight(at, plain[std::size_t(at)]);
                }
                break;
            default:
                if (count > 4) {
                    const int first = random.bounded(count - 2);
                    const int to = random.bounded(count - 1);
                    const std::vector<int> moved(plain.begin() + first, plain.begin() + first + 2);
                    plain.erase(plain.begin() + first, plain.begin() + first + 2);
                    plain.insert(plain.begin() + to, moved.begin(), moved.end());
                    index.move(first, 2, to);
                }
            }
            QCOMPARE(index.total(), std::accumulate(plain.begin(), plain.end(), 0));
            if (!plain.empty()) {
                const int row = random.bounded(int(plain.size()));
                const int top = std::accumulate(plain.begin(), plain.begin() + row, 0);
                QCOMPARE(index.top(row), top);
                QCOMPARE(index.rowAt(top), row);
                QCOMPARE(index.rowAt(top + plain[std::size_t(row)] - 1), row);
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_HeightIndex)
#include "tst_HeightIndex.moc"
