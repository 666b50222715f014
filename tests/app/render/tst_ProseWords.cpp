// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/ProseWords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

class tst_ProseWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &text, const QString &words) {
            QTest::newRow(name) << text << words;
        };
        row("plain", u"It doesn't matter."_s, u"It doesn't matter"_s);
        row("marks", u"# Big **bold** _words_"_s, u"Big bold"_s);
        row("code", u"run `np.arra` now"_s, u"run now"_s);
        row("code with ticks", u"run ``a`b`` now"_s, u"run now"_s);
        row("fenced code", u"a word\n```python\nfo ba\n```\nlast"_s, u"word last"_s);
        row("fence left open", u"one\n```\nfo ba\n"_s, u"one"_s);
        row("links", u"see [the page](http://exmpl.org/pge) now"_s, u"see the page now"_s);
        row("addresses", u"at https://exmpl.org/abc and me@exmpl.org too"_s, u"at and too"_s);
        row("math", u"if $x_n = fo$ then $$ba\nbu$$ end"_s, u"if then end"_s);
        row("money", u"costs 5$ or 6$ today"_s, u"costs or today"_s);
        row("html", u"<b class=\"fo\">word</b> &nbsp; <!-- hidn --> last"_s, u"word last"_s);
        row("names", u"the file_name, camelCase, GPUs and x86 of np.array f(x)"_s, u"the and of"_s);
        row("chinese", u"使用 model 训练"_s, u"model"_s);
        row("accents", u"naïve café"_s, u"naïve café"_s);
    }
    void words()
    {
        QFETCH(QString, text);
        QStringList found;
        for (const ProseWord &word : proseWords(text)) {
            found.append(text.sliced(word.start, word.length));
        }
        QTEST(found.join(u' '), "words");
    }

    void longAndHostileTextEnds_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part :
             {"`", "`a ``b ", "$a ", "$$", "<a [", "a.b-", "\\(", "](", "<!-- \\[", "[a", "```\na", "&a"}) {
            QTest::newRow(part) << QString::fromUtf8(part);
        }
    }
    void longAndHostileTextEnds()
    {
        QFETCH(QString, part);
        QVERIFY(proseWords(part.repeated(20'000)).size() <= 60'000);
    }

    void manyWords() { QCOMPARE(proseWords(u"word "_s.repeated(10'000)).size(), 10'000); }
};

QTEST_GUILESS_MAIN(tst_ProseWords)
#include "tst_ProseWords.moc"
