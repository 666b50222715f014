// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "notebook/Search.h"
#include "render/JsonLines.h"
#include "ui/kit/MarkColor.h"
#include "ui/output/JsonItem.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using quire::notebook::JsonValue;
using quire::notebook::Output;
using quire::notebook::Search;
using quire::render::JsonLines;

class tst_JsonItem : public quire::testing::OutputFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { layOut(); }
    void cleanup() { clearAway(); }

    void theKeyboardOpensAndCloses()
    {
        show("{\"a\":{\"b\":[1,\"two\"]},\"c d\":null}");
        QCOMPARE(item()->rowCount(), 3);
        keys({Qt::Key_Down, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_End, Qt::Key_Up});
        QCOMPARE(item()->rowCount(), 6);
        QCOMPARE(item()->selectedText(), u"two"_s);
        QCOMPARE(item()->pathOf(4), u"$.a.b[1]"_s);
        QCOMPARE(item()->pathOf(5), u"$[\"c d\"]"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"two"_s);
        keys({Qt::Key_Left, Qt::Key_Left}); // to the array, and shut
        QCOMPARE(item()->rowCount(), 4);
        keys({Qt::Key_Home, Qt::Key_Return});
        QCOMPARE(item()->rowCount(), 1);
    }

    void theMouseOpensAtTheTriangle()
    {
        show("{\"a\":{\"b\":1}}");
        const int height = item()->focusRect().height();
        const QPoint second = QPoint(24, height + height / 2) - m_stack->mapToItem({}, 0);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, second);
        QCOMPARE(item()->rowCount(), 3);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, second + QPoint(100, 0));
        QCOMPARE(item()->rowCount(), 3);
    }

    void aLongLevelComesInPages()
    {
        QByteArray json = "[";
        for (int i = 0; i < 999; ++i) {
            json += QByteArray::number(i) + ',';
        }
        show(json + "999]");
        QCOMPARE(item()->rowCount(), 1 + JsonItem::pageSize + 1);
        keys({Qt::Key_End, Qt::Key_Return});
        QCOMPARE(item()->rowCount(), 1 + 2 * JsonItem::pageSize + 1);
        QCOMPARE(item()->selectedText(), QString::number(JsonItem::pageSize));
        QVERIFY(m_stack->isPane(0));
        QVERIFY(m_stack->scrollPane(0, -100)); // it followed
    }

    void aHugeDocumentIsReadBesides()
    {
        QByteArray json = "{\"all\":[";
        for (int i = 0; i < 400'000; ++i) {
            json += "{\"index\":" + QByteArray::number(i) + ",\"name\":\"item\"},";
        }
        QElapsedTimer timer;
        timer.start();
        const Output output = display(json + "0]}");
        const qint64 given = timer.restart();
        show(output);
        m_view->grab();
        qInfo() << "parsed in" << given << "ms, shown in" << timer.elapsed() << "ms";
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QTRY_COMPARE(item()->rowCount(), 2);
        keys({Qt::Key_Down, Qt::Key_Right});
        QTRY_COMPARE(item()->rowCount(), 2 + JsonItem::pageSize + 1);
        keys({Qt::Key_End, Qt::Key_Return});
        QTRY_COMPARE(item()->rowCount(), 2 + 2 * JsonItem::pageSize + 1);
        item()->expandAll();
        QVERIFY(item()->rowCount() < 5000);
    }

    void aFindIsUnfolded()
    {
        show("{\"a\":{\"b\":[1,{\"deep\":\"needle\"}]},\"c\":{\"d\":0}}");
        QCOMPARE(item()->rowCount(), 3);
        find("{\"a\":{\"b\":[1,{\"deep\":\"needle\"}]},\"c\":{\"d\":0}}", u"needle"_s);
        QCOMPARE(item()->rowCount(), 7);
        QCOMPARE(item()->pathOf(5), u"$.a.b[1].deep"_s);
        QCOMPARE(item()->rectOf(m_found).top(), 5 * item()->focusRect().height());
        QCOMPARE(m_stack->revealFound().height(), item()->focusRect().height());
        m_stack->setSearch({});
        QCOMPARE(item()->rowCount(), 7); // It stays open.
    }

    void findsAreMarkedAndTheOneLookedAtMost()
    {
        const QByteArray json = "{\"key needle\":\"needle\",\"b\":1}";
        show(json);
        const QColor plain = markColor(*m_theme, false);
        const QColor current = markColor(*m_theme, true);
        find(json, u"needle"_s);
        const QImage seen = m_view->grab().toImage();
        QVERIFY(count(seen, plain) > 100);
        QVERIFY(count(seen, current) > 100);
        m_stack->setSearch({});
        QCOMPARE(count(m_view->grab().toImage(), current), 0);
    }

    void aFindFarDownALongLevelBringsItsPage()
    {
        QByteArray json = "{\"all\":[";
        for (int i = 0; i < 5'000; ++i) {
            json += "{\"name\":\"item " + QByteArray::number(i) + " \"},";
        }
        json += "0]}";
        show(json);
        find(json, u"item 3210 "_s);
        const int first = item()->rowCount();
        QVERIFY(first < 1000);
        QVERIFY(!item()->rectOf(m_found).isNull());
        const int row = item()->rectOf(m_found).top() / item()->focusRect().height();
        QCOMPARE(item()->pathOf(row), u"$.all[3210].name"_s);
        find(json, u"item 4321 "_s); // From there, and back.
        QVERIFY(!item()->rectOf(m_found).isNull());
        find(json, u"item 777 "_s);
        const int third = item()->rectOf(m_found).top() / item()->focusRect().height();
        QCOMPARE(item()->pathOf(third), u"$.all[777].name"_s);
        const int height = item()->focusRect().height();
        for (int at = 0; at < item()->rowCount(); ++at) { // What is between comes still, each item once.
            if (item()->pathOf(at).endsWith(u"[\"\"]"_s)) {
                item()->mouse(JsonItem::Mouse::Press, {100, at-- * height + 1}, {});
            }
        }
        QCOMPARE(item()->rowCount(), 2 + 5'001 + 3);
    }

    void aFindInAHugeDocumentComesALittleLater()
    {
        QByteArray json = "{\"all\":[";
        for (int i = 0; i < 100'000; ++i) {
            json += "{\"index\":" + QByteArray::number(i) + ",\"name\":\"item\"},";
        }
        json += "\"needle\"]}";
        show(json);
        QTRY_COMPARE(item()->rowCount(), 2);
        find(json, u"needle"_s);
        QTRY_VERIFY(!item()->rectOf(m_found).isNull());
        QVERIFY(item()->rowCount() < 1000);
        const int row = item()->rectOf(m_found).top() / item()->focusRect().height();
        QCOMPARE(item()->pathOf(row), u"$.all[100000]"_s);
        QVERIFY(m_stack->scrollPane(0, -100)); // It is in sight there.
    }

    void metadataAsksForEverything()
    {
        m_stack->replace(
            0, 1,
            {*Output::fromContent("display_data", "{\"data\":{\"application/json\":{\"a\":{\"b\":{\"c\":1}}}},"
                                                  "\"metadata\":{\"application/json\":{\"expanded\":true}}}")});
        QCOMPARE(item()->rowCount(), 4);
    }

    void theSourceIsThereToo()
    {
        show("{\"a\":1}");
        const QList<OutputForm> forms = m_stack->forms(0);
        QCOMPARE(forms.size(), 3);
        QCOMPARE(forms.at(0), (OutputForm{u"application/json"_s, u"tree"_s}));
        m_stack->showAs(0, {u"application/json"_s, u"source"_s});
        QCOMPARE(m_stack->item(0)->accessibleText(), u"{\"a\":1}"_s);
    }

private:
    static Output display(const QByteArray &json)
    {
        return *Output::fromContent("display_data", "{\"data\":{\"application/json\":" + json +
                                                        ",\"text/plain\":\"<JSON>\"},\"metadata\":{}}");
    }
    void show(const QByteArray &json) { show(display(json)); }
    void show(const Output &output)
    {
        m_stack->replace(0, 1, {output});
        m_view->resize(600, m_view->heightForWidth(600));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->enter();
    }
    /// As the notebook's search does, the first one.
    void find(const QByteArray &json, const QString &text)
    {
        const QString all = JsonLines::text(*JsonValue::parse(json));
        m_found = {all.indexOf(text), text.size()};
        const auto search = std::make_shared<const Search>(quire::notebook::SearchQuery{.text = text});
        m_stack->setSearch({search, 0, m_found});
        m_view->resize(600, m_view->heightForWidth(600));
    }
    static qint64 count(const QImage &picture, const QColor &color)
    {
        qint64 found = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                found += picture.pixelColor(x, y) == color ? 1 : 0;
            }
        }
        return found;
    }
    void keys(const QList<Qt::Key> &all)
    {
        for (const Qt::Key key : all) {
            QTest::keyClick(m_view.get(), key);
        }
    }
    JsonItem *item() const { return qobject_cast<JsonItem *>(m_stack->item(0)); }

    quire::notebook::TextRange m_found;
};

QTEST_MAIN(tst_JsonItem)
#include "tst_JsonItem.moc"
