// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Theme.h"
#include "ui/viewers/PictureCanvas.h"

#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace quire;
using ui::PictureCanvas;

class tst_PictureCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_canvas = std::make_unique<PictureCanvas>(&m_theme);
        m_canvas->resize(400, 300);
        QImage image(800, 400, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.setPixel(0, 0, 0xff0000ff);
        m_canvas->setImage(image, image.size());
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    }

    void atFirstItFitsAndFollowsTheWindow()
    {
        QVERIFY(m_canvas->isFitted());
        QCOMPARE(m_canvas->scale(), 0.5);
        m_canvas->resize(200, 300);
        QTRY_COMPARE(m_canvas->scale(), 0.25);
        m_canvas->resize(2000, 1000);
        QTRY_COMPARE(m_canvas->scale(), 1.0); // Never larger than it is.
    }

    void keysMagnifyTurnAndFit()
    {
        QTest::keyClick(m_canvas.get(), Qt::Key_1);
        QCOMPARE(m_canvas->scale(), 1.0);
        QTest::keyClick(m_canvas.get(), Qt::Key_Plus);
        QCOMPARE(m_canvas->scale(), 1.25);
        QTest::keyClick(m_canvas.get(), Qt::Key_Minus);
        QTest::keyClick(m_canvas.get(), Qt::Key_Minus);
        QCOMPARE(m_canvas->scale(), 0.75);
        QTest::keyClick(m_canvas.get(), Qt::Key_R);
        QCOMPARE(m_canvas->naturalSize(), QSize(400, 800));
        QCOMPARE(m_canvas->turned().pixel(399, 0), 0xff0000ffU);
        QTest::keyClick(m_canvas.get(), Qt::Key_R, Qt::ShiftModifier);
        QCOMPARE(m_canvas->naturalSize(), QSize(800, 400));
        QTest::keyClick(m_canvas.get(), Qt::Key_0);
        QVERIFY(m_canvas->isFitted());
    }

    void theWheelMagnifiesWhereThePointerIs()
    {
        m_canvas->setScale(1);
        m_canvas->horizontalScrollBar()->setValue(100);
        QWheelEvent event(QPointF(50, 50), m_canvas->mapToGlobal(QPointF(50, 50)), {}, QPoint(0, 120), Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas->viewport(), &event);
        QCOMPARE(m_canvas->scale(), 1.2);
        QCOMPARE(m_canvas->horizontalScrollBar()->value(), 130); // (100 + 50) * 1.2 - 50
    }

    void draggingMovesIt()
    {
        m_canvas->setScale(1);
        const int before = m_canvas->horizontalScrollBar()->value();
        QTest::mousePress(m_canvas->viewport(), Qt::LeftButton, {}, QPoint(100, 100));
        QTest::mouseMove(m_canvas->viewport(), QPoint(80, 100));
        QMouseEvent move(QEvent::MouseMove, QPointF(70, 100), m_canvas->viewport()->mapToGlobal(QPointF(70, 100)),
                         Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_canvas->viewport(), &move);
        QVERIFY(m_canvas->horizontalScrollBar()->value() > before);
    }

    void scalesHaveLimits()
    {
        m_canvas->setScale(1e9);
        QCOMPARE(m_canvas->scale(), PictureCanvas::largest);
        m_canvas->setScale(0);
        QCOMPARE(m_canvas->scale(), PictureCanvas::smallest);
    }

private:
    ui::Theme m_theme;
    std::unique_ptr<PictureCanvas> m_canvas;
};

QTEST_MAIN(tst_PictureCanvas)
#include "tst_PictureCanvas.moc"
