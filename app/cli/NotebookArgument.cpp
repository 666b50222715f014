// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/NotebookArgument.h"

#include "notebook/NotebookFile.h"

#include <QFile>
#include <QSaveFile>

namespace quire::cli {

using namespace Qt::StringLiterals;
namespace NotebookFile = notebook::NotebookFile;

Result<QByteArray> NotebookArgument::bytesOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, tr("%1 could not be read: %2").arg(name, file.errorString()));
    }
    return file.readAll();
}

Result<notebook::Notebook> NotebookArgument::read(const QString &name)
{
    const Result<QByteArray> content = bytesOf(name);
    if (!content) {
        return Failure(content.error());
    }
    const QByteArray &bytes = *content;
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

Result<void> NotebookArgument::write(const notebook::Notebook &notebook, const QString &name, Console *console)
{
    const QByteArray bytes = NotebookFile::write(notebook);
    if (name == "-"_L1) {
        console->print(bytes);
        return {};
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(ErrorKind::File, tr("%1 could not be written: %2").arg(name, file.errorString()));
    }
    return {};
}

} // namespace quire::cli
