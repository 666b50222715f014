// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportOptions.h"
#include "notebook/NotebookFile.h"

#include <QFile>
#include <QTest>

/// tests/data/export: notebooks that hold every kind of cell and output (make.py beside them).
namespace quire::testing {

inline QString corpusFolder()
{
    return QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/export/");
}

inline QByteArray corpusBytes(const QString &path)
{
    QFile file(corpusFolder() + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline notebook::Notebook corpusNotebook(const QString &name)
{
    return notebook::NotebookFile::read(corpusBytes(name + QStringLiteral(".ipynb")))->notebook;
}

/// Everything shown, with the files beside the notebooks.
inline exporting::ExportOptions corpusOptions(const QString &name)
{
    exporting::ExportOptions options;
    options.name = name;
    options.readBeside = corpusBytes;
    return options;
}

/// A row for each notebook: its name.
inline void corpusRows()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"prose", "outputs", "active", "slides", "odd"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

} // namespace quire::testing
