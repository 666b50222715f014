// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using Role = Theme::Role;

namespace {

/// The colour an icon is drawn in: that of its most solid point.
QColor ink(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor found(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            found = here.alpha() > found.alpha() ? here : found;
        }
    }
    return found;
}

bool isNear(const QColor &one, const QColor &other)
{
    return qAbs(one.red() - other.red()) + qAbs(one.green() - other.green()) + qAbs(one.blue() - other.blue()) < 12;
}

} // namespace

class tst_Icons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(QPalette(QColor(0xf0, 0xf0, 0xf0))); }

    void everyIconDrawsSomethingAtEverySize_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
        QVERIFY(files.size() > 20);
        for (const QString &file : files) {
            QTest::newRow(qPrintable(file)) << file.chopped(4);
        }
    }

    void everyIconDrawsSomethingAtEverySize()
    {
        QFETCH(QString, name);
        const Theme theme;
        const QIcon icon = Icons(&theme).icon(name);
        for (const int size : {12, 16, 24, 48}) {
            QCOMPARE(icon.pixmap(size, size).size(), QSize(size, size));
            QVERIFY(ink(icon.pixmap(size, size)).alpha() > 60);
        }
    }

    void anIconTakenOnceFollowsLightAndDark()
    {
        QApplication::setPalette(QPalette(QColor(0xf0, 0xf0, 0xf0)));
        const Theme theme;
        const QIcon icon = Icons(&theme).icon(u"stop"_s);
        QVERIFY(isNear(ink(icon.pixmap(48, 48)), theme.color(Role::Text)));
        const QColor onLight = theme.color(Role::Text);
        QApplication::setPalette(QPalette(QColor(0x20, 0x22, 0x26)));
        QTRY_VERIFY(theme.color(Role::Text) != onLight);
        QVERIFY(isNear(ink(icon.pixmap(48, 48)), theme.color(Role::Text)));
    }

    void tintsAndDisabledIconsDiffer()
    {
        const Theme theme;
        const Icons icons(&theme);
        QVERIFY(isNear(ink(icons.icon(u"stop"_s, Icons::Tint::Error).pixmap(48, 48)), theme.color(Role::Error)));
        QVERIFY(isNear(ink(icons.icon(u"stop"_s, Icons::Tint::Accent).pixmap(48, 48)), theme.color(Role::Accent)));
        QVERIFY(ink(icons.icon(u"stop"_s).pixmap(QSize(48, 48), QIcon::Disabled)).alpha() < 160);
        QVERIFY(isNear(ink(icons.icon(u"stop"_s, Icons::Tint::Muted).pixmap(QSize(48, 48), QIcon::Selected)),
                       QApplication::palette().color(QPalette::HighlightedText)));
    }

    void aScreenOfTwiceTheSharpnessGetsTwiceTheDots()
    {
        const Theme theme;
        const QPixmap sharp = Icons(&theme).icon(u"stop"_s).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(sharp.size(), QSize(32, 32));
        QCOMPARE(sharp.deviceIndependentSize(), QSizeF(16, 16));
    }
};

QTEST_MAIN(tst_Icons)
#include "tst_Icons.moc"
