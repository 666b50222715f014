// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/NotebookArgument.h"

#include "notebook/NotebookFile.h"

#include <QFile>

namespace quire::cli {

namespace NotebookFile = notebook::NotebookFile;

Result<notebook::Notebook> NotebookArgument::read(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, tr("%1 could not be read: %2").arg(name, file.errorString()));
    }
    const QByteArray bytes = file.readAll();
    if (bytes.trimmed().isEmpty()) {
        return notebook::Notebook();
    }
    Result<NotebookFile::Reading> reading = NotebookFile::read(bytes);
    if (!reading) {
        Error error = reading.error();
        error.message = name + QStringLiteral(": ") + error.message;
        return Failure(error);
    }
    if (reading->needsUpgrade) {
        return NotebookFile::upgradeV3(bytes);
    }
    return reading->notebook;
}

} // namespace quire::cli
