// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PathBadges.h"

#include <algorithm>

namespace quire::pairs {

PathBadges::PathBadges(QSet<QByteArray> known, const Marks &marks, sync::IgnoreRules rules)
    : m_known(std::move(known)), m_marks(marks), m_rules(std::move(rules))
{
    for (const auto &[path, badge] : marks.asKeyValueRange()) {
        if (badge == SyncBadge::Ignored) {
            continue; // Says nothing about its folder.
        }
        for (qsizetype end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            SyncBadge &folder = m_marks[path.first(end)];
            if (folder >= badge) {
                break; // So are those above.
            }
            folder = badge;
        }
        SyncBadge &root = m_marks[QByteArray()];
        root = std::max(root, badge);
    }
}

SyncBadge PathBadges::of(const sync::TreePath &path, bool isFolder) const
{
    if (!path.isRoot() && m_rules.isIgnored(path, isFolder)) {
        return SyncBadge::Ignored;
    }
    if (const auto marked = m_marks.constFind(path.bytes()); marked != m_marks.cend()) {
        return *marked;
    }
    return path.isRoot() || m_known.contains(path.bytes()) ? SyncBadge::Synced : SyncBadge::Unknown;
}

} // namespace quire::pairs
