// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/NotebookFile.h"
#include "notebook/NotebookMerge.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

namespace {

Cell code(const QString &source)
{
    return Cell(CellType::Code, source);
}

Notebook notebookOf(const QList<Cell> &cells)
{
    Notebook notebook;
    notebook.cells = cells;
    return notebook;
}

QStringList sources(const Notebook &notebook)
{
    QStringList all;
    for (const Cell &cell : notebook.cells) {
        all.append(cell.source());
    }
    return all;
}

void ranWith(Cell &cell, const QString &text, int count)
{
    cell.setOutputs({Output::stream(u"stdout"_s, text)});
    cell.setExecutionCount(count);
}

/// One side's work on a notebook.
class Author
{
public:
    Author(QRandomGenerator *random, QString name) : m_random(random), m_name(std::move(name)) {}

    Notebook edit(Notebook notebook)
    {
        for (int step = int(m_random->bounded(6)); step > 0; --step) {
            const auto row = notebook.cells.isEmpty() ? 0 : qsizetype(m_random->bounded(int(notebook.cells.size())));
            switch (notebook.cells.isEmpty() ? 0 : m_random->bounded(6)) {
            case 0:
                notebook.cells.insert(row, code(u"%1 %2"_s.arg(m_name).arg(m_random->bounded(1000))));
                break;
            case 1:
                notebook.cells.removeAt(row);
                break;
            case 2:
                notebook.cells.move(row, m_random->bounded(int(notebook.cells.size())));
                break;
            case 3:
                write(notebook.cells[row]);
                break;
            case 4:
                ranWith(notebook.cells[row], m_name, int(m_random->bounded(100)));
                break;
            default:
                notebook.cells[row].setMetadata(
                    notebook.cells.at(row).metadata().with(m_name, JsonValue::fromInt(m_random->bounded(9))));
            }
        }
        return notebook;
    }

private:
    void write(Cell &cell)
    {
        QStringList lines = cell.source().split(u'\n');
        const auto at = qsizetype(m_random->bounded(int(lines.size())));
        if (m_random->bounded(2) == 0) {
            lines.insert(at, u"%1 %2"_s.arg(m_name).arg(m_random->bounded(1000)));
        } else {
            lines[at] = u"%1 %2"_s.arg(m_name).arg(m_random->bounded(1000));
        }
        cell.setSource(lines.join(u'\n'));
    }

    QRandomGenerator *m_random;
    QString m_name;
};

} // namespace

