// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bytes.h"
#include "files/SourceReader.h"

#include <QTest>

using namespace quire::files;
using namespace quire::testing;

class tst_SourceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestsOnceWhatIsReadTwice()
    {
        const QByteArray bytes = randomBytes(100'000);
        SourceReader reader(std::make_shared<MemorySource>(bytes));
        QVERIFY(reader.body(0, 40'000, 1));
        QVERIFY(reader.body(0, 20'000, 1));
        QVERIFY(reader.body(20'000, 50'000, 2));
        QVERIFY(reader.finish());
        QCOMPARE(reader.blake2b(), blake2b(bytes));
        QCOMPARE(reader.sha256(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    }

    void goingOnInTheMiddleDigestsTheBeginning()
    {
        const QByteArray bytes = randomBytes(9 << 20);
        SourceReader reader(std::make_shared<MemorySource>(bytes));
        QVERIFY(reader.body(8 << 20, 1 << 20, -1));
        QCOMPARE(reader.blake2b(), blake2b(bytes));
    }
};

QTEST_APPLESS_MAIN(tst_SourceReader)
#include "tst_SourceReader.moc"
