// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/NotebookExport.h"
#include "notebook/CellMetadata.h"
#include "notebook/NotebookFile.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <array>

using namespace quire;
using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray exported(const Notebook &notebook, const ExportOptions &options)
{
    return NotebookExport().run(notebook, options, {}, {}).value().document;
}

QByteArray corpus(const QString &name)
{
    QFile file(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/export/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Notebooks as notebooks.
class tst_NotebookExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isValidWhateverIsLeftOut_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name :
             QDir(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/export")).entryList({u"*.ipynb"_s})) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void isValidWhateverIsLeftOut()
    {
        QFETCH(QString, file);
        const Notebook notebook = NotebookFile::read(corpus(file)).value().notebook;
        std::array<ExportOptions, 5> choices;
        choices[1].inputs = false;
        choices[2].outputs = false;
        choices[3].title = u"T"_s;
        choices[4].only = QList{notebook.cells.first().id()};
        for (const ExportOptions &options : choices) {
            const auto problems = NotebookFile::validate(exported(notebook, options));
            QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.first().message));
        }
    }

    void whatIsLetThroughKeepsEveryByte()
    {
        const QByteArray bytes = corpus(u"slides.ipynb"_s);
        QCOMPARE(exported(NotebookFile::read(bytes).value().notebook, {}), bytes);
    }

    void withoutOutputsNothingOfThemIsLeft()
    {
        const Notebook notebook = NotebookFile::read(corpus(u"active.ipynb"_s)).value().notebook;
        const QByteArray bytes = exported(notebook, {.outputs = false});
        QVERIFY(!bytes.contains("\"output_type\""));
        QVERIFY(!bytes.contains("widget-state"));
        QVERIFY(bytes.contains("IntSlider(value=7")); // the source
        const Notebook copy = NotebookFile::read(bytes).value().notebook;
        for (const Cell &cell : copy.cells) {
            QVERIFY(!cell.executionCount());
        }
    }

    void whatATagTakesOutIsNotThere()
    {
        Notebook notebook;
        Cell cell(CellType::Code, u"secret = 1"_s);
        cell.setMetadata(CellMetadata::withTags(cell.metadata(), {u"remove-input"_s}));
        cell.setOutputs({Output::stream(u"stdout"_s, u"shown"_s)});
        notebook.cells = {cell};
        const QByteArray bytes = exported(notebook, {});
        QVERIFY(!bytes.contains("secret"));
        QVERIFY(bytes.contains("shown"));
    }
};

QTEST_GUILESS_MAIN(tst_NotebookExport)
#include "tst_NotebookExport.moc"
