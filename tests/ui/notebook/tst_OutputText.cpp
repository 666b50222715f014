// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonValue.h"
#include "ui/notebook/OutputText.h"

#include <QTest>

using namespace quire;
using notebook::Output;

namespace {

Output fromContent(const QByteArray &type, const QByteArray &content)
{
    return Output::fromContent(type, content).value_or(Output());
}

} // namespace

class tst_OutputText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsComeAsTheyLookOnTheScreen()
    {
        const Output bar = Output::stream(QStringLiteral("stdout"), QStringLiteral("1/2\r2/2\n\x1b[31mred\x1b[0m\n"));
        QCOMPARE(ui::outputText({bar}), QStringLiteral("2/2\nred\n"));
    }

    void richDataComesAsItsPlainText()
    {
        const Output table =
            fromContent("execute_result", "{\"data\":{\"text/html\":\"<b>7</b>\",\"text/plain\":\"7\"},"
                                          "\"metadata\":{},\"execution_count\":1}");
        const Output picture = fromContent("display_data", "{\"data\":{\"image/png\":\"AAAA\"},\"metadata\":{}}");
        QCOMPARE(ui::outputText({table, picture, table}), QStringLiteral("7\n7"));
    }

    void jsonIsLookedForValueByValue()
    {
        const Output tree = fromContent("display_data", "{\"data\":{\"application/json\":{\"a\":[1,\"x\"]},"
                                                        "\"text/plain\":\"<JSON>\"},\"metadata\":{}}");
        QCOMPARE(ui::searchableText(tree), QStringLiteral("\na\n1\n\"x\"\n"));
    }

    void anErrorComesAsItsTraceback()
    {
        const Output error = fromContent("error", "{\"ename\":\"E\",\"evalue\":\"v\","
                                                  "\"traceback\":[\"\\u001b[0;31mE\\u001b[0m: v\",\"line 2\"]}");
        QCOMPARE(ui::outputText({error}), QStringLiteral("E: v\nline 2"));
    }
};

QTEST_GUILESS_MAIN(tst_OutputText)
#include "tst_OutputText.moc"
