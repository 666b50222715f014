// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureAnimation.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_PictureAnimation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatMovesByItsBeginning()
    {
        QVERIFY(PictureAnimation::isMoving(gif(3)));
        QVERIFY(!PictureAnimation::isMoving(gif(1)));
        QVERIFY(!PictureAnimation::isMoving("\x89PNG\r\n"));
        QVERIFY(PictureAnimation::isMoving(QByteArray("RIFF\x10\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\0\0\0\0\0\0", 30)));
        QVERIFY(!PictureAnimation::isMoving(QByteArray("RIFF\x10\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\0\0\0\0\0\0", 30)));
    }

    void framesComeWithTheirTimes()
    {
        const PictureAnimation::Frames frames = PictureAnimation::decode(gif(3), {});
        QCOMPARE(frames.images.size(), 3);
        QCOMPARE(frames.delays.at(0), 50);
        QCOMPARE(frames.images.at(0).pixelColor(0, 0), QColor(Qt::red));
        QCOMPARE(frames.images.at(1).pixelColor(0, 0), QColor(Qt::blue));
    }

    void manyFramesStopAtTheLimit()
    {
        QVERIFY(PictureAnimation::decode(gif(PictureAnimation::mostFrames + 50), {}).images.size() <=
                PictureAnimation::mostFrames);
        QVERIFY(PictureAnimation::decode(gif(3).left(40), {}).images.size() <= 1);
        QVERIFY(PictureAnimation::decode("GIF89a", {}).images.isEmpty());
    }

    void goesOnOnlyWhileItIsPainted()
    {
        PictureAnimation animation([] { return gif(3); });
        QSignalSpy changed(&animation, &PictureAnimation::changed);
        QVERIFY(!animation.frame({2, 2}));
        QTRY_VERIFY(!changed.isEmpty());
        const QColor first = animation.frame({2, 2})->pixelColor(0, 0);
        changed.clear();
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(animation.frame({2, 2})->pixelColor(0, 0) != first);
        // Nobody paints: nothing follows the frame that was called for.
        QTRY_COMPARE(changed.size(), 2);
        QTest::qWait(200);
        QCOMPARE(changed.size(), 2);
    }

    void stopsAndGoesOn()
    {
        PictureAnimation animation([] { return gif(3); });
        QTRY_VERIFY(animation.frame({2, 2}));
        animation.setPlaying(false);
        QSignalSpy changed(&animation, &PictureAnimation::changed);
        animation.frame({2, 2});
        QTest::qWait(150);
        QVERIFY(changed.isEmpty());
        animation.setPlaying(true);
        animation.frame({2, 2});
        QTRY_COMPARE(changed.size(), 2);
    }

private:
    /// 2 by 2 pixels, red and blue in turn, 50 ms each.
    static QByteArray gif(int frames)
    {
        QByteArray bytes("GIF89a\x02\0\x02\0\x80\0\0\xff\0\0\0\0\xff", 19);
        if (frames > 1) {
            bytes += QByteArray("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
        }
        for (int i = 0; i < frames; ++i) {
            bytes += QByteArray("\x21\xf9\x04\0\x05\0\0\0", 8);
            bytes += QByteArray("\x2c\0\0\0\0\x02\0\x02\0\0\x02", 11);
            // Four equal pixels between a clear and an end code, the last two codes in four bits.
            bytes += i % 2 ? QByteArray("\x03\x4c\x12\x05\0", 5) : QByteArray("\x03\x04\x00\x05\0", 5);
        }
        return bytes + ';';
    }
};

QTEST_MAIN(tst_PictureAnimation)
#include "tst_PictureAnimation.moc"
