// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/IgnoreRules.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace quire::pairs {

/// How a path stands, from the least to what a person should see first.
enum class SyncBadge : quint8 {
    None,
    Ignored,
    Synced,
    Unknown,     ///< Not looked at yet, or it came since.
    WaitingUp,   ///< The machine's is to be made as the one here.
    WaitingDown, ///< The one here is to be made as the machine's.
    Paused,
    Conflict,
    Problem,
};

/// How each path of a pair stood when it was last looked at. Never changes; shared between threads.
class PathBadges
{
public:
    using Marks = QHash<QByteArray, SyncBadge>;
    /// `known`: what both sides agree on. `marks`: what stands otherwise; folders follow from what is in them.
    PathBadges(QSet<QByteArray> known, const Marks &marks, sync::IgnoreRules rules);

    /// A folder: the worst in it.
    SyncBadge of(const sync::TreePath &path, bool isFolder) const;

private:
    QSet<QByteArray> m_known;
    Marks m_marks; ///< With the folders.
    sync::IgnoreRules m_rules;
};

} // namespace quire::pairs
