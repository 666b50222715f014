// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderSource.h"

#include <QPointer>

namespace quire::models {

/// A place of a machine that a file browser offers to start from.
struct FilePlace
{
    /// "notebooks", "storage", "datasets"; unlike those of the machine's other places.
    QString id;
    /// For people.
    QString name;
    /// Resource icon.
    QString icon;
    QPointer<FolderSource> source;
    RemotePath start;

    bool operator==(const FilePlace &) const = default;
};

} // namespace quire::models
