// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "ui/output/OutputItem.h"
#include "ui/output/TextItem.h"

#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using quire::notebook::JsonValue;
using quire::notebook::Output;

namespace {

Output display(const QByteArray &data, const QByteArray &metadata = "{}")
{
    return *Output::fromContent("display_data", "{\"data\":" + data + ",\"metadata\":" + metadata + "}");
}

QByteArray redPng(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toBase64();
}

} // namespace

class tst_OutputView : public quire::testing::OutputFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void init() { layOut(); }

    void cleanup()
    {
        clearAway();
        m_outputs = 0;
    }

    void theRichestFormThatCanBeShownIsShown()
    {
        show({display("{\"text/plain\":\"plain\",\"image/png\":\"" + redPng(40, 20) + "\"}")});
        QCOMPARE(m_stack->itemCount(), 1);
        QCOMPARE(m_stack->item(0)->accessibleText(), u"Picture: plain"_s);
        QTRY_COMPARE(pixelAt(20, 10), QColor(Qt::red));
        QCOMPARE(m_view->height(), 20);
    }

    void metadataSaysHowLargeAPictureIs()
    {
        show({display("{\"image/png\":\"" + redPng(40, 20) + "\"}", "{\"image/png\":{\"width\":200}}")});
        QCOMPARE(m_view->height(), 100);
        show({display("{\"image/png\":\"" + redPng(4000, 20) + "\"}")});
        QVERIFY(m_view->height() < 20);
    }

    void aDamagedPictureBecomesWords()
    {
        show({display("{\"image/png\":\"AAAA\"}")});
        QTRY_VERIFY((m_view->grab(), m_stack->item(0)->accessibleText().contains(u"damaged"_s)));
    }

    void whatCannotBeShownIsTextWithAQuietNote()
    {
        show({display("{\"application/x-unheard-of\":\"1\",\"text/plain\":\"x\"}")});
        QCOMPARE(m_stack->itemCount(), 2);
        QCOMPARE(m_stack->item(0)->accessibleText(), u"x"_s);
        QVERIFY(m_stack->item(1)->accessibleText().contains(u"x-unheard-of"_s));
        show({display("{\"application/x-unheard-of\":\"1\"}")});
        QVERIFY(m_stack->accessibleText().contains(u"application/x-unheard-of"_s));
    }

    void errorsStandOnTheirOwnGround()
    {
        const Output error = *Output::fromContent(
            "error", "{\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"\\u001b[0;31mE\\u001b[0m: v\"]}");
        show({error});
        QCOMPARE(m_stack->accessibleText(), u"E: v"_s);
        QCOMPARE(pixelAt(2, 2), m_theme->color(Theme::Role::ErrorSurface));
        const QImage image = m_view->grab().toImage();
        bool red = false;
        for (int x = 0; x < 40; ++x) {
            for (int y = 0; y < image.height(); ++y) {
                const QColor color = image.pixelColor(x, y);
                red = red || (color.red() > color.green() + 80 && color.red() > 120);
            }
        }
        QVERIFY(red);
    }

    void aHundredThousandLinesAreLaidOutOnlyWhereSeen()
    {
        QString text;
        for (int i = 0; i < 100'000; ++i) {
            text += u"line %1 of a very long output\n"_s.arg(i);
        }
        QElapsedTimer timer;
        timer.start();
        show({Output::stream(u"stdout"_s, text)});
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(m_view->height(), OutputStack::paneHeight);
        auto *item = qobject_cast<TextItem *>(m_stack->item(0));
        QTRY_COMPARE(item->lineCount(), 100'001);
        m_view->resize(600, m_view->heightForWidth(600));
        m_view->grab();
        QVERIFY(item->laidOutRowCount() < 200);
        timer.restart();
        m_stack->scrollPane(0, 1'000'000);
        m_view->grab();
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void aStreamThatGrowsIsShownOnceAFrame()
    {
        show({Output::stream(u"stdout"_s, u"start\n"_s)});
        QSignalSpy changed(m_stack.get(), &OutputStack::changed);
        for (int i = 0; i < 5000; ++i) {
            m_stack->extend(0, u"more %1\n"_s.arg(i));
        }
        QTRY_VERIFY(m_stack->accessibleText().contains(u"more 100"_s));
        QVERIFY2(changed.size() <= 3, qPrintable(QString::number(changed.size())));
        const auto *item = qobject_cast<TextItem *>(m_stack->item(0));
        QTRY_COMPARE(item->lineCount(), 5002);
        QTRY_VERIFY(m_stack->heightForWidth(600) > 0 && m_stack->isPane(0));
        QVERIFY(!m_stack->scrollPane(0, 10)); // follows the end
        m_stack->scrollPane(0, -500);
        m_stack->extend(0, u"last\n"_s);
        QTRY_COMPARE(item->lineCount(), 5003);
        m_stack->heightForWidth(600);
        QVERIFY(m_stack->scrollPane(0, 10)); // stays where the person reads
    }

    void textIsSelectedAndCopied()
    {
        show({Output::stream(u"stdout"_s, u"first line\nsecond line\n"_s)});
        expose();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(0, 5));
        drag(QPoint(590, 5));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(590, 5));
        QCOMPARE(m_view->selectedText(), u"first line"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"first line"_s);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedText(), u"first line\nsecond line"_s);
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, QPoint(20, 25));
        QCOMPARE(m_view->selectedText(), u"second"_s);
    }

    void aPaneTakesTheWheelOnlyAfterAClick()
    {
        show({Output::stream(u"stdout"_s, u"line\n"_s.repeated(300))});
        expose();
        QVERIFY(!wheel());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(50, 50));
        QVERIFY(wheel());
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(!wheel()); // at its end it lets the page scroll
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QVERIFY(wheel());
    }

    void escapeAsksToLeave()
    {
        show({Output::stream(u"stdout"_s, u"x"_s)});
        expose();
        QSignalSpy left(m_view.get(), &OutputView::leaveRequested);
        m_view->setFocus();
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void theMenuKeyCopiesAllText()
    {
        show({Output::stream(u"stdout"_s, u"one\ntwo\n"_s)});
        expose();
        menuAction(u"Copy All Text"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"one\ntwo"_s);
        QCOMPARE(m_view->selectedText(), QString());
    }

    void aPictureIsCopiedAndSavedAsItIs()
    {
        const QByteArray png = redPng(40, 20);
        show({display("{\"image/png\":\"" + png + "\",\"text/plain\":\"plot\"}")});
        expose();
        menuAction(u"Copy Image"_s)->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(40, 20));
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"image/png"_s), QByteArray::fromBase64(png));
        const QTemporaryDir folder;
        menuAction(u"Save Image As\u2026"_s)->trigger();
        auto *dialog = m_view->findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->setDirectory(folder.path());
        dialog->selectFile(folder.filePath(u"plot.png"_s));
        QMetaObject::invokeMethod(dialog, "accept");
        QFile file(folder.filePath(u"plot.png"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray::fromBase64(png));
    }

    void aBundleIsShownInItsOtherForms()
    {
        show({display("{\"image/png\":\"" + redPng(40, 20) + "\",\"text/plain\":\"plot\"}")});
        expose();
        menuAction(u"Plain Text"_s)->trigger();
        QCOMPARE(m_stack->item(0)->accessibleText(), u"plot"_s);
        QVERIFY(menuAction(u"Plain Text"_s)->isChecked());
    }

    void longLinesBreakInsteadOfBeingCut()
    {
        show({Output::stream(u"stdout"_s, u"x"_s)});
        const int one = m_view->height();
        show({Output::stream(u"stdout"_s, u"x"_s.repeated(500))});
        QVERIFY(m_view->height() >= 5 * one);
    }

private:
    void show(const QList<Output> &outputs)
    {
        m_stack->replace(0, m_outputs, outputs);
        m_outputs = int(outputs.size());
        m_view->resize(600, m_view->heightForWidth(600));
    }
    void expose()
    {
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
    }
    /// Of the menu the Menu key opens.
    QAction *menuAction(const QString &text)
    {
        delete m_view->findChild<QMenu *>(u"outputMenu"_s);
        m_view->enter();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, m_view->mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(m_view.get(), &event);
        const QList<QAction *> actions = m_view->findChild<QMenu *>(u"outputMenu"_s)->findChildren<QAction *>();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }
    void drag(const QPoint &to)
    {
        QMouseEvent move(QEvent::MouseMove, to, m_view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view.get(), &move);
    }
    bool wheel()
    {
        QWheelEvent event(QPointF(50, 50), m_view->mapToGlobal(QPointF(50, 50)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &event);
        return event.isAccepted();
    }
    QColor pixelAt(int x, int y) { return m_view->grab().toImage().pixelColor(x, y); }

    int m_outputs = 0;
};

QTEST_MAIN(tst_OutputView)
#include "tst_OutputView.moc"
