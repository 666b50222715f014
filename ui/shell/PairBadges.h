// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SyncBadges.h"
#include "pairs/Pairs.h"

namespace quire::ui {

/// What the file browser shows of synced folders. Its sources are called as their machines.
class PairBadges : public models::SyncBadges
{
    Q_OBJECT

public:
    /// `pairs` outlives this.
    explicit PairBadges(const pairs::Pairs *pairs, QObject *parent = nullptr);

    bool isShown(const QString &source) const override;
    models::SyncBadge badge(const QString &source, const RemotePath &path) const override;

private:
    const pairs::Pairs *m_pairs;
};

} // namespace quire::ui
