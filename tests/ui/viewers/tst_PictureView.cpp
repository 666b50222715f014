// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "support/Waiting.h"
#include "ui/kit/Theme.h"
#include "ui/viewers/PictureCanvas.h"
#include "ui/viewers/PictureView.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::testing::wait;
using ui::PictureView;

class tst_PictureView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<PictureView>(&m_theme, ui::Icons(&m_theme));
        m_view->resize(400, 300);
        m_view->show();
    }

    void aPictureIsShownAndCopied()
    {
        QImage image(30, 20, QImage::Format_ARGB32);
        image.fill(Qt::green);
        QVERIFY(image.save(path(u"a.png"_s)));
        QVERIFY(wait(m_view->load(path(u"a.png"_s))));
        QCOMPARE(m_view->canvas()->naturalSize(), QSize(30, 20));
        m_view->findChild<QAction *>(u"pictureCopy"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(30, 20));
        QVERIFY(!m_view->findChild<QAction *>(u"pictureStop"_s)->isVisible());
    }

    void aDrawingIsDrawnAnewForEachScale()
    {
        write(u"a.svg"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
                          "<rect width='40' height='20' fill='red'/></svg>");
        QVERIFY(wait(m_view->load(path(u"a.svg"_s))));
        QCOMPARE(m_view->canvas()->naturalSize(), QSize(40, 20));
        m_view->canvas()->setScale(4);
        QTRY_COMPARE(m_view->canvas()->image().size(), QSize(160, 80));
    }

    void whatMovesCanBeStopped()
    {
        write(u"a.gif"_s,
              QByteArray::fromBase64("R0lGODlhAgACAIAAAP8AAAAA/yH/C05FVFNDQVBFMi4wAwEAAAAh+QQABQAAACwAAAAAAgA"
                                     "CAAACAoRRACH5BAAFAAAALAAAAAACAAIAAAICjFMAOw=="));
        QVERIFY(wait(m_view->load(path(u"a.gif"_s))));
        QTRY_VERIFY(m_view->findChild<QAction *>(u"pictureStop"_s)->isVisible());
        m_view->findChild<QAction *>(u"pictureStop"_s)->trigger();
    }

    void whatIsNoPictureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("no picture");
        QTest::newRow("bomb") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'/>");
    }

    void whatIsNoPictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        write(u"b.png"_s, bytes);
        const Result<void> loaded = wait(m_view->load(path(u"b.png"_s)));
        if (QByteArrayView(QTest::currentDataTag()) != "bomb") {
            QVERIFY(!loaded);
            QVERIFY(!loaded.error().message.isEmpty());
        }
        QVERIFY(m_view->canvas()->image().width() <= 32768);
        QCOMPARE(wait(m_view->load(path(u"gone.png"_s))).error().kind, ErrorKind::File);
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_view.get()), QStringList()); }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_folder;
    ui::Theme m_theme;
    std::unique_ptr<PictureView> m_view;
};

QTEST_MAIN(tst_PictureView)
#include "tst_PictureView.moc"
