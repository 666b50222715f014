// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/FileDrag.h"

#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::FileDrag;

/// Files on their way between browsers, cells and other programs.
class tst_FileDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrivesAsItLeft()
    {
        const FileDrag drag{u"machine"_s, {RemotePath(u"a/ü \"x\".txt"_s), RemotePath(u"b"_s)}, true};
        const auto mime = drag.toMime(u"text"_s, {u"/tmp/b"_s});
        const auto back = FileDrag::from(mime.get());
        QVERIFY(back);
        QCOMPARE(back->source, drag.source);
        QCOMPARE(back->paths, drag.paths);
        QVERIFY(back->isCut);
        QCOMPARE(mime->text(), u"text"_s);
        QCOMPARE(mime->urls(), QList<QUrl>{QUrl::fromLocalFile(u"/tmp/b"_s)});
    }

    void whatMakesNoSenseIsNoDrag()
    {
        QVERIFY(!FileDrag::from(nullptr));
        QMimeData mime;
        QVERIFY(!FileDrag::from(&mime));
        for (const char *json : {"", "[]", "{\"source\":\"x\"}", "{\"source\":\"\",\"paths\":[\"a\"]}",
                                 "{\"source\":\"x\",\"paths\":[\"..\",7,\"\"]}", "{\"source\":{},\"paths\":\"a\"}"}) {
            mime.setData(FileDrag::mimeType, json);
            QVERIFY2(!FileDrag::from(&mime), json);
        }
    }

    void codeGetsAStringThatMeansThePath()
    {
        QCOMPARE(FileDrag::pythonString(u"/data/it's \\here\n\x01"_s), u"'/data/it\\'s \\\\here\\n\\x01'"_s);
    }
};

QTEST_GUILESS_MAIN(tst_FileDrag)
#include "tst_FileDrag.moc"
