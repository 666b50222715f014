// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/SelectGraphics.h"

#include <QTest>

using namespace quire::render;

class tst_SelectGraphics : public QObject
{
    Q_OBJECT

    static AnsiStyle styled(const QList<int> &parameters, AnsiStyle style = {})
    {
        selectGraphics(style, parameters);
        return style;
    }

private Q_SLOTS:
    void setsAndEndsAttributes()
    {
        const AnsiStyle all = styled({1, 2, 3, 4, 7, 8, 9});
        QVERIFY(all.bold && all.faint && all.italic && all.underline && all.inverse && all.hidden && all.strikeOut);
        QCOMPARE(styled({22, 23, 24, 27, 28, 29}, all), AnsiStyle());
        QCOMPARE(styled({}, all), AnsiStyle());
        QCOMPARE(styled({0}, all), AnsiStyle());
    }

    void knowsAllColours()
    {
        QCOMPARE(styled({34}).foreground, (AnsiColor{AnsiColor::Kind::Palette, 4}));
        QCOMPARE(styled({104}).background, (AnsiColor{AnsiColor::Kind::Palette, 12}));
        QCOMPARE(styled({38, 5, 9}).foreground, (AnsiColor{AnsiColor::Kind::Palette, 9}));
        QCOMPARE(styled({38, 5, 28, 1}).foreground, (AnsiColor{AnsiColor::Kind::Rgb, qRgb(0, 135, 0)}));
        QVERIFY(styled({38, 5, 28, 1}).bold);
        QCOMPARE(styled({48, 5, 241}).background, (AnsiColor{AnsiColor::Kind::Rgb, qRgb(98, 98, 98)}));
        QCOMPARE(styled({38, 2, 1, 2, 300}).foreground, (AnsiColor{AnsiColor::Kind::Rgb, qRgb(1, 2, 255)}));
        QCOMPARE(styled({39, 49}, styled({31, 41})), AnsiStyle());
    }

    void skipsWhatItDoesNotKnow()
    {
        QCOMPARE(styled({58, 5, 9, 99999, 5, 10}), AnsiStyle());
        QCOMPARE(styled({38}), AnsiStyle());
    }
};

QTEST_GUILESS_MAIN(tst_SelectGraphics)
#include "tst_SelectGraphics.moc"
