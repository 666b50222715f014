// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Digest.h"

#include <QCryptographicHash>
#include <QTest>

using namespace quire;

/// The same as everybody else's, Python's hashlib among them.
class tst_Digest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheAlgorithmItIsCalled_data()
    {
        QTest::addColumn<Digest::Kind>("kind");
        QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
        QTest::newRow("BLAKE2b-256") << Digest::Kind::Blake2b256 << QCryptographicHash::Blake2b_256;
        QTest::newRow("BLAKE2b-160") << Digest::Kind::Blake2b160 << QCryptographicHash::Blake2b_160;
        QTest::newRow("SHA-256") << Digest::Kind::Sha256 << QCryptographicHash::Sha256;
    }

    void isTheAlgorithmItIsCalled()
    {
        QFETCH(const Digest::Kind, kind);
        QFETCH(const QCryptographicHash::Algorithm, algorithm);
        for (const QByteArray &bytes : {QByteArray(), QByteArray("abc"), QByteArray(1 << 20, 'x')}) {
            QCOMPARE(Digest::of(bytes, kind), QCryptographicHash::hash(bytes, algorithm));
        }
    }

    void goesOnAfterAResult()
    {
        Digest digest;
        digest.add("one");
        QCOMPARE(digest.result(), Digest::of("one"));
        digest.add(" two");
        QCOMPARE(digest.result(), Digest::of("one two"));
    }
};

QTEST_GUILESS_MAIN(tst_Digest)
#include "tst_Digest.moc"
