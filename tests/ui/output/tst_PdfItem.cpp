// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Theme.h"
#include "ui/output/PdfItem.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire;

class tst_PdfItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAreAsLargeAsOnPaperAndBelowEachOther()
    {
        const PdfDecoder::Outline outline = PdfDecoder::outline(pdf(3));
        QCOMPARE(outline.problem, QString());
        QCOMPARE(outline.pages.size(), 3);
        PdfItem item(&m_theme, &m_loader, bundle(pdf(3)));
        const int reading = item.heightForWidth(600);
        QTRY_VERIFY(item.heightForWidth(600) > reading);
        // 144 by 72 points are 192 by 96 pixels.
        QTRY_COMPARE(item.heightForWidth(600), 3 * 96 + 2 * Theme::grid);
        QCOMPARE(item.heightForWidth(96), 3 * 48 + 2 * Theme::grid);
        QVERIFY(item.accessibleText().contains(u'3'));
    }

    void aPageIsDrawnOnWhite()
    {
        const QByteArray bytes = pdf(1); // each has an id of its own
        PdfItem item(&m_theme, &m_loader, bundle(bytes));
        QTRY_COMPARE(item.heightForWidth(600), 96);
        QTRY_COMPARE(painted(item).pixelColor(40, 40), QColor(Qt::red));
        QCOMPARE(painted(item).pixelColor(150, 80), QColor(Qt::white));
        QCOMPARE(item.bytes(), bytes);
    }

    void whatIsNoPdfIsSaidInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut off") << pdf(2).left(200);
        QTest::newRow("head only") << QByteArray("%PDF-1.7\n");
        QTest::newRow("too large") << QByteArray("%PDF-1.7\n" + QByteArray(PdfDecoder::largest, ' '));
    }
    void whatIsNoPdfIsSaidInWords()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!PdfDecoder::outline(bytes).problem.isEmpty());
        QVERIFY(PdfDecoder::renderPage(bytes.left(1000), 0, {100, 100}).image.isNull());
    }

    void manyPagesAreCounted()
    {
        const PdfDecoder::Outline outline = PdfDecoder::outline(pdf(PdfDecoder::mostPages + 20));
        QCOMPARE(outline.pages.size(), PdfDecoder::mostPages);
        QCOMPARE(outline.pageCount, PdfDecoder::mostPages + 20);
    }

private:
    /// Pages of 144 by 72 points with a red square in the corner.
    static QByteArray pdf(int pages)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setCreator({});
        writer.setPageSize(QPageSize(QSizeF(144, 72), QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        writer.setResolution(72);
        QPainter painter(&writer);
        for (int page = 0; page < pages; ++page) {
            if (page > 0) {
                writer.newPage();
            }
            painter.fillRect(QRect(0, 0, 60, 60), Qt::red);
        }
        painter.end();
        return bytes;
    }
    static notebook::MimeBundle bundle(const QByteArray &bytes)
    {
        return notebook::MimeBundle(notebook::JsonValue::emptyObject().with(
            u"application/pdf"_s, notebook::JsonValue::fromString(QString::fromLatin1(bytes.toBase64()))));
    }
    static QImage painted(PdfItem &item)
    {
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::gray);
        QPainter painter(&image);
        item.paint(painter, image.rect());
        return image;
    }

    Theme m_theme;
    PictureLoader m_loader;
};

QTEST_MAIN(tst_PdfItem)
#include "tst_PdfItem.moc"
