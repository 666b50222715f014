// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PieceSize.h"

#include <QTest>

using quire::files::PieceSize;

class tst_PieceSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToFourMebibytes()
    {
        PieceSize size;
        QCOMPARE(size.bytes(), 704 << 10);
        size.accept(size.bytes());
        QCOMPARE(size.bytes(), 2 << 20);
        size.accept(size.bytes());
        QCOMPARE(size.bytes(), 4 << 20);
        size.accept(size.bytes());
        QCOMPARE(size.bytes(), 4 << 20);
    }

    void theEndOfAFileProvesNothing()
    {
        PieceSize size;
        size.accept(10);
        QCOMPARE(size.bytes(), 704 << 10);
    }

    void remembersWhatWasRefused()
    {
        PieceSize size;
        size.accept(size.bytes());
        size.refuse(2 << 20);
        QCOMPARE(size.bytes(), 1 << 20);
        size.accept(1 << 20);
        QCOMPARE(size.bytes(), 1 << 20);
    }

    void whatWentThroughBeforeIsNotDoubtedForACutConnection()
    {
        PieceSize size;
        size.accept(size.bytes());
        size.accept(size.bytes());
        size.refuse(2 << 20);
        QCOMPARE(size.bytes(), 4 << 20);
    }

    void halvesDownToTheFloor()
    {
        PieceSize size;
        for (int tries = 0; tries < 5; ++tries) {
            size.forbid(size.bytes());
        }
        QCOMPARE(size.bytes(), PieceSize::smallest);
        QVERIFY(!size.canShrink());
    }
};

QTEST_APPLESS_MAIN(tst_PieceSize)
#include "tst_PieceSize.moc"
