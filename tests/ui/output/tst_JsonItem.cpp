// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "ui/output/JsonItem.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using quire::notebook::Output;

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
    void keys(const QList<Qt::Key> &all)
    {
        for (const Qt::Key key : all) {
            QTest::keyClick(m_view.get(), key);
        }
    }
    JsonItem *item() const { return qobject_cast<JsonItem *>(m_stack->item(0)); }
};

QTEST_MAIN(tst_JsonItem)
#include "tst_JsonItem.moc"
