// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"

#include <QObject>

namespace quire::models {

/// How a file stands with its twin on this computer.
enum class SyncBadge {
    None,     ///< In no pair.
    InSync,   ///< The same on both sides.
    Waiting,  ///< Differs, and will be brought over.
    Moving,   ///< Is being brought over.
    Conflict, ///< Both sides changed.
    Failed,   ///< Could not be brought over.
    Ignored,  ///< In a pair, but left out by its rules.
    Upload,   ///< Will be made as its twin on this computer.
    Download, ///< Its twin on this computer will be made as it.
};

/// Says how each file of a machine stands. Asked for every row that is painted: answers from memory.
class SyncBadges : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether any pair touches the source of this id; without one the column is not shown.
    virtual bool isShown(const QString &source) const = 0;
    virtual SyncBadge badge(const QString &source, const RemotePath &path) const = 0;

Q_SIGNALS:
    /// Something in one of these folders of the source stands otherwise now; empty: anywhere.
    void changed(const QString &source, const QList<quire::RemotePath> &folders);
};

} // namespace quire::models
