// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LinePieces.h"
#include "ui/kit/Theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_LinePieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceAndItsCharacterFindEachOther_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << u"value = 1"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("long") << u"0123456789"_s.repeated(1000);
        QTest::newRow("long, with tabs") << u"ab\tcde\t"_s.repeated(1000);
        QTest::newRow("long, other scripts") << u"中文 text "_s.repeated(1000);
        QTest::newRow("long, pairs of surrogates") << u"a😀"_s.repeated(2000);
    }
    void aPlaceAndItsCharacterFindEachOther()
    {
        QFETCH(QString, text);
        LinePieces line(text, m_theme.codeFont());
        for (qsizetype position = 0; position <= text.size(); position += 97) {
            if (position < text.size() && text.at(position).isLowSurrogate()) {
                continue;
            }
            QCOMPARE(line.positionAt(line.xOf(position) + 0.1), position);
        }
    }

    void aLongLineStandsWhereItWouldInOnePiece()
    {
        const QString text = u"int a; "_s.repeated(400);
        LinePieces line(text, m_theme.codeFont());
        QTextLayout whole(text, m_theme.codeFont());
        whole.beginLayout();
        whole.createLine();
        whole.endLayout();
        QVERIFY(std::abs(line.xOf(2700) - whole.lineAt(0).cursorToX(2700)) < 1);
    }

    void theFarEndOfALongLineIsPainted()
    {
        const QString text = QString(5000, u' ') + u"■■■■"_s;
        LinePieces line(text, m_theme.codeFont());
        QImage image(100, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        line.paint(painter, QPointF(20 - line.xOf(5000), 30), QRectF(0, 0, 100, 40), {}, {});
        painter.end();
        bool isInked = false;
        for (int x = 0; x < 100; ++x) {
            for (int y = 0; y < 40; ++y) {
                isInked = isInked || image.pixelColor(x, y).lightness() < 128;
            }
        }
        QVERIFY(isInked);
    }

private:
    Theme m_theme;
};

QTEST_MAIN(tst_LinePieces)
#include "tst_LinePieces.moc"