class tst_NotebookMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEachSideDidIsThere()
    {
        Notebook ours = m_base;
        ours.cells[0].setSource(u"import torch"_s);
        ours.cells.append(code(u"ours"_s));
        Notebook theirs = m_base;
        theirs.cells.removeAt(1);
        ranWith(theirs.cells[1], u"loss 0.1"_s, 7);
        theirs.cells.append(code(u"theirs"_s));
        const MergedNotebook merged = mergeNotebooks(m_base, ours, theirs);
        QCOMPARE(sources(merged.notebook), QStringList({u"import torch"_s, u"train()"_s, u"ours"_s, u"theirs"_s}));
        QCOMPARE(merged.notebook.cells.at(1).outputs().first().text(), u"loss 0.1"_s);
        QCOMPARE(*merged.notebook.cells.at(1).executionCount(), 7);
        QVERIFY(merged.conflicts.isEmpty());
        QVERIFY(merged.kept.isEmpty());
    }

    void theSameLineStandsThereTwiceAndIsReported()
    {
        Notebook ours = m_base;
        ours.cells[1].setSource(u"lr = 1"_s);
        Notebook theirs = m_base;
        theirs.cells[1].setSource(u"lr = 2"_s);
        const MergedNotebook merged = mergeNotebooks(m_base, ours, theirs);
        QCOMPARE(merged.conflicts, QList<CellId>{m_base.cells.at(1).id()});
        QVERIFY(merged.notebook.cells.at(1).source().contains(u"lr = 1\n=======\nlr = 2"));
    }

    void aCellOneDeletedAndTheOtherChangedStays()
    {
        Notebook ours = m_base;
        ours.cells.removeAt(1);
        Notebook theirs = m_base;
        theirs.cells[1].setSource(u"lr = 2"_s);
        const MergedNotebook merged = mergeNotebooks(m_base, ours, theirs);
        QCOMPARE(sources(merged.notebook), QStringList({u"import os"_s, u"lr = 2"_s, u"train()"_s}));
        QCOMPARE(merged.kept, QList<CellId>{m_base.cells.at(1).id()});
    }

    void theNewestRunWins()
    {
        Notebook ours = m_base;
        ranWith(ours.cells[2], u"old"_s, 9);
        Notebook theirs = m_base;
        ranWith(theirs.cells[2], u"new"_s, 3);
        const auto times = [](const QString &time) {
            return JsonValue::emptyObject().with(
                u"execution", JsonValue::emptyObject().with(u"iopub.execute_input", JsonValue::fromString(time)));
        };
        ours.cells[2].setMetadata(times(u"2026-11-20T10:00:00Z"_s));
        theirs.cells[2].setMetadata(times(u"2026-11-20T11:00:00Z"_s));
        for (const auto &[a, b] : {std::pair(ours, theirs), std::pair(theirs, ours)}) {
            const Cell merged = mergeNotebooks(m_base, a, b).notebook.cells.at(2);
            QCOMPARE(merged.outputs().first().text(), u"new"_s);
            QCOMPARE(*merged.executionCount(), 3);
            QVERIFY(merged.metadata().value(u"execution").raw().contains("11:00"));
        }
    }

    void aMoveIsKeptWhateverTheOtherWrote()
    {
        Notebook ours = m_base;
        ours.cells[0].setSource(u"import torch"_s);
        Notebook theirs = m_base;
        theirs.cells.move(2, 0);
        QCOMPARE(sources(mergeNotebooks(m_base, ours, theirs).notebook),
                 QStringList({u"train()"_s, u"import torch"_s, u"lr = 0"_s}));
    }

    void filesWithoutIdsAreMergedByContent()
    {
        const auto file = [](const QByteArray &cells) {
            return NotebookFile::read("{\"cells\":[" + cells + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}")
                .value()
                .notebook;
        };
        const auto cell = [](const QByteArray &source) {
            return "{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"" + source + "\"}";
        };
        const Notebook base = file(cell("a") + "," + cell("b"));
        const Notebook ours = file(cell("a") + "," + cell("b") + "," + cell("ours"));
        const Notebook theirs = file(cell("theirs") + "," + cell("a") + "," + cell("b"));
        const MergedNotebook merged = mergeNotebooks(base, ours, theirs);
        QCOMPARE(sources(merged.notebook), QStringList({u"theirs"_s, u"a"_s, u"b"_s, u"ours"_s}));
        QVERIFY(!NotebookFile::write(merged.notebook).contains("\"id\""));
        QVERIFY(NotebookFile::validate(NotebookFile::write(merged.notebook)).isEmpty());
    }

    void aFileThatGotIdsMeanwhileGivesThemToAll()
    {
        const auto file = [](const QByteArray &cell, int minor) {
            return NotebookFile::read("{\"cells\":[" + cell + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":" +
                                      QByteArray::number(minor) + "}")
                .value()
                .notebook;
        };
        const QByteArray plain = "{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"a\"}";
        const Notebook base = file(plain, 4);
        const Notebook ours = file(plain + "," + QByteArray(plain).replace("\"a\"", "\"ours\""), 4);
        const Notebook theirs = file(QByteArray(plain).replace("{\"cell", "{\"id\":\"x1\",\"cell"), 5);
        const QByteArray written = NotebookFile::write(mergeNotebooks(base, ours, theirs).notebook);
        QCOMPARE(NotebookFile::validate(written).size(), 0);
        QCOMPARE(written.count("\"id\""), 2);
    }

    void oneSideAloneIsTakenAsItIs()
    {
        Author author(QRandomGenerator::global(), u"x"_s);
        for (int round = 0; round < 50; ++round) {
            const Notebook changed = author.edit(m_base);
            const QByteArray wanted = NotebookFile::jupyterNormalised(changed);
            QCOMPARE(NotebookFile::jupyterNormalised(mergeNotebooks(m_base, changed, m_base).notebook), wanted);
            QCOMPARE(NotebookFile::jupyterNormalised(mergeNotebooks(m_base, m_base, changed).notebook), wanted);
            QCOMPARE(NotebookFile::jupyterNormalised(mergeNotebooks(m_base, changed, changed).notebook), wanted);
        }
    }

    void noCellIsLostAndNoneIsThereTwice()
    {
        const quint32 seed = qEnvironmentVariableIsSet("QUIRE_SEED") ? qEnvironmentVariable("QUIRE_SEED").toUInt()
                                                                     : QRandomGenerator::global()->generate();
        qInfo("QUIRE_SEED=%u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 3000; ++round) {
            const Notebook base = Author(&random, u"base"_s).edit(m_base);
            const Notebook ours = Author(&random, u"ours"_s).edit(base);
            const Notebook theirs = Author(&random, u"theirs"_s).edit(base);
            const MergedNotebook merged = mergeNotebooks(base, ours, theirs);
            const QString problem = problemOf(base, ours, theirs, merged);
            QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(round).arg(problem)));
        }
    }

