// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using Role = Theme::Role;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(QPalette(QColor(0xf0, 0xf0, 0xf0))); }

    void everyTextReadsOnPageAndSurface_data()
    {
        QTest::addColumn<QColor>("window");
        QTest::newRow("light") << QColor(0xf0, 0xf0, 0xf0);
        QTest::newRow("dark") << QColor(0x24, 0x28, 0x2e);
    }

    void everyTextReadsOnPageAndSurface()
    {
        QFETCH(QColor, window);
        QApplication::setPalette(QPalette(window));
        const Theme theme;
        QCOMPARE(theme.isDark(), window.lightness() < 128);
        for (const Role ground : {Role::Page, Role::Surface}) {
            for (const Role text :
                 {Role::Text, Role::MutedText, Role::Accent, Role::Error, Role::Warning, Role::Success, Role::Link}) {
                const double contrast = Theme::contrast(theme.color(text), theme.color(ground));
                QVERIFY2(contrast >= 4.4, qPrintable(u"%1 on %2: %3"_s.arg(int(text)).arg(int(ground)).arg(contrast)));
            }
        }
        for (int i = 0; i < 16; ++i) {
            const double contrast = Theme::contrast(theme.terminalColor(i), theme.color(Role::Page));
            QVERIFY2(contrast >= 4.4, qPrintable(u"terminal colour %1: %2"_s.arg(i).arg(contrast)));
        }
        QVERIFY(Theme::contrast(theme.color(Role::AccentText), theme.color(Role::Accent)) >= 4.4);
        QVERIFY(Theme::contrast(theme.color(Role::Text), theme.color(Role::Selection)) >= 4.4);
        QVERIFY(Theme::contrast(theme.color(Role::Text), theme.color(Role::ErrorSurface)) >= 7);
    }

    void aDesktopOfHighContrastGetsNoShades_data()
    {
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<QColor>("ink");
        QTest::newRow("black on white") << QColor(Qt::white) << QColor(Qt::black);
        QTest::newRow("white on black") << QColor(Qt::black) << QColor(Qt::white);
    }

    void aDesktopOfHighContrastGetsNoShades()
    {
        QFETCH(QColor, ground);
        QFETCH(QColor, ink);
        QPalette desktop(ink, ground, ink, ground, ground, ink, ink, ground, ground);
        QApplication::setPalette(desktop);
        const Theme theme;
        QCOMPARE(theme.color(Role::Page), ground);
        QCOMPARE(theme.color(Role::Surface), ground);
        for (const Role text : {Role::Text, Role::MutedText, Role::Border, Role::Accent, Role::Error, Role::Warning,
                                Role::Success, Role::Link}) {
            const double contrast = Theme::contrast(theme.color(text), ground);
            QVERIFY2(contrast >= 7, qPrintable(u"%1: %2"_s.arg(int(text)).arg(contrast)));
        }
        QVERIFY(Theme::contrast(ink, theme.color(Role::Selection)) >= 7);
        QVERIFY(Theme::contrast(ink, theme.color(Role::SelectedCell)) >= 7);
    }

    void followsTheDesktopWhileItLives()
    {
        const Theme theme;
        QSignalSpy changed(&theme, &Theme::changed);
        const QString light = theme.syntaxThemeName();
        QApplication::setPalette(QPalette(QColor(0x20, 0x22, 0x26)));
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(theme.isDark());
        QVERIFY(theme.syntaxThemeName() != light);
    }

    void codeStandsInColumns()
    {
        Theme theme;
        QVERIFY(QFontInfo(theme.codeFont()).fixedPitch());
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setCodeFontSize(17);
        QCOMPARE(theme.codeFont().pointSizeF(), 17.0);
        QCOMPARE(changed.size(), 1);
        theme.setCodeFontSize(17);
        QCOMPARE(changed.size(), 1);
    }

    void anIconThatDoesNotExistIsNull()
    {
        const Theme theme;
        QVERIFY(Icons(&theme).icon(u"no-such-icon"_s).isNull());
    }
};

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
