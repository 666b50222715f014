// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiParser.h"
#include "ui/output/TextExport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire;

class tst_TextExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allLinesAreWrittenWithoutColours()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"output.txt"_s);
        render::AnsiParser parser;
        for (int i = 0; i < 5000; ++i) {
            parser.feed(u"\x1b[32mépreuve\x1b[0m %1\n"_s.arg(i));
        }
        Reply<void> reply = ui::TextExport::write(file, parser.lines());
        reply.waitForFinished();
        QVERIFY(reply.result());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(written.readAll()), parser.lines().text());
    }

    void aFileThatCannotBeWrittenIsAnError()
    {
        Reply<void> reply = ui::TextExport::write(u"/no/such/folder/x.txt"_s, render::AnsiLines());
        reply.waitForFinished();
        QVERIFY(!reply.result());
        QVERIFY(!reply.result().error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_TextExport)
#include "tst_TextExport.moc"
