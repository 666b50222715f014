// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MergeCommand.h"

#include "cli/NotebookArgument.h"
#include "notebook/NotebookMerge.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>

namespace quire::cli {

using namespace Qt::StringLiterals;
using namespace notebook;

namespace {

QJsonArray numbersOf(const MergedNotebook &merged, const QList<CellId> &cells)
{
    QJsonArray numbers;
    for (const CellId &cell : cells) {
        numbers.append(merged.notebook.indexOf(cell));
    }
    return numbers;
}

void tell(const MergedNotebook &merged, Console *console)
{
    for (const CellId &cell : merged.conflicts) {
        console->note(MergeCommand::tr("cell %1: both changed the same lines; both versions are in it")
                          .arg(merged.notebook.indexOf(cell) + 1));
    }
    for (const CellId &cell : merged.kept) {
        console->note(MergeCommand::tr("cell %1: deleted by one, changed by the other; it is still there")
                          .arg(merged.notebook.indexOf(cell) + 1));
    }
}

} // namespace

int MergeCommand::run(const Invocation &invocation, Console *console)
{
    std::array<Notebook, 3> sides;
    for (size_t side = 0; side < sides.size(); ++side) {
        const Result<Notebook> notebook = NotebookArgument::read(invocation.operands.at(qsizetype(side)));
        if (!notebook) {
            console->complain(notebook.error());
            return FileTrouble;
        }
        sides.at(side) = *notebook;
    }
    const MergedNotebook merged = mergeNotebooks(sides[0], sides[1], sides[2]);
    const QString target = invocation.output.isEmpty() ? u"-"_s : invocation.output;
    if (const auto written = NotebookArgument::write(merged.notebook, target, console); !written) {
        console->complain(written.error());
        return FileTrouble;
    }
    if (invocation.json) {
        console->print(QJsonDocument(QJsonObject{{u"conflicts"_s, numbersOf(merged, merged.conflicts)},
                                                 {u"kept"_s, numbersOf(merged, merged.kept)}}));
    } else {
        tell(merged, console);
    }
    return merged.conflicts.isEmpty() ? Success : Negative;
}

} // namespace quire::cli
