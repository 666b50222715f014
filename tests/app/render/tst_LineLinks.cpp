// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/LineLinks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::render;

class tst_LineLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tracebackFramesLeadToTheirPlace_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("below");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *name, const QString &line, const QString &below, const QString &text,
                            const QString &address) { QTest::newRow(name) << line << below << text << address; };
        row("IPython 8.8", u"Cell In[3], line 2, in f()"_s, {}, u"Cell In[3], line 2"_s,
            u"quire-place:cell?count=3&line=2"_s);
        row("IPython 8.0", u"Input In [12], in <cell line: 1>()"_s, u"----> 4 1/0"_s, u"Input In [12]"_s,
            u"quire-place:cell?count=12&line=4"_s);
        row("IPython 7", u"<ipython-input-5-9e1622b385b6> in <module>"_s, u"----> 1 1/0"_s,
            u"<ipython-input-5-9e1622b385b6>"_s, u"quire-place:cell?count=5&line=1"_s);
        row("no line known", u"Input In [12], in f()"_s, {}, u"Input In [12]"_s, u"quire-place:cell?count=12"_s);
        row("file of IPython", u"File ~/my work/x.py:12, in g(x)"_s, {}, u"File ~/my work/x.py:12"_s,
            u"quire-place:file?path=~/my%20work/x.py&line=12"_s);
        row("file of Python", u"  File \"/usr/lib/a.py\", line 346, in loads"_s, {},
            u"File \"/usr/lib/a.py\", line 346"_s, u"quire-place:file?path=/usr/lib/a.py&line=346"_s);
        row("file of IPython 7", u"/usr/lib/a.py in loads(s)"_s, u"--> 357         return x"_s, u"/usr/lib/a.py"_s,
            u"quire-place:file?path=/usr/lib/a.py&line=357"_s);
        row("address", u"see https://example.org/a_(b), or"_s, {}, u"https://example.org/a_(b)"_s,
            u"https://example.org/a_(b)"_s);
        row("address in brackets", u"(http://a.b/c)."_s, {}, u"http://a.b/c"_s, u"http://a.b/c"_s);
    }
    void tracebackFramesLeadToTheirPlace()
    {
        QFETCH(QString, line);
        QFETCH(QString, below);
        QFETCH(QString, text);
        QFETCH(QString, address);
        const auto links =
            linksIn(line, Frames::CellsAndFiles, [&](int distance) { return distance == 2 ? below : QString(); });
        QCOMPARE(links.size(), 1);
        QCOMPARE(line.mid(links.at(0).start, links.at(0).length), text);
        QCOMPARE(QString(links.at(0).address).replace(u"%2F"_s, u"/"_s), address);
    }

    void plainOutputHasNoFrames()
    {
        QVERIFY(linksIn(u"Cell In[3], line 2"_s, Frames::None).isEmpty());
        QVERIFY(linksIn(u"no :// address"_s, Frames::None).isEmpty());
        QCOMPARE(linksIn(u"https://a.b"_s, Frames::None).size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_LineLinks)
#include "tst_LineLinks.moc"
