// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

namespace samples {

inline QDir folder()
{
    return QDir(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/notebooks"));
}

/// Bytes of tests/data/notebooks/NAME; empty when it is not there.
inline QByteArray bytes(const QString &name)
{
    QFile file(folder().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QStringList names()
{
    return folder().entryList({QStringLiteral("*.ipynb")}, QDir::Files, QDir::Name);
}

} // namespace samples
