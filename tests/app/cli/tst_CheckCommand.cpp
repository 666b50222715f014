// SPDX-License-Identifier: GPL-3.0-or-later
#include "Terminal.h"
#include "cli/CheckCommand.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;

namespace {

const QByteArray good =
    "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n   \"id\": \"a1\",\n"
    "   \"metadata\": {},\n   \"outputs\": [],\n   \"source\": [\n    \"1\"\n   ]\n  }\n ],\n"
    " \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";

} // namespace

class tst_CheckCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }

private Q_SLOTS:
    void aGoodFileStaysAsItIs()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"check"_s, write(u"good.ipynb"_s, good)}), int(Success));
        QVERIFY(terminal.out().contains("would not change"));
    }

    void anInvalidFileIsNamedWithThePlace()
    {
        QByteArray bad = good;
        bad.replace("\"outputs\": [],\n", "");
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"check"_s, write(u"bad.ipynb"_s, bad)}), int(Negative));
        QVERIFY2(terminal.out().contains("cells[0]"), terminal.out().constData());
    }

    void aFileThatIsNotThereIsTrouble()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"check"_s, m_folder.filePath(u"none.ipynb"_s)}), int(FileTrouble));
        QVERIFY(terminal.err().contains("none.ipynb"));
    }

    void allFilesAreLookedAtAndTheWorstCounts()
    {
        testing::Terminal terminal;
        const QStringList words{u"check"_s, u"--json"_s, m_folder.filePath(u"none.ipynb"_s),
                                write(u"good.ipynb"_s, good), write(u"cut.ipynb"_s, good.first(40))};
        QCOMPARE(terminal.run(words), int(FileTrouble));
        const QJsonArray all = terminal.json().array();
        QCOMPARE(all.size(), 3);
        QVERIFY(all.at(0)[u"error"_s].isString());
        QCOMPARE(all.at(1)[u"valid"_s], QJsonValue(true));
        QCOMPARE(all.at(1)[u"wouldChange"_s], QJsonValue(false));
        QCOMPARE(all.at(2)[u"valid"_s], QJsonValue(false));
    }
};

QTEST_GUILESS_MAIN(tst_CheckCommand)
#include "tst_CheckCommand.moc"
