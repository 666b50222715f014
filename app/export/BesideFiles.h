// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace quire::exporting {

/// Reads the files that a notebook's text names: those in its own folder and below, and no others, wherever links lead.
class BesideFiles
{
public:
    /// `folder`: the notebook's, on this computer.
    explicit BesideFiles(const QString &folder) : m_folder(folder) {}

    /// For ExportOptions::readBeside. Null when there is no such file, it lies outside or is larger than 64 MiB.
    QByteArray operator()(const QString &path) const;

private:
    QString m_folder;
};

} // namespace quire::exporting
