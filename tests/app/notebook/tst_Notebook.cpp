// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/NotebookFile.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_Notebook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItsKernelAndLanguage()
    {
        const Notebook notebook = NotebookFile::read(samples::bytes(u"jupyter.ipynb"_s))->notebook;
        QCOMPARE(notebook.kernelName(), u"python3"_s);
        QCOMPARE(notebook.kernelDisplayName(), u"Python 3 (ipykernel)"_s);
        QCOMPARE(notebook.language(), u"python"_s);
        QCOMPARE(notebook.fileExtension(), u".py"_s);
        QCOMPARE(notebook.highlighterNames(), QStringList({u"ipython3"_s, u"ipython"_s, u"python"_s}));
    }

    void saysNothingOfAnEmptyOne()
    {
        const Notebook notebook;
        QVERIFY(notebook.kernelName().isEmpty());
        QVERIFY(notebook.highlighterNames().isEmpty());
    }

    void changesItsKernel()
    {
        Notebook notebook = NotebookFile::read(samples::bytes(u"jupyter.ipynb"_s))->notebook;
        notebook.setKernel(u"ir"_s, u"R"_s, u"R"_s);
        QCOMPARE(notebook.kernelName(), u"ir"_s);
        QCOMPARE(notebook.language(), u"r"_s);
        QVERIFY(notebook.fileExtension().isEmpty());
        notebook.setLanguageInfo(*JsonValue::parse(R"({"name":"R","file_extension":".r"})"));
        QCOMPARE(notebook.fileExtension(), u".r"_s);
    }

    void findsCells()
    {
        const Notebook notebook = NotebookFile::read(samples::bytes(u"jupyter.ipynb"_s))->notebook;
        QCOMPARE(notebook.indexOf(notebook.cells.at(2).id()), 2);
        QCOMPARE(notebook.indexOf(CellId()), -1);
    }
};

QTEST_GUILESS_MAIN(tst_Notebook)
#include "tst_Notebook.moc"
