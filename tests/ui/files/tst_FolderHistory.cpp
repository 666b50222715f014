// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FolderHistory.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::FolderHistory;

/// Where one has been.
class tst_FolderHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBackAndForward()
    {
        FolderHistory history;
        QVERIFY(!history.canGoBack() && !history.back());
        history.visit(spot(u"a"_s));
        history.visit(spot(u"b"_s));
        history.visit(spot(u"b"_s));
        QCOMPARE(history.back().value(), spot(u"a"_s));
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.forward().value(), spot(u"b"_s));
        QVERIFY(!history.canGoForward() && !history.forward());
    }

    void whoTurnsOffForgetsWhatWasAhead()
    {
        FolderHistory history;
        history.visit(spot(u"a"_s));
        history.visit(spot(u"b"_s));
        history.back();
        history.visit(spot(u"c"_s));
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back().value(), spot(u"a"_s));
    }

    void keepsSoManyAndNoMore()
    {
        FolderHistory history;
        for (int each = 0; each < 2 * FolderHistory::limit; ++each) {
            history.visit(spot(QString::number(each)));
        }
        int steps = 0;
        while (history.back()) {
            ++steps;
        }
        QCOMPARE(steps, FolderHistory::limit - 1);
    }

private:
    static FolderHistory::Spot spot(const QString &folder) { return {u"home"_s, RemotePath(folder)}; }
};

QTEST_APPLESS_MAIN(tst_FolderHistory)
#include "tst_FolderHistory.moc"
