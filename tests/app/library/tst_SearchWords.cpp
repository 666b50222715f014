// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/SearchWords.h"
#include "library/TextIndex.h"
#include "support/Waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::library;
using namespace Qt::StringLiterals;

/// What a person types, and what is found by it.
class tst_SearchWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsPhrasesAndChineseBecomeAMatch_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("match");
        QTest::newRow("a word being written") << u"grad"_s << u"\"grad\"*"_s;
        QTest::newRow("a finished word") << u"grad "_s << u"\"grad\""_s;
        QTest::newRow("two words") << u"learning rate"_s << u"\"learning\" AND \"rate\"*"_s;
        QTest::newRow("a phrase") << u"\"learning rate\""_s << u"\"learning rate\""_s;
        QTest::newRow("Chinese") << u"梯度"_s << u"\"梯度\""_s;
        QTest::newRow("longer Chinese") << u"梯度下降"_s << u"\"梯度 度下 下降\""_s;
        QTest::newRow("one character") << u"梯"_s << u"\"梯\"*"_s;
        QTest::newRow("mixed") << u"学习rate"_s << u"\"学习\" AND \"rate\"*"_s;
        QTest::newRow("full width") << u"ＡＢＣ "_s << u"\"ABC\""_s;
        QTest::newRow("FTS5's own words are words") << u"a NOT b* "_s << u"\"a\" AND \"NOT\" AND \"b*\""_s;
        QTest::newRow("nothing to look for") << u" ++ ( \" "_s << QString();
    }

    void wordsPhrasesAndChineseBecomeAMatch()
    {
        QFETCH(QString, query);
        QFETCH(QString, match);
        QCOMPARE(SearchWords(query).match(), match);
        QCOMPARE(SearchWords(query).isEmpty(), match.isEmpty());
    }

    void theIndexFindsWhatAPersonMeans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("isFound");
        const QString chinese = u"我们用随机梯度下降训练模型。"_s;
        QTest::newRow("two characters") << chinese << u"梯度"_s << true;
        QTest::newRow("four characters") << chinese << u"梯度下降"_s << true;
        QTest::newRow("characters that are not together") << chinese << u"梯降"_s << false;
        QTest::newRow("one character") << chinese << u"降"_s << true;
        QTest::newRow("the last one") << chinese << u"型"_s << true;
        QTest::newRow("in between") << u"用pandas读取数据"_s << u"pandas 数据"_s << true;
        QTest::newRow("rare characters") << u"𠮷野家𠮷"_s << u"𠮷野"_s << true;
        QTest::newRow("Japanese") << u"データフレームを表示"_s << u"フレーム"_s << true;
        QTest::newRow("a part of a name") << u"df = pd.read_csv('x')"_s << u"csv"_s << true;
        QTest::newRow("a whole name") << u"df = pd.read_csv('x')"_s << u"read_csv"_s << true;
        QTest::newRow("the beginning of a word") << u"learning rate"_s << u"learn"_s << true;
        QTest::newRow("without its accents") << u"Poincaré"_s << u"poincare"_s << true;
        QTest::newRow("another word") << u"learning rate"_s << u"earning"_s << false;
    }

    void theIndexFindsWhatAPersonMeans()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QFETCH(bool, isFound);
        QTemporaryDir folder;
        TextIndex index(folder.filePath(u"text.sqlite"_s));
        QVERIFY(testing::wait(index.open()));
        Reading reading;
        reading.passages = {{u"cell:3"_s, text}};
        QVERIFY(testing::wait(index.put(7, "1-1", u"Title"_s, reading)));
        const Result<QList<TextHit>> hits = testing::wait(index.search(SearchWords(query)));
        QVERIFY2(hits, hits ? "" : qPrintable(hits.error().detail));
        QCOMPARE(!hits->isEmpty(), isFound);
        if (isFound) {
            QCOMPARE(hits->constFirst().entry, 7);
        }
    }

    void placesShowTheWordsInTheirLine()
    {
        const QList<Passage> passages{{u"cell:0"_s, u"import numpy as np"_s},
                                      {u"cell:4"_s, u"the learning\nrate of the optimiser"_s},
                                      {u"output:5"_s, u"learning done"_s}};
        const QList<Found> found = SearchWords(u"learning rate"_s).places(passages, 4);
        QCOMPARE(found.size(), 1); // Where all words are: the others say less.
        QCOMPARE(found.constFirst().place, u"cell:4"_s);
        QCOMPARE(found.constFirst().snippet, u"the learning rate of the optimiser"_s);
        const QList<std::pair<qsizetype, qsizetype>> marks{{4, 8}, {13, 4}};
        QCOMPARE(found.constFirst().marks, marks);
    }

    void aLongTextIsCutAroundTheFind()
    {
        const QString text = u"x "_s.repeated(1000) + u"梯度"_s + u" y"_s.repeated(1000);
        const Found found = SearchWords(u"梯度"_s).places({{u"cell:0"_s, text}}, 1).value(0);
        QVERIFY(found.snippet.size() < 200);
        QCOMPARE(found.marks.size(), 1);
        QCOMPARE(found.snippet.sliced(found.marks.at(0).first, found.marks.at(0).second), u"梯度"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SearchWords)
#include "tst_SearchWords.moc"
