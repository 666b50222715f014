// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFiles.h"
#include "Terminal.h"
#include "cli/DiffCommand.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;
using testing::NotebookFiles;

class tst_DiffCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSaysNothing()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"diff"_s, m_files.write(u"a.ipynb"_s, {"x = 1", "y"}),
                               m_files.write(u"b.ipynb"_s, {"x = 1", "y"})}),
                 int(Success));
        QCOMPARE(terminal.out(), QByteArray());
    }

    void linesAreShownPerCell()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"diff"_s, m_files.write(u"a.ipynb"_s, {"import os\\nx = 1", "y"}),
                               m_files.write(u"b.ipynb"_s, {"import os\\nx = 2", "y", "new"})}),
                 int(Negative));
        QVERIFY2(terminal.out().contains("cell 1 (code): source\n   import os\n  -x = 1\n  +x = 2\n"),
                 terminal.out().constData());
        QVERIFY(terminal.out().contains("cell 3 (code): added\n  +new\n"));
    }

    void itCanBeReadByPrograms()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"diff"_s, u"--json"_s, m_files.write(u"a.ipynb"_s, {"a", "b", "c"}),
                               m_files.write(u"b.ipynb"_s, {"a", "c"})}),
                 int(Negative));
        const QJsonArray cells = terminal.json()[u"cells"].toArray();
        QCOMPARE(cells.size(), 1);
        QCOMPARE(cells.at(0)[u"change"_s], u"deleted"_s);
        QCOMPARE(cells.at(0)[u"before"_s], 1);
    }

    void aFileThatIsNoNotebookIsTrouble()
    {
        testing::Terminal terminal;
        QCOMPARE(terminal.run({u"diff"_s, m_files.write(u"a.ipynb"_s, {"a"}), u"/none.ipynb"_s}), int(FileTrouble));
        QVERIFY(terminal.err().contains("none.ipynb"));
    }

    void gitShowsItsOwnFilesWithIt()
    {
        QVERIFY(m_files.git({u"init"_s, u"-q"_s}));
        m_files.write(u"work.ipynb"_s, {"old"});
        m_files.writeText(u".gitattributes"_s, "*.ipynb diff=quire\n");
        QVERIFY(m_files.git({u"add"_s, u"."_s}) && m_files.git({u"commit"_s, u"-qm"_s, u"1"_s}));
        m_files.write(u"work.ipynb"_s, {"fresh"});
        QVERIFY(m_files.git({u"config"_s, u"diff.quire.command"_s, m_files.program(u"diff"_s)}));
        QVERIFY2(m_files.git({u"diff"_s}), m_files.said().constData());
        QVERIFY2(m_files.said().contains("--- work.ipynb") && m_files.said().contains("+fresh"),
                 m_files.said().constData());
    }

private:
    NotebookFiles m_files;
};

QTEST_GUILESS_MAIN(tst_DiffCommand)
#include "tst_DiffCommand.moc"
