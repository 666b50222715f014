// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/GlobPattern.h"

#include <QTest>

using quire::sync::globMatches;
using namespace Qt::StringLiterals;

class tst_GlobPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QByteArray>("glob");
        QTest::addColumn<QByteArray>("yes");
        QTest::addColumn<QByteArray>("no");
        const auto row = [](const char *glob, const char *yes, const char *no) {
            QTest::newRow(glob) << QByteArray(glob) << QByteArray(yes) << QByteArray(no);
        };
        row("a.txt", "a.txt", "a_txt A.txt a.txt2");
        row("*.pyc", ".pyc x.pyc", "x.py d/x.pyc");
        row("a?c", "abc", "ac a/c");
        row("a*c", "ac abbc", "a/c");
        row("d/*", "d/x", "d d/x/y");
        row("**/x", "x d/x d/e/x", "dx d/xy");
        row("d/**", "d/x d/x/y", "d e/d/x");
        row("d/**/x", "d/x d/e/x d/e/f/x", "dx d/ex");
        row("a**b", "ab axxb", "a/b");
        row("[a-c]x", "ax cx", "dx");
        row("[!a-c]x", "dx", "ax /x");
        row("[^a]", "b", "a");
        row("[]a]", "] a", "b");
        row("[a-]", "a -", "b");
        row("[[:digit:]][[:alpha:]_]", "1a 2_", "a1 11");
        row("[\\]]", "]", "\\");
        row("\\*", "*", "a");
        row("\\a", "a", "\\a");
        row("[a", "", "a [a");
        row("[[:nonsense:]]", "", "n :");
        row("a\\", "", "a a\\");
    }
    void matches()
    {
        QFETCH(QByteArray, glob);
        QFETCH(QByteArray, yes);
        QFETCH(QByteArray, no);
        for (const QByteArray &text : yes.split(' ')) {
            QVERIFY2(text.isEmpty() || globMatches(glob, text), text.constData());
        }
        for (const QByteArray &text : no.split(' ')) {
            QVERIFY2(!globMatches(glob, text), text.constData());
        }
    }

    void bytesAreNotLetters()
    {
        QVERIFY(globMatches("n?", "n\xff"));
        QVERIFY(!globMatches("?", "\xc3\xa9"));
        QVERIFY(globMatches("[\xf0-\xff]", "\xf5"));
    }

    /// A pattern can be written that takes other matchers years.
    void noPatternTakesLong()
    {
        QVERIFY(!globMatches(QByteArray("*a").repeated(60) + "b", QByteArray(2000, 'a')));
        QVERIFY(!globMatches(QByteArray("**/").repeated(60) + "b", QByteArray("a/").repeated(400)));
    }
};

QTEST_GUILESS_MAIN(tst_GlobPattern)
#include "tst_GlobPattern.moc"
