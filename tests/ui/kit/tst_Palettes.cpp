// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Palettes.h"
#include "ui/kit/Theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_Palettes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothReadWell_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << Palettes::light();
        QTest::newRow("dark") << Palettes::dark();
    }

    void bothReadWell()
    {
        QFETCH(QPalette, palette);
        const auto contrast = [&palette](QPalette::ColorRole text, QPalette::ColorRole ground) {
            return Theme::contrast(palette.color(text), palette.color(ground));
        };
        QVERIFY(contrast(QPalette::WindowText, QPalette::Window) >= 7);
        QVERIFY(contrast(QPalette::Text, QPalette::Base) >= 7);
        QVERIFY(contrast(QPalette::ButtonText, QPalette::Button) >= 7);
        QVERIFY(contrast(QPalette::ToolTipText, QPalette::ToolTipBase) >= 7);
        QVERIFY(contrast(QPalette::Link, QPalette::Base) >= 4.5);
        QVERIFY(contrast(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(contrast(QPalette::PlaceholderText, QPalette::Window) >= 3.5);
    }

    void theThemeKnowsWhichOneItIs()
    {
        QApplication::setPalette(Palettes::dark());
        QVERIFY(Theme().isDark());
        QApplication::setPalette(Palettes::light());
        QVERIFY(!Theme().isDark());
    }
};

QTEST_MAIN(tst_Palettes)
#include "tst_Palettes.moc"
