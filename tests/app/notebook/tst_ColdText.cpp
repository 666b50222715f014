// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/ColdText.h"

#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

class tst_ColdText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsTheSameBeforeAndAfterItIsPacked()
    {
        const QString text = u"épreuve 你好 😀\n"_s.repeated(5000);
        const ColdText cold(text);
        QCOMPARE(cold.toString(), text);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QCOMPARE(cold.toString(), text);
        QCOMPARE(ColdText(u"").toString(), QString());
    }
};

QTEST_GUILESS_MAIN(tst_ColdText)
#include "tst_ColdText.moc"
