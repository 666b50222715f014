// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Theme.h"
#include "ui/output/PictureLoader.h"
#include "ui/output/RichText.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_RichText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_text = std::make_unique<RichText>(&m_theme, &m_pictures);
        m_text->setHtml(
            u"<h1>Title</h1><p>Some <b>bold</b> words and <a href=\"https://a.example/\">a link</a>.</p>"_s);
        m_text->heightForWidth(400);
    }

    void readsAsPlainText() { QCOMPARE(m_text->plainText(), u"Title\nSome bold words and a link."_s); }

    void aNarrowColumnIsHigher() { QVERIFY(m_text->heightForWidth(80) > m_text->heightForWidth(400)); }

    void aLinkIsFoundWhereItStandsAndNowhereElse()
    {
        int hits = 0;
        const int height = m_text->heightForWidth(400);
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < 400; x += 2) {
                const QString link = m_text->linkAt({x, y});
                QVERIFY(link.isEmpty() || link == u"https://a.example/");
                hits += link.isEmpty() ? 0 : 1;
            }
        }
        QVERIFY(hits > 10);
        QVERIFY(m_text->linkAt({2, 2}).isEmpty());
    }

    void textIsSelectedByDraggingAndByDoubleClicking()
    {
        m_text->beginSelection({0, 0});
        m_text->extendSelection({400, 5});
        QCOMPARE(m_text->selectedText(), u"Title"_s);
        m_text->selectWord({4, m_text->heightForWidth(400) - 8});
        QCOMPARE(m_text->selectedText(), u"Some"_s);
        m_text->selectAll();
        QCOMPARE(m_text->selectedText(), m_text->plainText());
        m_text->clearSelection();
        QVERIFY(m_text->selectedText().isEmpty());
    }

    void picturesFromTheNetworkAreNotFetchedAndThoseInTheTextAppear()
    {
        QImage red(20, 20, QImage::Format_RGB32);
        red.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && red.save(&buffer, "PNG"));
        QSignalSpy changed(m_text.get(), &RichText::changed);
        m_text->setHtml(u"<img src=\"http://127.0.0.1:9/x.png\"><img src=\"data:image/png;base64,%1\">"_s.arg(
            QLatin1StringView(bytes.toBase64())));
        painted();
        QTRY_VERIFY(!changed.isEmpty());
        QTRY_VERIFY(hasColour(painted(), Qt::red));
    }

    void followsLightAndDark()
    {
        const QColor light = m_theme.color(Theme::Role::Text);
        QVERIFY(hasColour(painted(), light));
        QApplication::setPalette(QPalette(QColor(0x20, 0x22, 0x26)));
        QTRY_VERIFY(m_theme.isDark());
        QTRY_VERIFY(hasColour(painted(), m_theme.color(Theme::Role::Text)));
        QApplication::setPalette(QPalette(QColor(0xf0, 0xf0, 0xf0)));
    }

private:
    QImage painted()
    {
        QImage image(400, std::max(40, m_text->heightForWidth(400)), QImage::Format_ARGB32);
        image.fill(m_theme.color(Theme::Role::Page));
        QPainter painter(&image);
        m_text->paint(painter, image.rect());
        return image;
    }
    static bool hasColour(const QImage &image, const QColor &colour)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour) {
                    return true;
                }
            }
        }
        return false;
    }

    Theme m_theme;
    PictureLoader m_pictures;
    std::unique_ptr<RichText> m_text;
};

QTEST_MAIN(tst_RichText)
#include "tst_RichText.moc"
