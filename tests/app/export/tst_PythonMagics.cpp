// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PythonMagics.h"

#include <QTest>

using quire::exporting::PythonMagics;
using namespace Qt::StringLiterals;

/// IPython's extensions of Python as calls. The calls are those of IPython's own TransformerManager.
class tst_PythonMagics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translates_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("python");
        const auto row = [](const char *name, const QString &cell, const QString &python) {
            QTest::newRow(name) << cell << python;
        };
        row("plain code", u"x = 1\nprint(x)"_s, u"x = 1\nprint(x)"_s);
        row("display only", u"%matplotlib inline\nx"_s, u"# %matplotlib inline\nx"_s);
        row("display only, in a block", u"if x:\n    %matplotlib inline"_s, u"if x:\n    pass  # %matplotlib inline"_s);
        row("line magic", u"%cd /tmp/a b"_s, u"get_ipython().run_line_magic('cd', '/tmp/a b')"_s);
        row("its value", u"out = %who_ls int"_s, u"out = get_ipython().run_line_magic('who_ls', 'int')"_s);
        row("shell", u"!ls 'a'\\\n  -l"_s, u"get_ipython().system('ls \\'a\\'-l')"_s);
        row("shell's value", u"files = !ls"_s, u"files = get_ipython().getoutput('ls')"_s);
        row("two marks", u"!!ls"_s, u"get_ipython().getoutput('ls')"_s);
        row("help", u"  print?"_s, u"  get_ipython().run_line_magic('pinfo', 'print')"_s);
        row("much help", u"??print"_s, u"get_ipython().run_line_magic('pinfo2', 'print')"_s);
        row("cell magic", u"%%bash -e\necho 'a'\n"_s,
            u"get_ipython().run_cell_magic('bash', '-e', 'echo \\'a\\'\\n')"_s);
        row("not in a string", u"x = '''\n%time\n!ls\n'''"_s, u"x = '''\n%time\n!ls\n'''"_s);
        row("not in brackets", u"x = (5\n%y)"_s, u"x = (5\n%y)"_s);
        row("not behind a backslash", u"x = 5 \\\n%y"_s, u"x = 5 \\\n%y"_s);
        row("a mark in a comment opens nothing", u"# it's (\n%time x"_s,
            u"# it's (\nget_ipython().run_line_magic('time', 'x')"_s);
        row("an escaped quote", u"x = 'a\\'b'\n!ls"_s, u"x = 'a\\'b'\nget_ipython().system('ls')"_s);
    }
    void translates()
    {
        QFETCH(QString, cell);
        const PythonMagics magics = PythonMagics::translate(cell);
        QTEST(magics.source, "python");
        QCOMPARE(magics.callsIPython, magics.source.contains("get_ipython()"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_PythonMagics)
#include "tst_PythonMagics.moc"
