// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportRun.h"

#include <QTest>

using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// An export on a worker; what a person sees of it is tst_ExportTask's.
class tst_ExportRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesPicturesBeside();
};

void tst_ExportRun::namesPicturesBeside()
{
    Notebook notebook;
    notebook.cells = {
        Cell(CellType::Markdown, u"![a](img/a%20b.png) ![w](https://x.org/a.png) ![c](attachment:c.png)"_s),
        Cell(CellType::Markdown, u"<img src=\"d.svg\"> and again ![a](img/a%20b.png)"_s),
        Cell(CellType::Markdown, u"`![no](code.png)` ![data](data:image/png;base64,AAAA)"_s),
        Cell(CellType::Code, u"# ![no](python.png)"_s)};
    QCOMPARE(picturesBeside(notebook), QStringList({u"img/a%20b.png"_s, u"d.svg"_s}));
}

QTEST_APPLESS_MAIN(tst_ExportRun)
#include "tst_ExportRun.moc"
