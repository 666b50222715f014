// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/GitStatus.h"
#include "ui/files/GitLine.h"
#include "ui/kit/Theme.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::GitLine;

class tst_GitLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineSaysBranchAndChanges()
    {
        remote::WorkTree tree;
        tree.branch = u"main"_s;
        QCOMPARE(GitLine::text(tree), u"main · no changes"_s);
        tree.changedCount = 3;
        tree.ahead = 1;
        tree.behind = 2;
        QCOMPARE(GitLine::text(tree), u"main · 3 changed · 1 to push · 2 to pull"_s);
        tree = {};
        tree.commit = u"01234567"_s;
        QCOMPARE(GitLine::text(tree), u"no branch (01234567) · no changes"_s);
    }

    void withoutGitThereIsNoLine()
    {
        remote::GitStatus status;
        ui::Theme theme;
        QWidget panel;
        GitLine line(&status, ui::Icons(&theme), &panel);
        panel.show();
        QVERIFY(!line.isVisible());
    }
};

QTEST_MAIN(tst_GitLine)
#include "tst_GitLine.moc"
