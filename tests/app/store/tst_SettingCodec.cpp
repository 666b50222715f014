// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SettingCodec.h"
#include "store/Settings.h"

#include <QTest>

using namespace quire::store;
using namespace Qt::StringLiterals;

class tst_SettingCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enumsAreWrittenByName()
    {
        using Codec = SettingCodec<Appearance>;
        QCOMPARE(Codec::encode(Appearance::Dark), QVariant(u"Dark"_s));
        QCOMPARE(Codec::decode(u"Light"_s), Appearance::Light);
        QCOMPARE(Codec::decode(u"Mauve"_s), std::nullopt);
        QCOMPARE(Codec::decode(7), std::nullopt);
    }

    void numbersComeBackFromText()
    {
        QCOMPARE(SettingCodec<int>::decode(u"12"_s), 12);
        QCOMPARE(SettingCodec<int>::decode(u"twelve"_s), std::nullopt);
        QCOMPARE(SettingCodec<bool>::decode(u"false"_s), false);
        QCOMPARE(SettingCodec<std::chrono::seconds>::decode(u"-5"_s), std::nullopt);
        QCOMPARE(SettingCodec<std::chrono::seconds>::decode(u"90"_s), std::chrono::seconds(90));
    }

    void serversNeverCarryASecretIntoTheFile()
    {
        using Codec = SettingCodec<QList<SavedServer>>;
        const QUrl url(u"https://ann:pass@example.org:8888/lab?token=topsecret#x"_s);
        const QVariant stored = Codec::encode({{u"1"_s, u"Ünï \"x\""_s, url}});
        QVERIFY(!stored.toString().contains(u"topsecret"_s));
        QVERIFY(!stored.toString().contains(u"pass"_s));
        const auto back = Codec::decode(stored);
        QVERIFY(back);
        QCOMPARE(back->constFirst(), (SavedServer{u"1"_s, u"Ünï \"x\""_s, QUrl(u"https://example.org:8888/lab"_s)}));
    }

    void serversThatMakeNoSenseAreDropped()
    {
        const auto servers = SettingCodec<QList<SavedServer>>::decode(
            u"[{\"id\":\"1\",\"name\":\"no url\"},{\"id\":\"2\",\"name\":\"good\",\"url\":\"http://h:1/\"},{\"name\":\"no id\",\"url\":\"http://h:1/\"}]"_s);
        QVERIFY(servers);
        QCOMPARE(servers->size(), 1);
        QCOMPARE(servers->constFirst().id, u"2"_s);
    }

    void brokenJsonIsNoValue_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("cut") << u"[{\"id\":"_s;
        QTest::newRow("wrong kind") << u"{}"_s;
        QTest::newRow("wrong items") << u"[1,2]"_s;
        QTest::newRow("empty") << QString();
    }
    void brokenJsonIsNoValue()
    {
        QFETCH(QString, text);
        QVERIFY(!SettingCodec<QList<SavedServer>>::decode(text));
        QVERIFY(!SettingCodec<QList<NotebookPlace>>::decode(text));
    }

    void placesAndMapsComeBack()
    {
        const QList<NotebookPlace> places{{u"local/this-computer"_s, u"a b/ü.ipynb"_s}, {u"jupyter/1"_s, u"x.ipynb"_s}};
        QCOMPARE(SettingCodec<QList<NotebookPlace>>::decode(SettingCodec<QList<NotebookPlace>>::encode(places)),
                 places);
        const QMap<QString, QString> map{{u"run"_s, u"Ctrl+R"_s}, {u"cut"_s, QString()}};
        using MapCodec = SettingCodec<QMap<QString, QString>>;
        QCOMPARE(MapCodec::decode(MapCodec::encode(map)), map);
        QVERIFY(!MapCodec::decode(u"[]"_s));
    }
};

QTEST_GUILESS_MAIN(tst_SettingCodec)
#include "tst_SettingCodec.moc"
