// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Theme.h"
#include "ui/output/PictureItem.h"

#include <QApplication>
#include <QBuffer>
#include <QKeyEvent>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire;

class tst_PictureItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_theme = std::make_unique<Theme>(); }

    void isAsLargeAsTheMetadataSaysAndNeverWiderThanThePage()
    {
        QCOMPARE(item("{}")->heightForWidth(600), 20);
        QCOMPARE(item("{\"image/png\":{\"width\":80}}")->heightForWidth(600), 40);
        QCOMPARE(item("{\"image/png\":{\"width\":80,\"height\":33}}")->heightForWidth(600), 33);
        QCOMPARE(item("{}")->heightForWidth(20), 10);
        for (const char *nonsense : {"NaN", "-5", "1e99", "\"x\"", "null", "[]"}) {
            const QByteArray metadata = "{\"image/png\":{\"width\":" + QByteArray(nonsense) + "}}";
            QCOMPARE(item(metadata)->heightForWidth(600), 20);
        }
    }

    void darkInkOnNothingLiesOnPaperWhereThePageIsDark()
    {
        QCOMPARE(ground(*item("{}")), m_theme->color(Theme::Role::Page));
        goDark();
        QCOMPARE(ground(*item("{}")), m_theme->color(Theme::Role::Paper));
    }

    void theMetadataSaysWhatItNeeds()
    {
        QCOMPARE(ground(*item("{\"image/png\":{\"needs_background\":\"light\"}}")), m_theme->color(Theme::Role::Paper));
        QVERIFY(ground(*item("{\"image/png\":{\"needs_background\":\"dark\"}}")).lightness() < 40);
    }

    void onesOwnChoiceWins()
    {
        goDark();
        const auto picture = item("{}");
        QCOMPARE(ground(*picture), m_theme->color(Theme::Role::Paper));
        picture->actions().at(1).run();
        QCOMPARE(ground(*picture), m_theme->color(Theme::Role::Page));
        picture->actions().at(1).run();
        QCOMPARE(ground(*picture), m_theme->color(Theme::Role::Paper));
    }

    void aStillPictureTakesNeitherKeysNorClicks()
    {
        const auto picture = item("{}");
        picture->heightForWidth(600);
        QVERIFY(!picture->takesKey(QKeyEvent(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier)));
        QCOMPARE(picture->cursorAt({5, 5}), Qt::ArrowCursor);
        QVERIFY(picture->toolTipAt({5, 5}).isEmpty());
    }

    void cleanup() { QApplication::setPalette(QPalette(QColor(0xf0, 0xf0, 0xf0))); }

private:
    void goDark()
    {
        QApplication::setPalette(QPalette(QColor(0x20, 0x22, 0x26)));
        QTRY_VERIFY(m_theme->isDark());
    }
    /// A black line on nothing, 40 by 20.
    std::unique_ptr<PictureItem> item(const QByteArray &metadata)
    {
        QImage image(40, 20, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.fillRect(0, 8, 40, 4, Qt::black);
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        const notebook::MimeBundle data(notebook::JsonValue::emptyObject().with(
            u"image/png"_s, notebook::JsonValue::fromString(QString::fromLatin1(bytes.toBase64()))));
        const auto parsed = notebook::JsonValue::parse(metadata);
        return std::make_unique<PictureItem>(m_theme.get(), &m_loader, data, parsed.value_or(notebook::JsonValue()),
                                             u"image/png"_s);
    }
    QColor ground(PictureItem &picture)
    {
        QColor colour;
        picture.heightForWidth(600);
        const bool isShown = QTest::qWaitFor([&] {
            QImage image(600, 60, QImage::Format_RGB32);
            image.fill(m_theme->color(Theme::Role::Page));
            QPainter painter(&image);
            picture.paint(painter, image.rect());
            colour = image.pixelColor(5, 2);
            return image.pixelColor(5, 10) == QColor(Qt::black);
        });
        return isShown ? colour : QColor();
    }

    std::unique_ptr<Theme> m_theme;
    PictureLoader m_loader;
};

QTEST_MAIN(tst_PictureItem)
#include "tst_PictureItem.moc"
