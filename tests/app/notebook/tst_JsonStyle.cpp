// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/JsonStyle.h"
#include "notebook/NotebookFile.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_JsonStyle : public QObject
{
    Q_OBJECT

    static JsonStyle styleOf(const QString &name) { return NotebookFile::read(samples::bytes(name))->notebook.style; }

private Q_SLOTS:
    void knowsJupytersOwn() { QCOMPARE(styleOf(u"jupyter.ipynb"_s), JsonStyle()); }

    void knowsColabs()
    {
        const JsonStyle style = styleOf(u"colab.ipynb"_s);
        QCOMPARE(style.indent, "  ");
        QCOMPARE(style.newline, "\n");
        QVERIFY(!style.sortedKeys);
    }

    void knowsOneLine()
    {
        const JsonStyle style = styleOf(u"kaggle.ipynb"_s);
        QVERIFY(style.newline.isEmpty());
        QCOMPARE(style.comma, ",");
        QCOMPARE(style.colon, ":");
        QVERIFY(!style.linesAsList);
    }

    void knowsLineEndsTabsAndEscapes()
    {
        QCOMPARE(styleOf(u"crlf.ipynb"_s).newline, "\r\n");
        QCOMPARE(styleOf(u"tabs.ipynb"_s).indent, "\t");
        QVERIFY(styleOf(u"ascii.ipynb"_s).asciiOnly);
        QVERIFY(!styleOf(u"jupyter.ipynb"_s).asciiOnly);
    }
};

QTEST_GUILESS_MAIN(tst_JsonStyle)
#include "tst_JsonStyle.moc"