private:
    static const Cell *find(const Notebook &notebook, const CellId &id)
    {
        const qsizetype index = notebook.indexOf(id);
        return index < 0 ? nullptr : &notebook.cells.at(index);
    }

    static QByteArray text(const Cell *cell)
    {
        return cell ? NotebookFile::jupyterNormalised(notebookOf({*cell})) : QByteArray();
    }

    static QString problemOf(const Notebook &base, const Notebook &ours, const Notebook &theirs,
                             const MergedNotebook &merged)
    {
        QSet<CellId> ids;
        for (const Cell &cell : merged.notebook.cells) {
            ids.insert(cell.id());
        }
        if (ids.size() != merged.notebook.cells.size()) {
            return u"a cell is there twice"_s;
        }
        if (!NotebookFile::validate(NotebookFile::write(merged.notebook)).isEmpty()) {
            return u"not valid"_s;
        }
        for (const Notebook *from : {&base, &ours, &theirs}) {
            for (const Cell &each : from->cells) {
                const QString problem = problemOf(find(base, each.id()), find(ours, each.id()), find(theirs, each.id()),
                                                  find(merged.notebook, each.id()));
                if (!problem.isEmpty()) {
                    return each.id().toString() + u": "_s + problem;
                }
            }
        }
        return {};
    }

    /// Of one cell, null where it is not.
    static QString problemOf(const Cell *base, const Cell *ours, const Cell *theirs, const Cell *merged)
    {
        const QByteArray was = text(base);
        const QByteArray our = text(ours);
        const QByteArray their = text(theirs);
        const QByteArray now = text(merged);
        if (our == was || our == their) {
            return now == their ? QString() : u"not as theirs"_s;
        }
        if (their == was) {
            return now == our ? QString() : u"not as ours"_s;
        }
        if (!ours || !theirs) {
            return now == (ours ? our : their) ? QString() : u"a changed cell was deleted"_s;
        }
        for (const Cell *side : {ours, theirs}) {
            for (const QString &line : side->source().split(u'\n')) {
                const bool isNew = !base || !base->source().split(u'\n').contains(line);
                if (isNew && !merged->source().split(u'\n').contains(line)) {
                    return u"the line “%1” is lost"_s.arg(line);
                }
            }
        }
        return {};
    }

    const Notebook m_base = notebookOf({code(u"import os"_s), code(u"lr = 0"_s), code(u"train()"_s)});
};

QTEST_GUILESS_MAIN(tst_NotebookMerge)
#include "tst_NotebookMerge.moc"
