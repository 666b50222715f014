// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Palettes.h"
#include "ui/kit/Theme.h"
#include "ui/terminal/TerminalColors.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;

class tst_TerminalColors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSchemeHoldsTheThemesColours()
    {
        const Theme theme;
        const TerminalColors colors;
        const QSettings scheme(colors.fileFor(theme), QSettings::IniFormat);
        const auto color = [&scheme](const QString &name) {
            const QStringList parts = scheme.value(name + u"/Color"_s).toStringList();
            return QColor(parts.value(0).toInt(), parts.value(1).toInt(), parts.value(2).toInt());
        };
        QCOMPARE(color(u"Background"_s), theme.color(Theme::Role::Page).toRgb());
        QCOMPARE(color(u"Foreground"_s), theme.color(Theme::Role::Text).toRgb());
        QCOMPARE(color(u"Color1"_s), theme.terminalColor(1));
        QCOMPARE(color(u"Color6Intense"_s), theme.terminalColor(14));
    }

    void anotherLookIsAnotherFile()
    {
        const TerminalColors colors;
        const Theme theme;
        QApplication::setPalette(Palettes::light());
        const QString light = colors.fileFor(theme);
        QCOMPARE(colors.fileFor(theme), light);
        QApplication::setPalette(Palettes::dark());
        QVERIFY(colors.fileFor(theme) != light);
        QVERIFY(QFile::exists(light));
        QApplication::setPalette(QPalette());
    }
};

QTEST_MAIN(tst_TerminalColors)
#include "tst_TerminalColors.moc"
