// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelReplies.h"

#include <QTest>

using namespace quire::jupyter;
using namespace Qt::StringLiterals;

class tst_KernelReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsKernelInfo()
    {
        const auto info = KernelInfo::fromContent(
            "{\"status\":\"ok\",\"implementation\":\"ipython\",\"implementation_version\":\"8.35.0\",\"language_info\":"
            "{\"name\":\"python\","
            "\"version\":\"3.13.5\",\"mimetype\":\"text/"
            "x-python\",\"codemirror_mode\":{\"name\":\"ipython\",\"version\":3},"
            "\"pygments_lexer\":\"ipython3\",\"file_extension\":\".py\"},\"banner\":\"Python\\n3\"}");
        QCOMPARE(info.language, u"python"_s);
        QCOMPARE(info.codemirrorMode, u"ipython"_s);
        QCOMPARE(info.banner, u"Python\n3"_s);
        QVERIFY(info.languageInfo.startsWith('{') && info.languageInfo.endsWith('}'));
        QCOMPARE(KernelInfo::fromContent("{\"language_info\":{\"codemirror_mode\":\"r\"}}").codemirrorMode, u"r"_s);
        QCOMPARE(KernelInfo::fromContent("{}"), KernelInfo());
    }

    void countsCodePointsAsKernelsDo()
    {
        const QString code = u"😀; pri"_s;
        QCOMPARE(codePointPosition(code, 7), 6);
        QCOMPARE(utf16Position(code, 3), 4);
        QCOMPARE(utf16Position(code, 99), code.size());
        QCOMPARE(codePointPosition(code, -1), 0);
        for (qsizetype i = 0; i <= code.size(); ++i) {
            if (i == code.size() || !code.at(i).isLowSurrogate()) {
                QCOMPARE(utf16Position(code, codePointPosition(code, i)), i);
            }
        }
    }

    void readsCompletions()
    {
        const auto completion = Completion::fromContent(
            "{\"matches\":[\"print\",\"pri_x\"],\"cursor_start\":3,\"cursor_end\":6,\"metadata\":{\"_jupyter_types_"
            "experimental\":"
            "[{\"start\":3,\"end\":6,\"text\":\"print\",\"type\":\"function\",\"signature\":\"args\"},"
            "{\"text\":\"pri_x\",\"type\":\"<unknown>\"}]},\"status\":\"ok\"}",
            u"😀; pri"_s);
        QCOMPARE(completion.start, 4);
        QCOMPARE(completion.end, 7);
        QCOMPARE(completion.matches.size(), 2);
        QCOMPARE(completion.matches.first().type, u"function"_s);
        QVERIFY(completion.matches.last().type.isEmpty());
    }

    void readsTheOthers()
    {
        const auto inspection =
            Inspection::fromContent("{\"status\":\"ok\",\"found\":true,\"data\":{\"text/plain\":\"a\\u001b[0m\"}}");
        QVERIFY(inspection.found);
        QCOMPARE(inspection.text, u"a\u001b[0m"_s);
        QVERIFY(!Inspection::fromContent("{\"status\":\"ok\",\"found\":false,\"data\":{}}").found);
        const auto code = CodeCompleteness::fromContent("{\"status\":\"incomplete\",\"indent\":\"    \"}");
        QCOMPARE(code.status, CodeCompleteness::Status::Incomplete);
        QCOMPARE(code.indent, u"    "_s);
        const auto history = HistoryEntry::listFromContent("{\"history\":[[1,2,\"x = 1\"]]}");
        QCOMPARE(history.first().line, 2);
        QCOMPARE(history.first().source, u"x = 1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_KernelReplies)
#include "tst_KernelReplies.moc"
