// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "notebook/Search.h"

#include <QElapsedTimer>
#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;
using End = SearchResult::End;

class tst_Search : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsInTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SearchQuery>("query");
        QTest::addColumn<QList<qsizetype>>("starts");
        const auto query = [](const QString &text) { return SearchQuery{.text = text}; };
        const auto regex = [](const QString &text) { return SearchQuery{.text = text, .isRegex = true}; };
        using Starts = QList<qsizetype>;
        QTest::newRow("nothing") << u"abc"_s << query(u""_s) << Starts{};
        QTest::newRow("any case") << u"Loss loss LOSS"_s << query(u"loss"_s) << Starts{0, 5, 10};
        QTest::newRow("this case") << u"Loss loss LOSS"_s << SearchQuery{.text = u"loss"_s, .matchCase = true}
                                   << Starts{5};
        QTest::newRow("not overlapping") << u"aaaa"_s << query(u"aa"_s) << Starts{0, 2};
        QTest::newRow("signs are signs") << u"a.b (a+b)"_s << query(u"(a+b)"_s) << Starts{4};
        QTest::newRow("whole words") << u"in int in_ in"_s << SearchQuery{.text = u"in"_s, .wholeWord = true}
                                     << Starts{0, 11};
        QTest::newRow("whole words of signs")
            << u"x += 1"_s << SearchQuery{.text = u"+="_s, .wholeWord = true} << Starts{2};
        QTest::newRow("other alphabets") << u"Größe GRÖSSE größe"_s << query(u"GRÖ"_s) << Starts{0, 6, 13};
        QTest::newRow("Chinese") << u"训练模型，模型"_s << query(u"模型"_s) << Starts{2, 5};
        QTest::newRow("after an emoji") << u"😀 x"_s << query(u"x"_s) << Starts{3};
        QTest::newRow("expression") << u"x1 y22 z"_s << regex(u"[a-z]\\d+"_s) << Starts{0, 3};
        QTest::newRow("line starts") << u"a\nab\nba"_s << regex(u"^a"_s) << Starts{0, 2};
        QTest::newRow("empty finds are none") << u"xaax"_s << regex(u"a*"_s) << Starts{1};
        QTest::newRow("words by expression")
            << u"cat concat"_s << SearchQuery{.text = u"cat|dog"_s, .wholeWord = true, .isRegex = true} << Starts{0};
    }

    void findsInTexts()
    {
        QFETCH(QString, text);
        QFETCH(SearchQuery, query);
        QFETCH(QList<qsizetype>, starts);
        QList<qsizetype> found;
        for (const TextRange &range : Search(query).ranges(text)) {
            found.append(range.start);
        }
        QCOMPARE(found, starts);
    }

    void tellsWhatIsWrongWithAnExpression()
    {
        const Search search(SearchQuery{.text = u"a(b"_s, .isRegex = true});
        QVERIFY(search.isEmpty());
        QVERIFY2(search.error().contains(u"at character 4"), qPrintable(search.error()));
        QVERIFY(search.ranges(u"a(b"_s).isEmpty());
        QVERIFY(Search(SearchQuery{.text = u"a(b"_s}).error().isEmpty());
    }

    void sourcesComeBeforeOutputsCellByCell()
    {
        const Notebook notebook = sample();
        SearchQuery query{.text = u"loss"_s};
        QCOMPARE(Search(query).run(notebook, read).hits.size(), 2);
        query.inOutputs = true;
        const SearchResult result = Search(query).run(notebook, read);
        QCOMPARE(result.end, End::Complete);
        QCOMPARE(result.hits.size(), 4);
        QCOMPARE(result.hits.at(0), (SearchHit{notebook.cells.at(0).id(), -1, {0, 4}}));
        QCOMPARE(result.hits.at(1), (SearchHit{notebook.cells.at(0).id(), 0, {2, 4}}));
        QCOMPARE(result.hits.at(2).range.start, 7);
        QCOMPARE(result.hits.at(3).cell, notebook.cells.at(1).id());
    }

    void staysInTheCellsItIsGiven()
    {
        const Notebook notebook = sample();
        const SearchQuery query{.text = u"loss"_s, .inOutputs = true, .cells = {notebook.cells.at(1).id()}};
        QCOMPARE(Search(query).run(notebook, read).hits.size(), 1);
        QVERIFY(Search(query).hitsInSource(notebook.cells.at(0)).isEmpty());
    }

    void aPatternThatWouldTakeForeverIsGivenUp()
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code, u"a"_s.repeated(5000) + u'!'), Cell(CellType::Code, u"aa"_s)};
        QElapsedTimer time;
        time.start();
        const SearchResult result = Search(SearchQuery{.text = u"(a+)+$"_s, .isRegex = true}).run(notebook, read);
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(result.end, End::TooSlow);
        QCOMPARE(result.hits.size(), 1); // The other cell is searched all the same.
    }

    void stopsWhenAskedTo()
    {
        const SearchResult result = Search(SearchQuery{.text = u"loss"_s}).run(sample(), read, [] { return true; });
        QCOMPARE(result.end, End::Cancelled);
        QVERIFY(result.hits.isEmpty());
    }

    void tooManyFindsEndTheSearch()
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code, u"x"_s.repeated(Search::mostHits + 5)), Cell(CellType::Code, u"x"_s)};
        const SearchResult result = Search(SearchQuery{.text = u"x"_s}).run(notebook, read);
        QCOMPARE(result.end, End::TooMany);
        QCOMPARE(result.hits.size(), Search::mostHits);
    }

    void replaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SearchQuery>("query");
        QTest::addColumn<QString>("with");
        QTest::addColumn<QString>("expected");
        const SearchQuery call{.text = u"(\\w+)\\((\\w*)\\)"_s, .isRegex = true};
        QTest::newRow("text") << u"a b a"_s << SearchQuery{.text = u"a"_s} << u"$1"_s << u"$1 b $1"_s;
        QTest::newRow("nothing") << u"a b a"_s << SearchQuery{.text = u"a"_s} << u""_s << u" b "_s;
        QTest::newRow("longer") << u"aa"_s << SearchQuery{.text = u"a"_s} << u"aa"_s << u"aaaa"_s;
        QTest::newRow("groups") << u"f(x) g()"_s << call << u"$2.$1($&)"_s << u"x.f(f(x)) .g(g())"_s;
        QTest::newRow("signs") << u"f(x)"_s << call << u"$$1\\n\\t\\\\ $x"_s << u"$1\n\t\\ $x"_s;
        QTest::newRow("ends") << u"f(x)"_s << call << u"$"_s << u"$"_s;
        QTest::newRow("what is behind counts")
            << u"ab cb"_s << SearchQuery{.text = u"(?<=a)b"_s, .isRegex = true} << u"[$&]"_s << u"a[b] cb"_s;
    }

    void replaces()
    {
        QFETCH(QString, text);
        QFETCH(SearchQuery, query);
        QFETCH(QString, with);
        QTEST(Search(query).replaceAll(text, with), "expected");
    }

    void replacingInManyCellsIsOneStep()
    {
        Document document(sample());
        const SearchQuery query{.text = u"loss"_s};
        const QList<Cell> before = document.notebook().cells;
        const auto changed = Search(query).replaceAll(document.notebook(), u"cost"_s);
        QCOMPARE(changed.size(), 2);
        setSources(document, changed);
        QCOMPARE(document.cell(0).source(), u"cost = 1"_s);
        QCOMPARE(document.cell(1).source(), u"print(\"cost\")"_s);
        document.undo();
        QCOMPARE(document.cell(0).source(), before.at(0).source());
        QCOMPARE(document.cell(1).source(), before.at(1).source());
        QVERIFY(!document.history().canUndo());
    }

private:
    static Notebook sample()
    {
        Cell first(CellType::Code, u"Loss = 1"_s);
        first.setOutputs({Output::stream(u"stdout"_s, u"a loss\nloss"_s)});
        Notebook notebook;
        notebook.cells = {first, Cell(CellType::Code, u"print(\"loss\")"_s)};
        return notebook;
    }
    static QString read(const Output &output) { return output.text(); }
};

QTEST_GUILESS_MAIN(tst_Search)
#include "tst_Search.moc"
