// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFiles.h"
#include "Terminal.h"
#include "cli/MergeCommand.h"
#include "notebook/NotebookFile.h"

#include <QJsonArray>

using namespace quire;
using namespace quire::cli;
using namespace Qt::StringLiterals;
using testing::NotebookFiles;

class tst_MergeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_base = m_files.write(u"base.ipynb"_s, {"a = 1", "b = 1"});
        m_ours = m_files.write(u"ours.ipynb"_s, {"a = 2", "b = 1"});
    }

    void bothChangesGoToStandardOutput()
    {
        testing::Terminal terminal;
        const QString theirs = m_files.write(u"theirs.ipynb"_s, {"a = 1", "b = 2", "c"});
        QCOMPARE(terminal.run({u"merge"_s, m_base, m_ours, theirs}), int(Success));
        QCOMPARE(terminal.out(), m_files.read(QFileInfo(m_files.write(u"x"_s, {"a = 2", "b = 2", "c"})).fileName()));
        QCOMPARE(terminal.err(), QByteArray());
    }

    void whatBothChangedStandsThereTwiceAndIsAnAnswerOfNo()
    {
        testing::Terminal terminal;
        const QString theirs = m_files.write(u"theirs.ipynb"_s, {"a = 3", "b = 1"});
        QCOMPARE(terminal.run({u"merge"_s, m_base, m_ours, theirs, u"-o"_s, m_ours}), int(Negative));
        QVERIFY(terminal.err().contains("cell 1: both changed"));
        const QByteArray written = m_files.read(u"ours.ipynb"_s);
        QVERIFY(written.contains("a = 2") && written.contains("a = 3") && written.contains("<<<<<<< ours"));
        QVERIFY(notebook::NotebookFile::validate(written).isEmpty());
    }

    void aCellThatIsKeptIsSaid()
    {
        testing::Terminal terminal;
        const QString theirs = m_files.write(u"theirs.ipynb"_s, {"b = 1"});
        QCOMPARE(terminal.run({u"merge"_s, u"--json"_s, m_base, m_ours, theirs, u"-o"_s, m_ours}), int(Success));
        QCOMPARE(terminal.json()[u"kept"].toArray(), QJsonArray{0});
    }

    void aFileThatCannotBeReadChangesNothing()
    {
        testing::Terminal terminal;
        const QByteArray before = m_files.read(u"ours.ipynb"_s);
        const QString broken = m_files.writeText(u"broken.ipynb"_s, "{\"cells\": [");
        QCOMPARE(terminal.run({u"merge"_s, m_base, m_ours, broken, u"-o"_s, m_ours}), int(FileTrouble));
        QVERIFY(terminal.err().contains("broken.ipynb"));
        QCOMPARE(m_files.read(u"ours.ipynb"_s), before);
    }

    void gitMergesBranchesWithIt()
    {
        QVERIFY(m_files.git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s}));
        QVERIFY(m_files.git({u"config"_s, u"merge.quire.driver"_s, m_files.program(u"merge %O %A %B -o %A"_s)}));
        m_files.writeText(u".gitattributes"_s, "*.ipynb merge=quire\n");
        const auto commit = [this](const QByteArrayList &sources) {
            m_files.write(u"work.ipynb"_s, sources);
            return m_files.git({u"add"_s, u"."_s}) && m_files.git({u"commit"_s, u"-qm"_s, u"x"_s});
        };
        QVERIFY(commit({"a = 1", "b = 1"}));
        QVERIFY(m_files.git({u"checkout"_s, u"-qb"_s, u"side"_s}) && commit({"a = 1", "b = 2"}));
        QVERIFY(m_files.git({u"checkout"_s, u"-q"_s, u"main"_s}) && commit({"c", "a = 2", "b = 1"}));
        QVERIFY2(m_files.git({u"merge"_s, u"-q"_s, u"side"_s, u"-m"_s, u"both"_s}), m_files.said().constData());
        QCOMPARE(m_files.read(u"work.ipynb"_s),
                 m_files.read(QFileInfo(m_files.write(u"x"_s, {"c", "a = 2", "b = 2"})).fileName()));
    }

private:
    NotebookFiles m_files;
    QString m_base;
    QString m_ours;
};

QTEST_GUILESS_MAIN(tst_MergeCommand)
#include "tst_MergeCommand.moc"
