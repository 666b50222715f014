// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "render/Markdown.h"
#include "render/Math.h"
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

    void anAlertHasATitleAndABarInItsColour()
    {
        const QPalette before = QGuiApplication::palette();
        QPalette contrast(Qt::white, Qt::black);
        contrast.setColor(QPalette::Base, Qt::black);
        contrast.setColor(QPalette::Text, Qt::white);
        for (const QPalette &palette : {before, contrast}) {
            QGuiApplication::setPalette(palette);
            m_text->setHtml(quire::render::Markdown().toHtml(u"> [!CAUTION]\n> Hot"_s));
            QCOMPARE(m_text->plainText().trimmed().simplified(), u"Caution Hot"_s);
            const QColor color = m_theme.color(Theme::Role::Error);
            QVERIFY(Theme::contrast(color, m_theme.color(Theme::Role::Page)) >= 4.5);
            QVERIFY(barHeight(painted(), color) > 30);
        }
        QGuiApplication::setPalette(before);
    }

    void textIsSelectedByDraggingAndByDoubleClicking()
    {
        m_text->beginSelection({0, 0});
        m_text->extendSelection({400, 5});
        QCOMPARE(m_text->selectedText(), u"Title"_s);
        m_text->selectWord({4, m_text->heightForWidth(400) - 8});
        QCOMPARE(m_text->selectedText(), u"Some"_s);
        m_text->selectAll();
        QCOMPARE(m_text->selectedText().trimmed(), m_text->plainText());
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

    void aPictureFromTheNetworkIsOfferedAndFetchedByAClickOnly()
    {
        QStringList asked;
        RichContent content;
        content.readAddress = [&asked](const QString &address) {
            asked.append(address);
            return quire::readyReply<QByteArray>(quire::failure(quire::ErrorKind::NotFound, u"Nobody there."_s));
        };
        m_text = std::make_unique<RichText>(&m_theme, &m_pictures, content);
        m_text->setHtml(u"<p><img src=\"https://a.example/x.png\" alt=\"A plot\"></p>"_s);
        painted();
        QVERIFY(asked.isEmpty());
        const QPoint middle(40, m_text->heightForWidth(400) / 2);
        QVERIFY(m_text->isActiveAt(middle));
        m_text->activate(middle);
        QTRY_COMPARE(asked, QStringList(u"https://a.example/x.png"_s));
        QTRY_VERIFY(!m_text->isActiveAt(middle));
        QCOMPARE(m_text->plainText(), u"A plot"_s);
    }

    void onceTheNotebookMayUseTheNetworkPicturesLoadAsTheyAreSeen()
    {
        QStringList asked;
        bool isAllowed = false;
        RichContent content;
        content.readAddress = [&asked](const QString &address) {
            asked.append(address);
            return quire::readyReply<QByteArray>(quire::failure(quire::ErrorKind::NotFound, u"Nobody there."_s));
        };
        content.readsEveryAddress = [&isAllowed] { return isAllowed; };
        m_text = std::make_unique<RichText>(&m_theme, &m_pictures, content);
        m_text->setHtml(u"<p><img src=\"https://a.example/x.png\"><img src=\"http://b.example/y.png\"></p>"_s);
        painted();
        QVERIFY(asked.isEmpty());
        isAllowed = true;
        painted();
        QTRY_COMPARE(asked.size(), 2);
        painted();
        QCOMPARE(asked.size(), 2);
    }

    void aFileBesideTheNotebookIsShownAtItsSizeOrTheOneAskedFor()
    {
        RichContent content;
        content.readFile = [](const QString &) {
            QImage red(60, 30, QImage::Format_RGB32);
            red.fill(Qt::red);
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            red.save(&buffer, "PNG");
            return quire::readyReply<QByteArray>(bytes);
        };
        m_text = std::make_unique<RichText>(&m_theme, &m_pictures, content);
        m_text->setHtml(u"<p><img src=\"a.png\"></p>"_s);
        QTRY_VERIFY(hasColour(painted(), Qt::red));
        const int natural = m_text->heightForWidth(400);
        m_text->setHtml(u"<p><img src=\"a.png\" width=\"120\"></p>"_s);
        QTRY_VERIFY(m_text->heightForWidth(400) > natural + 20);
    }

    void aFormulaIsItsSourceUntilItIsSetAndReadsAsTeX()
    {
        quire::render::Math math(quire::base::dataFile(u"web/math.js"_s), {});
        RichContent content;
        content.math = &math;
        m_text = std::make_unique<RichText>(&m_theme, &m_pictures, content);
        m_text->setHtml(quire::render::Markdown().toHtml(u"so $\\frac{a}{b}$ is\n\n$$x \\tag{1}$$"_s));
        QVERIFY(m_text->hasFormulas());
        const int before = m_text->heightForWidth(400);
        QSignalSpy changed(m_text.get(), &RichText::changed);
        QTRY_COMPARE_WITH_TIMEOUT(math.pending(), 0, 30'000);
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(before > 0 && m_text->heightForWidth(400) > 0);
        QCOMPARE(m_text->plainText(), u"so $\\frac{a}{b}$ is\n$$x \\tag{1}$$"_s);
        m_text->selectAll();
        QCOMPARE(m_text->selectedText().trimmed(), m_text->plainText());
        m_text->clearSelection();
        QTRY_VERIFY(darkPixels(painted()) > 20);
    }

    void whatIsWrongWithAFormulaStandsInItsTip()
    {
        quire::render::Math math(quire::base::dataFile(u"web/math.js"_s), {});
        RichContent content;
        content.math = &math;
        m_text = std::make_unique<RichText>(&m_theme, &m_pictures, content);
        m_text->setHtml(quire::render::Markdown().toHtml(u"$\\frac{1$"_s));
        m_text->heightForWidth(400);
        QTRY_COMPARE_WITH_TIMEOUT(m_text->toolTipAt({10, 6}), u"Missing close brace"_s, 30'000);
    }

    void detailsOpenAndCloseByAClick()
    {
        m_text->setHtml(
            quire::render::Markdown().toHtml(u"<details><summary>More</summary>\n\nHidden words\n\n</details>"_s));
        QVERIFY(!m_text->plainText().contains(u"Hidden"));
        const int closed = m_text->heightForWidth(400);
        QVERIFY(m_text->isActiveAt({6, 6}));
        QVERIFY(m_text->linkAt({6, 6}).isEmpty());
        m_text->activate({6, 6});
        QVERIFY(m_text->plainText().contains(u"Hidden words"));
        QVERIFY(m_text->heightForWidth(400) > closed);
        m_text->activate({6, 6});
        QCOMPARE(m_text->heightForWidth(400), closed);
    }

    void boxesOfTasksAreFoundAndReadAloud()
    {
        m_text->setHtml(quire::render::Markdown().toHtml(u"- [x] done\n- [ ] open"_s));
        const int height = m_text->heightForWidth(400);
        QSet<int> tasks;
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < 400; x += 2) {
                if (const auto task = m_text->taskAt({x, y})) {
                    tasks.insert(*task);
                }
            }
        }
        QCOMPARE(tasks, (QSet<int>{0, 1}));
        QCOMPARE(m_text->plainText(), u"[x] done\n[ ] open"_s);
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

    /// Of the longest upright line of a colour at the left.
    static int barHeight(const QImage &image, const QColor &colour)
    {
        int longest = 0;
        for (int x = 0; x < 20; ++x) {
            int run = 0;
            for (int y = 0; y < image.height(); ++y) {
                run = image.pixelColor(x, y) == colour ? run + 1 : 0;
                longest = std::max(longest, run);
            }
        }
        return longest;
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

    static int darkPixels(const QImage &image)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixelColor(x, y).lightness() < 100 ? 1 : 0;
            }
        }
        return count;
    }

    Theme m_theme;
    PictureLoader m_pictures;
    std::unique_ptr<RichText> m_text;
};

QTEST_MAIN(tst_RichText)
#include "tst_RichText.moc"
