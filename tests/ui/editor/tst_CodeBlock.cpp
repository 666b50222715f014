// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeBlock.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_CodeBlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.setCodeFontSize(20); } // Large enough for points of full colour.

    void heightIsThatOfItsLines()
    {
        CodeBlock block(&m_theme);
        setCode(block, u"a\nb\nc"_s);
        QCOMPARE(block.lineCount(), 3);
        QCOMPARE(block.height(), 3 * lineHeight());
        setCode(block, {});
        QCOMPARE(block.height(), lineHeight());
    }

    void aClickFindsItsPlaceInTheSource()
    {
        CodeBlock block(&m_theme);
        setCode(block, u"ab\ncdef\n"_s);
        const qreal letter = QFontMetricsF(m_theme.codeFont()).horizontalAdvance(u'a');
        QCOMPARE(block.positionAt({0, 0}), 0);
        QCOMPARE(block.positionAt({letter, 2}), 1);
        QCOMPARE(block.positionAt({500, 2}), 2);
        QCOMPARE(block.positionAt({2 * letter, lineHeight() + 2.0}), 5);
        QCOMPARE(block.positionAt({500, 5000}), 8);
        QCOMPARE(block.positionAt({-5, -5}), 0);
    }

    void codeHasColoursAndPlainTextHasOne()
    {
        CodeBlock block(&m_theme);
        setCode(block, u"return 'text' # note"_s);
        QVERIFY(colours(block) > 2);
        block.setCode(u"return 'text' # note"_s, {}, m_syntax.theme(m_theme.syntaxThemeName()));
        QCOMPARE(colours(block), 1);
    }

    void onlyWhatMeetsTheClipIsPainted()
    {
        CodeBlock block(&m_theme);
        setCode(block, u"one\n\ntwo"_s);
        QVERIFY(isInked(block, 0, lineHeight()));
        QVERIFY(!isInked(block, lineHeight(), lineHeight()));
        QVERIFY(isInked(block, 2 * lineHeight(), lineHeight()));
        QVERIFY(!isInked(block, 3 * lineHeight(), lineHeight()));
    }

    void aChangeInAStringRecoloursWhatFollows()
    {
        CodeBlock block(&m_theme);
        setCode(block, u"a = 1\nreturn"_s);
        const QImage before = painted(block);
        setCode(block, u"a = '''\nreturn"_s);
        const QImage after = painted(block);
        const QRect second(0, lineHeight(), 400, lineHeight());
        QVERIFY(before.copy(second) != after.copy(second));
    }

private:
    void setCode(CodeBlock &block, const QString &source)
    {
        block.setCode(source, m_syntax.definition(u"python"_s), m_syntax.theme(m_theme.syntaxThemeName()));
    }
    int lineHeight() const { return CodeMetrics(m_theme.codeFont()).lineHeight; }
    static QImage painted(CodeBlock &block, const QRectF &clip = {0, 0, 400, 200})
    {
        QImage image(400, 200, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::TextAntialiasing, false);
        painter.setClipRect(clip);
        block.paint(painter, {0, 0}, clip);
        return image;
    }
    /// Hues at full strength; soft edges do not count.
    static int colours(CodeBlock &block)
    {
        const QImage image = painted(block);
        QSet<QRgb> found;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) == 255) {
                    found.insert(image.pixel(x, y));
                }
            }
        }
        return int(found.size());
    }
    static bool isInked(CodeBlock &block, int top, int height)
    {
        const QImage image = painted(block, QRectF(0, top, 400, height));
        QImage empty(image.size(), image.format());
        empty.fill(Qt::transparent);
        return image != empty;
    }

    Theme m_theme;
    Syntax m_syntax;
};

QTEST_MAIN(tst_CodeBlock)
#include "tst_CodeBlock.moc"
