// SPDX-License-Identifier: GPL-3.0-or-later
#include "forge/NotebookAddress.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using forge::NotebookAddress;
using Kind = NotebookAddress::Kind;

/// What people copy out of a browser.
class tst_NotebookAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesOfNotebooksAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *text, Kind kind, const char *place) {
            QTest::newRow(text) << QString::fromLatin1(text) << kind << QString::fromLatin1(place);
        };
        row("https://github.com/o/r/blob/main/a/n.ipynb", Kind::File, "o r main/a/n.ipynb");
        row("github.com/o/r/raw/main/n.ipynb", Kind::File, "o r main/n.ipynb");
        row("https://github.com/o/r/tree/main/a%20b", Kind::Folder, "o r main/a b");
        row("https://github.com/o/r.git", Kind::Folder, "o r ");
        row("https://raw.githubusercontent.com/o/r/main/n.ipynb", Kind::File, "o r main/n.ipynb");
        row("https://nbviewer.org/github/o/r/blob/main/n.ipynb", Kind::File, "o r main/n.ipynb");
        row("https://colab.research.google.com/github/o/r/blob/v1.0/n.ipynb#scrollTo=x", Kind::File,
            "o r v1.0/n.ipynb");
        row("https://gist.github.com/me/0123abc", Kind::Gist, "0123abc");
        row("https://nbviewer.org/gist/me/0123abc", Kind::Gist, "0123abc");
        row("https://colab.research.google.com/gist/me/0123abc/n.ipynb", Kind::Gist, "0123abc");
        row("https://gist.github.com/0123abc#file-my-nb-ipynb", Kind::Gist, "0123abc my-nb-ipynb");
        row("https://example.org/x/n.ipynb?raw=1", Kind::Web, "https://example.org/x/n.ipynb?raw=1");
        row("https://nbviewer.org/urls/example.org/n.ipynb", Kind::Web, "https://example.org/n.ipynb");
    }
    void pagesOfNotebooksAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(Kind, kind);
        const auto found = NotebookAddress::parse(text);
        QVERIFY(found);
        QCOMPARE(found->kind, kind);
        const QString place = kind == Kind::Web ? found->url.toString()
                              : kind == Kind::Gist
                                  ? (found->gist + u' ' + found->file).trimmed()
                                  : found->owner + u' ' + found->repository + u' ' + found->referenceAndPath;
        QTEST(place, "place");
    }

    void othersAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "hello", "file:///etc/passwd", "https://example.org/", "javascript:alert(1)",
                                 "https://github.com/o", "https://github.com/../x", "https://github.com/o/r/issues/3",
                                 "https://gist.github.com/", "ftp://example.org/n.ipynb"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void othersAreRefused()
    {
        QFETCH(QString, text);
        const auto found = NotebookAddress::parse(text);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Format);
    }

    void aBranchMayHaveSlashes()
    {
        const auto readings = NotebookAddress::parse(u"https://github.com/o/r/blob/feature/x/a/n.ipynb"_s)->readings();
        QCOMPARE(readings.size(), 3);
        QCOMPARE(readings.at(0), std::pair(u"feature"_s, u"x/a/n.ipynb"_s));
        QCOMPARE(readings.at(1), std::pair(u"feature/x"_s, u"a/n.ipynb"_s));
    }
};

QTEST_APPLESS_MAIN(tst_NotebookAddress)
#include "tst_NotebookAddress.moc"
