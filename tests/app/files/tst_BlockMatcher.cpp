// SPDX-License-Identifier: GPL-3.0-or-later
#include "GivenBytes.h"
#include "files/BlockMatcher.h"

#include <QTest>
#include <QtEndian>

using namespace quire;
using namespace quire::files;
using namespace quire::testing;

/// What of a new file an old one has already.
class tst_BlockMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameFileIsOneCopy()
    {
        const QByteArray old = noise(40'000, 1);
        QCOMPARE(match(old, old), (Copies{{0, 0, 39 * 1024}}));
    }

    void insertedBytesShiftTheRest()
    {
        const QByteArray old = noise(40 * 1024, 2);
        QByteArray now = old;
        now.insert(10'000, "some bytes more");
        check(old, now, 2 * 1024);
    }

    void changedAndMovedBlocksAreFound()
    {
        const QByteArray old = noise(100 * 1024, 3);
        QByteArray now = old.last(30 * 1024) + old.first(70 * 1024);
        now.replace(50'000, 1000, noise(1000, 4));
        check(old, now, 3 * 1024);
    }

    void anotherFileHasNothing() { QCOMPARE(match(noise(30'000, 5), noise(30'000, 6)), Copies()); }

    void anythingPutTogetherAgainIsTheNewFile()
    {
        const auto seed = QRandomGenerator::system()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator dice(seed);
        for (int round = 0; round < 50; ++round) {
            const QByteArray old = noise(dice.bounded(1, 60'000), dice.generate());
            QByteArray now = old;
            for (int edit = dice.bounded(6); edit > 0; --edit) {
                const int at = dice.bounded(int(now.size()) + 1);
                now.replace(at, dice.bounded(3000), noise(dice.bounded(3000), dice.generate()));
            }
            check(old, now, now.size());
        }
    }

    void blockGrowsWithTheFile()
    {
        QCOMPARE(BlockMatcher::blockSizeFor(1 << 20), 16384);
        QCOMPARE(BlockMatcher::blockSizeFor(512LL << 20), 32768);
        QCOMPARE(BlockMatcher::blockSizeFor(1LL << 40), 131072);
    }

    void whatAreNoSumsIsRefused()
    {
        BlockMatcher matcher(1024);
        QVERIFY(!matcher.add("12345"));
        QVERIFY(!matcher.add({}));
    }

private:
    using Copies = std::vector<BlockMatcher::Copy>;
    static constexpr qint64 block = 1024;

    static quint32 adler(QByteArrayView bytes)
    {
        quint32 a = 1;
        quint32 b = 0;
        for (const char byte : bytes) {
            a = (a + quint8(byte)) % 65521;
            b = (b + a) % 65521;
        }
        return b << 16 | a;
    }

    static Copies match(const QByteArray &old, const QByteArray &now)
    {
        BlockMatcher matcher(block);
        QByteArray sums;
        for (qsizetype at = 0; at + block <= old.size(); at += block) {
            const QByteArrayView piece = QByteArrayView(old).sliced(at, block);
            quint32 weak = 0;
            qToLittleEndian(adler(piece), &weak);
            sums += QByteArray(reinterpret_cast<const char *>(&weak), sizeof weak) +
                    QCryptographicHash::hash(piece, QCryptographicHash::Blake2b_160);
        }
        matcher.add(sums);
        GivenSource source(now);
        return matcher.match(source).value_or(Copies());
    }

    /// The copies are right, and leave no more than `most` bytes to send.
    static void check(const QByteArray &old, const QByteArray &now, qint64 most)
    {
        qint64 at = 0;
        qint64 missing = 0;
        for (const BlockMatcher::Copy &copy : match(old, now)) {
            QVERIFY(copy.target >= at);
            QCOMPARE(now.mid(copy.target, copy.length), old.mid(copy.source, copy.length));
            missing += copy.target - at;
            at = copy.target + copy.length;
        }
        missing += now.size() - at;
        QVERIFY2(missing <= most, qPrintable(QString::number(missing)));
    }
};

QTEST_GUILESS_MAIN(tst_BlockMatcher)
#include "tst_BlockMatcher.moc"
