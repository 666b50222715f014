// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportCells.h"
#include "notebook/CellMetadata.h"
#include "notebook/Folding.h"

#include <QTest>

using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// What of a notebook an export shows.
class tst_ExportCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEverythingByDefault();
    void tagsDecide_data();
    void tagsDecide();
    void whatIsFoldedInTheNotebookIsFolded();
    void choices();
    void titles();
    void rawCellsAreMeantForAFormat();
};

namespace {

Cell code(const QString &source, const QStringList &tags = {})
{
    Cell cell(CellType::Code, source);
    cell.setOutputs({Output::stream(u"stdout"_s, u"hello"_s)});
    if (!tags.isEmpty()) {
        cell.setMetadata(CellMetadata::withTags(cell.metadata(), tags));
    }
    return cell;
}

} // namespace

void tst_ExportCells::showsEverythingByDefault()
{
    Notebook notebook;
    notebook.cells = {Cell(CellType::Markdown, u"# Title"_s), code(u"1"_s), Cell(CellType::Code, u" \n"_s),
                      Cell(CellType::Raw, u"raw"_s)};
    const auto cells = selectCells(notebook, {});
    QCOMPARE(cells.size(), 3); // nobody misses the empty one
    QVERIFY(cells.at(1).hasSource && cells.at(1).hasOutputs);
    QVERIFY(!cells.at(1).isSourceFolded && !cells.at(1).areOutputsFolded);
    QCOMPARE(cells.at(2).index, 3);
}

void tst_ExportCells::tagsDecide_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("shown");
    QTest::newRow("remove-cell") << u"remove-cell"_s << u""_s;
    QTest::newRow("remove_cell") << u"remove_cell"_s << u""_s;
    QTest::newRow("remove_input") << u"remove_input"_s << u"out"_s;
    QTest::newRow("remove-output") << u"remove-output"_s << u"in"_s;
    QTest::newRow("remove_all_outputs") << u"remove_all_outputs"_s << u"in"_s;
    QTest::newRow("hide-input") << u"hide-input"_s << u"(in) out"_s;
    QTest::newRow("hide-output") << u"hide-output"_s << u"in (out)"_s;
    QTest::newRow("hide_cell") << u"hide_cell"_s << u"(in) (out)"_s;
    QTest::newRow("another") << u"parameters"_s << u"in out"_s;
}

void tst_ExportCells::tagsDecide()
{
    QFETCH(QString, tag);
    Notebook notebook;
    notebook.cells = {code(u"1"_s, {tag})};
    QStringList shown;
    for (const ExportCell &cell : selectCells(notebook, {})) {
        if (cell.hasSource) {
            shown += cell.isSourceFolded ? u"(in)"_s : u"in"_s;
        }
        if (cell.hasOutputs) {
            shown += cell.areOutputsFolded ? u"(out)"_s : u"out"_s;
        }
    }
    QTEST(shown.join(u' '), "shown");
}

void tst_ExportCells::whatIsFoldedInTheNotebookIsFolded()
{
    Cell cell = code(u"1"_s);
    cell.setMetadata(Folding::withOutputsHidden(Folding::withSourceHidden(cell.metadata(), true), true));
    Notebook notebook;
    notebook.cells = {cell};
    const auto cells = selectCells(notebook, {});
    QVERIFY(cells.first().isSourceFolded && cells.first().areOutputsFolded);
}

void tst_ExportCells::choices()
{
    Notebook notebook;
    notebook.cells = {Cell(CellType::Markdown, u"text"_s), code(u"1"_s), code(u"2"_s, {u"draft"_s})};
    QCOMPARE(selectCells(notebook, {.withoutTags = {u"draft"_s}}).size(), 2);
    QCOMPARE(selectCells(notebook, {.only = QList{notebook.cells.at(2).id()}}).size(), 1);
    QVERIFY(!selectCells(notebook, {.inputs = false}).at(1).hasSource);
    QVERIFY(selectCells(notebook, {.inputs = false}).at(0).hasSource); // text is no input
    QVERIFY(!selectCells(notebook, {.outputs = false}).at(1).hasOutputs);
    QCOMPARE(selectCells(notebook, {.inputs = false, .outputs = false}).size(), 1);
}

void tst_ExportCells::titles()
{
    Notebook notebook;
    QCOMPARE(titleOf(notebook, {.name = u"train"_s}), u"train"_s);
    notebook.cells = {code(u"1"_s), Cell(CellType::Markdown, u"text\n\n## *Results*"_s)};
    QCOMPARE(titleOf(notebook, {.name = u"train"_s}), u"Results"_s);
    QCOMPARE(titleOf(notebook, {.title = u"Mine"_s}), u"Mine"_s);
}

void tst_ExportCells::rawCellsAreMeantForAFormat()
{
    Cell cell(CellType::Raw, u"\\newpage"_s);
    QVERIFY(isRawFor(cell, u"text/html"_s));
    cell.setMetadata(CellMetadata::withRawFormat(cell.metadata(), u"text/latex"_s));
    QVERIFY(isRawFor(cell, u"text/latex"_s));
    QVERIFY(!isRawFor(cell, u"text/html"_s));
}

QTEST_GUILESS_MAIN(tst_ExportCells)
#include "tst_ExportCells.moc"
