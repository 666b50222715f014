// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WidgetStore.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::JsonValue;
using widgets::WidgetStore;

namespace {

JsonValue json(const QByteArray &text)
{
    return *JsonValue::parse(text);
}

} // namespace

/// ipywidgets' models as the kernel and the pages last had them.
class tst_WidgetStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasOpenedAndMergesUpdates()
    {
        WidgetStore store;
        store.open(u"a"_s, json("{\"state\":{\"value\":3,\"max\":10}}"), {});
        QVERIFY(store.contains(u"a"_s) && store.isLive(u"a"_s));
        store.update(u"a"_s, json("{\"state\":{\"value\":4}}"), {});
        QCOMPARE(store.value(u"a"_s, u"value"_s).toInt(), 4);
        QCOMPARE(store.value(u"a"_s, u"max"_s).toInt(), 10);
        store.open(u"a"_s, json("{\"state\":{\"value\":5}}"), {});
        QVERIFY2(store.value(u"a"_s, u"max"_s).isNull(), "opened again, it is another");
        store.close(u"a"_s);
        QVERIFY(!store.contains(u"a"_s));
    }

    void whatNobodyOpenedIsNotUpdated()
    {
        WidgetStore store;
        store.update(u"a"_s, json("{\"state\":{\"value\":4}}"), {});
        QVERIFY(!store.contains(u"a"_s));
    }

    void numbersStayAsTheyWereWritten()
    {
        WidgetStore store;
        store.open(u"a"_s, json("{\"state\":{\"value\":0.10000000000000000555,\"max\":Infinity}}"), {});
        const QByteArray written = store.managerState({u"a"_s}).raw().toByteArray();
        QVERIFY(written.contains("\"value\":0.10000000000000000555") && written.contains("\"max\":Infinity"));
    }

    void aModelBringsWhatItIsMadeOfAndTheLinksBetween()
    {
        WidgetStore store;
        store.open(u"box"_s, json("{\"state\":{\"children\":[\"IPY_MODEL_a\"]}}"), {});
        store.open(u"a"_s, json("{\"state\":{\"layout\":\"IPY_MODEL_l\"}}"), {});
        store.open(u"l"_s, json("{\"state\":{}}"), {});
        store.open(u"link"_s,
                   json("{\"state\":{\"_model_name\":\"LinkModel\",\"source\":[\"IPY_MODEL_a\",\"value\"],"
                        "\"target\":[\"IPY_MODEL_b\",\"value\"]}}"),
                   {});
        store.open(u"b"_s, json("{\"state\":{}}"), {});
        store.open(u"stranger"_s, json("{\"state\":{}}"), {});
        QCOMPARE(store.closure({u"box"_s}), (QStringList{u"a"_s, u"b"_s, u"box"_s, u"l"_s, u"link"_s}));
        QCOMPARE(store.closure({u"nobody"_s}), QStringList());
    }

    void modelsThatReferToEachOtherEnd()
    {
        WidgetStore store;
        store.open(u"a"_s, json("{\"state\":{\"x\":\"IPY_MODEL_b\"}}"), {});
        store.open(u"b"_s, json("{\"state\":{\"x\":\"IPY_MODEL_a\"}}"), {});
        QCOMPARE(store.closure({u"a"_s}), (QStringList{u"a"_s, u"b"_s}));
    }

    void bytesLieBesideTheStateAndAreSavedAsBase64()
    {
        WidgetStore store;
        store.open(u"a"_s, json("{\"state\":{\"_model_name\":\"ImageModel\"},\"buffer_paths\":[[\"value\"]]}"),
                   {QByteArray("\0\1", 2)});
        QCOMPARE(store.managerState({u"a"_s}).at({u"a", u"buffers"}).items().first().value(u"data").toString(),
                 u"AAE="_s);
        store.update(u"a"_s, json("{\"state\":{},\"buffer_paths\":[[\"value\"]]}"), {QByteArray("\2")});
        QCOMPARE(store.managerState({u"a"_s}).at({u"a", u"buffers"}).items().size(), 1);
        store.update(u"a"_s, json("{\"state\":{\"value\":null}}"), {});
        QVERIFY(!store.managerState({u"a"_s}).value(u"a").contains(u"buffers"));
    }

    void whatWasSavedComesBackTheSame()
    {
        WidgetStore first;
        first.open(u"a"_s,
                   json("{\"state\":{\"_model_name\":\"ImageModel\",\"_model_module\":\"m\","
                        "\"_model_module_version\":\"2.0.0\",\"width\":\"9\"},\"buffer_paths\":[[\"value\"]]}"),
                   {QByteArray("\0\1", 2)});
        WidgetStore second;
        second.addManagerState(first.managerState({u"a"_s}), false);
        QCOMPARE(second.managerState({u"a"_s}), first.managerState({u"a"_s}));
        QVERIFY2(!second.isLive(u"a"_s), "no kernel stands behind it");
    }

    void theKernelKnowsBetterThanTheFile()
    {
        WidgetStore store;
        store.open(u"a"_s, json("{\"state\":{\"value\":4}}"), {});
        const JsonValue other = json("{\"a\":{\"model_name\":\"M\",\"state\":{\"value\":1}}}");
        store.addManagerState(other, false);
        QCOMPARE(store.value(u"a"_s, u"value"_s).toInt(), 4);
        store.addManagerState(other, true);
        QCOMPARE(store.value(u"a"_s, u"value"_s).toInt(), 1);
    }

    void widgetsWithoutEndAreNotKept()
    {
        WidgetStore store;
        for (qsizetype index = 0; index <= WidgetStore::limit; ++index) {
            store.open(QString::number(index), JsonValue::emptyObject(), {});
        }
        QCOMPARE(store.ids().size(), WidgetStore::limit);
        store.orphan();
        QVERIFY(!store.isLive(u"7"_s));
    }

    void nonsenseIsNoState()
    {
        WidgetStore store;
        for (const char *text : {"null", "[]", "7", "{\"state\":[]}", "{\"state\":{\"x\":\"IPY_MODEL_\"}}",
                                 "{\"buffer_paths\":[7,[],[[]]]}"}) {
            store.open(u"a"_s, json(text), {"x", "y", "z"});
            QVERIFY(JsonValue::parse(store.managerState(store.closure({u"a"_s})).raw().toByteArray()));
        }
        store.addManagerState(json("{\"b\":7,\"c\":{\"state\":7,\"buffers\":{}}}"), false);
        QVERIFY(JsonValue::parse(store.managerState(store.ids()).raw().toByteArray()));
    }
};

QTEST_APPLESS_MAIN(tst_WidgetStore)
#include "tst_WidgetStore.moc"
