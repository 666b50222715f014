// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportFormats.h"
#include "export/ScriptExport.h"

#include <QTest>

using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

namespace {

Notebook notebookIn(const QString &language, const QString &source)
{
    Notebook notebook;
    notebook.cells = {Cell(CellType::Markdown, u"# Title\n\ntext"_s), Cell(CellType::Code, source)};
    notebook.setKernel(u"kernel"_s, u"Kernel"_s, language);
    return notebook;
}

} // namespace

/// Notebooks as programs, and which formats there are.
class tst_ScriptExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("program");
        QTest::newRow("Python") << u"python"_s << u"py"_s
                                << QByteArray(
                                       "#!/usr/bin/env python3\n\n# %% [markdown]\n# # Title\n#\n# text\n\n# %%\nx\n");
        QTest::newRow("C++") << u"C++"_s << u"cpp"_s
                             << QByteArray("// %% [markdown]\n// # Title\n//\n// text\n\n// %%\nx\n");
        QTest::newRow("R") << u"R"_s << u"r"_s
                           << QByteArray(
                                  "#!/usr/bin/env Rscript\n\n# %% [markdown]\n# # Title\n#\n# text\n\n# %%\nx\n");
        QTest::newRow("nobody knows") << u"klingon"_s << u"txt"_s
                                      << QByteArray("# %% [markdown]\n# # Title\n#\n# text\n\n# %%\nx\n");
    }
    void byLanguage()
    {
        QFETCH(QString, language);
        const Notebook notebook = notebookIn(language, u"x"_s);
        QTEST(ScriptExport().run(notebook, {}, {}, {}).value().document, "program");
        QTEST(ScriptExport::suffixFor(notebook), "suffix");
    }

    void whatCallsIPythonBringsIt()
    {
        const QByteArray program = ScriptExport().run(notebookIn(u"python"_s, u"!ls"_s), {}, {}, {}).value().document;
        QVERIFY(program.contains("from IPython import get_ipython\n"));
        QVERIFY(program.indexOf("InteractiveShell.instance") < program.indexOf("get_ipython().system('ls')"));
    }

    void formatsAreFound()
    {
        const ExportFormats formats({});
        for (const ExportFormat &format : formats.all()) {
            QCOMPARE(formats.find(format.id), &format);
            QVERIFY(format.make() && !format.title.isEmpty());
        }
        QCOMPARE(formats.find(u"MD"_s)->id, u"markdown"_s);
        QCOMPARE(formats.find(u"python"_s)->id, u"script"_s);
        QVERIFY(!formats.find(u"word"_s) && !formats.find({}));
        QCOMPARE(formats.find(u"script"_s)->suffixFor(notebookIn(u"julia"_s, {})), u"jl"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ScriptExport)
#include "tst_ScriptExport.moc"
