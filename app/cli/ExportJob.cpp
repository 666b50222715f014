// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ExportJob.h"

#include "cli/NotebookArgument.h"
#include "export/BesideFiles.h"
#include "export/ExportWriter.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace quire::cli {

using exporting::Exported;

Result<notebook::Notebook> ExportJob::read(const QString &name) const
{
    if (QFileInfo(name).size() == 0 && QFileInfo(name).isFile()) {
        return failure(ErrorKind::Format, tr("%1: the file is empty.").arg(name));
    }
    return NotebookArgument::read(name);
}

QString ExportJob::targetOf(const ExportItem &item, const notebook::Notebook &notebook) const
{
    if (!item.needsSuffix) {
        return item.target;
    }
    const QString suffix = format.suffixFor(notebook);
    const QString target = item.target + u'.' + suffix;
    // A copy of a notebook does not take the place of the notebook.
    const bool isItself = QFileInfo(target).exists() && QFileInfo(target) == QFileInfo(item.source);
    return isItself ? item.target + u".export."_s + suffix : target;
}

Result<void> ExportJob::put(const Exported &exported, const ExportItem &item, ExportOutcome &outcome) const
{
    if (item.target == "-"_L1) {
        outcome.document = exported.document;
        if (!exported.assets.isEmpty()) {
            outcome.remarks.append(tr("The pictures are left out: they need files beside the document."));
        }
        return {};
    }
    if (QFileInfo(outcome.target).exists() && QFileInfo(outcome.target) == QFileInfo(item.source)) {
        return failure(ErrorKind::File, tr("%1 would be replaced by its own export.").arg(item.source));
    }
    return exporting::ExportWriter::write(exported, outcome.target);
}

ExportOutcome ExportJob::operator()(const ExportItem &item) const
{
    ExportOutcome outcome{item.source, item.target, {}, {}, {}};
    const Result<notebook::Notebook> notebook = read(item.source);
    if (!notebook) {
        outcome.error = notebook.error();
        return outcome;
    }
    outcome.target = targetOf(item, *notebook);
    exporting::ExportOptions chosen = options;
    chosen.name = QFileInfo(item.target == "-"_L1 ? item.source : outcome.target).completeBaseName();
    chosen.readBeside = exporting::BesideFiles(QFileInfo(item.source).path());
    if (cells) {
        chosen.only = cells->in(*notebook);
    }
    const Result<Exported> exported = format.make()->run(*notebook, chosen, isCancelled, [](double) {});
    if (isCancelled()) {
        return outcome;
    }
    if (!exported) {
        outcome.error = exported.error();
        return outcome;
    }
    outcome.remarks = exported->remarks;
    const Result<void> written = put(*exported, item, outcome);
    if (!written) {
        outcome.error = written.error();
    }
    return outcome;
}

} // namespace quire::cli
