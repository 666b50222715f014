// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellId.h"

#include <QSet>
#include <QTest>

using quire::notebook::CellId;

class tst_CellId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatNbformatAllows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << QStringLiteral("486f0ca1") << true;
        QTest::newRow("all kinds") << QStringLiteral("aZ0-9_") << true;
        QTest::newRow("longest") << QString(64, u'x') << true;
        QTest::newRow("too long") << QString(65, u'x') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("space") << QStringLiteral("a b") << false;
        QTest::newRow("not ASCII") << QStringLiteral("é") << false;
    }
    void takesWhatNbformatAllows()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QCOMPARE(CellId::isValid(text), valid);
        QCOMPARE(CellId::fromString(text).has_value(), valid);
    }

    void makesIdsLikeJupyter()
    {
        QSet<CellId> ids;
        for (int i = 0; i < 100; ++i) {
            const CellId id = CellId::generate();
            QCOMPARE(id.toString().size(), 8);
            QVERIFY(CellId::isValid(id.toString()));
            ids.insert(id);
        }
        QVERIFY(ids.size() > 95);
    }
};

QTEST_GUILESS_MAIN(tst_CellId)
#include "tst_CellId.moc"
