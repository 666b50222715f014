// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Picture.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace quire::render;

namespace {

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// As PNG counts it.
quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
        }
    }
    return ~crc;
}

QByteArray svg(const QByteArray &content)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"100\" "
           "height=\"50\">" +
           content + "</svg>";
}

} // namespace

class tst_Picture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pictureComesAtTheSizeAskedForAndNeverLargerThanItIs()
    {
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::red);
        QCOMPARE(PictureDecoder::decode(png(image), {}).image.size(), QSize(200, 100));
        QCOMPARE(PictureDecoder::decode(png(image), {100, 50}).image.size(), QSize(100, 50));
        QCOMPARE(PictureDecoder::decode(png(image), {400, 200}).image.size(), QSize(200, 100));
        QCOMPARE(PictureDecoder::claimedSize(png(image).left(40), false), QSize(200, 100));
    }

    void damagedDataIsSaidInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("noise") << QByteArray("not a picture at all");
        QTest::newRow("head only") << png(QImage(50, 50, QImage::Format_RGB32)).left(20);
    }

    void damagedDataIsSaidInWords()
    {
        QFETCH(QByteArray, bytes);
        const Picture picture = PictureDecoder::decode(bytes, {});
        QVERIFY(picture.image.isNull());
        QVERIFY(!picture.problem.isEmpty());
    }

    void hugeDimensionsAreRefusedBeforeAnythingIsDecoded()
    {
        QByteArray bytes = png(QImage(4, 4, QImage::Format_RGB32));
        qToBigEndian<quint32>(60'000, bytes.data() + 16);
        qToBigEndian<quint32>(60'000, bytes.data() + 20);
        qToBigEndian<quint32>(crc32(bytes.sliced(12, 17)), bytes.data() + 29);
        QVERIFY(PictureDecoder::decode(bytes, {}).problem.contains(u"60000"_s));
        const Picture picture = PictureDecoder::decode(bytes, {});
        QVERIFY(picture.image.isNull());
        QVERIFY(!picture.problem.isEmpty());
    }

    void darkInkOnNothingNeedsPaperAndAPhotographDoesNot()
    {
        QImage ink(100, 100, QImage::Format_ARGB32);
        ink.fill(Qt::transparent);
        for (int x = 0; x < 100; ++x) {
            ink.setPixelColor(x, x, Qt::black);
        }
        QVERIFY(PictureDecoder::decode(png(ink), {}).needsPaper);
        QImage photo(100, 100, QImage::Format_RGB32);
        photo.fill(Qt::black);
        QVERIFY(!PictureDecoder::decode(png(photo), {}).needsPaper);
    }

    void aDrawingIsPaintedAtAnySize()
    {
        const Picture picture =
            PictureDecoder::renderSvg(svg("<rect width=\"100\" height=\"50\" fill=\"#00ff00\"/>"), {400, 200});
        QVERIFY2(picture.problem.isEmpty(), qPrintable(picture.problem));
        QCOMPARE(picture.image.size(), QSize(400, 200));
        QCOMPARE(picture.image.pixelColor(200, 100), QColor(0, 255, 0));
    }

    void aDrawingSaysItsSizeInAnyUnit_data()
    {
        QTest::addColumn<QByteArray>("root");
        QTest::addColumn<QSize>("size");
        QTest::newRow("pixels") << QByteArray("width=\"10px\" height=\"20\"") << QSize(10, 20);
        QTest::newRow("points") << QByteArray("width=\"72pt\" height=\"36pt\"") << QSize(96, 48);
        QTest::newRow("box") << QByteArray("viewBox=\"0 0 30 40\"") << QSize(30, 40);
        QTest::newRow("percent") << QByteArray("width=\"100%\" height=\"100%\" viewBox=\"0,0,30,40\"") << QSize(30, 40);
        QTest::newRow("nothing") << QByteArray() << QSize(0, 0);
        QTest::newRow("absurd") << QByteArray("width=\"1e12\" height=\"5\"") << QSize(0, 5);
    }

    void aDrawingSaysItsSizeInAnyUnit()
    {
        QFETCH(QByteArray, root);
        QFETCH(QSize, size);
        QCOMPARE(PictureDecoder::claimedSize("<svg " + root + "/>", true), size);
    }

    void drawingsThatReachOutsideAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("file") << QByteArray("<image xlink:href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/>");
        QTest::newRow("relative") << QByteArray("<image href=\"../secret.png\" width=\"9\" height=\"9\"/>");
        QTest::newRow("web") << QByteArray("<image href=\"https://example.org/a.png\"/>");
        QTest::newRow("use") << QByteArray("<use xlink:href=\"other.svg#x\"/>");
        QTest::newRow("script") << QByteArray("<script>alert(1)</script>");
        QTest::newRow("style") << QByteArray("<rect style='fill:url(http://example.org/x)'/>");
    }

    void drawingsThatReachOutsideAreRefused()
    {
        QFETCH(QByteArray, content);
        const Picture picture = PictureDecoder::renderSvg(svg(content), {});
        QVERIFY(picture.image.isNull());
        QVERIFY(!picture.problem.isEmpty());
    }

    void matplotlibsDoctypeIsHarmless()
    {
        const QByteArray bytes = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                                 "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" +
                                 svg("<rect width='5' height='5'/>");
        QVERIFY(PictureDecoder::renderSvg(bytes, {}).problem.isEmpty());
    }

    void bombsAreRefusedQuickly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("deep") << svg(QByteArray("<g>").repeated(5000) + QByteArray("</g>").repeated(5000));
        QTest::newRow("entities") << QByteArray(
            "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
            "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e "
            "\"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
            "height=\"9\"><text>&e;&e;&e;</text></svg>");
        QTest::newRow("size") << QByteArray(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"90000\"/>");
        QTest::newRow("cut off") << svg("<rect").chopped(8);
    }

    void bombsAreRefusedQuickly()
    {
        QFETCH(QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!PictureDecoder::renderSvg(bytes, {}).problem.isEmpty());
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_MAIN(tst_Picture)
#include "tst_Picture.moc"
