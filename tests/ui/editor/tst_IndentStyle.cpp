// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/IndentStyle.h"

#include <QTest>

using namespace Qt::StringLiterals;
using quire::ui::IndentStyle;

class tst_IndentStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languagesHaveTheirWidth()
    {
        QCOMPARE(IndentStyle::ofLanguage(u"Python"_s), (IndentStyle{false, 4}));
        QCOMPARE(IndentStyle::ofLanguage(u"YAML"_s), (IndentStyle{false, 2}));
        QVERIFY(IndentStyle::ofLanguage(u"Makefile"_s).usesTabs);
    }

    void aTextSaysHowItIsIndented()
    {
        const IndentStyle usual{false, 4};
        QCOMPARE(IndentStyle::ofText(u"a:\n  b:\n    c\n"_s, usual), (IndentStyle{false, 2}));
        QCOMPARE(IndentStyle::ofText(u"a\n\tb\n\tc\n"_s, usual), (IndentStyle{true, 4}));
        QCOMPARE(IndentStyle::ofText(u"a\nb\n"_s, usual), usual);
        QCOMPARE(IndentStyle::ofText({}, usual), usual);
    }
};

QTEST_GUILESS_MAIN(tst_IndentStyle)
#include "tst_IndentStyle.moc"
