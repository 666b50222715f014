// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PairBadges.h"

namespace quire::ui {

using models::SyncBadge;

PairBadges::PairBadges(const pairs::Pairs *pairs, QObject *parent) : SyncBadges(parent), m_pairs(pairs)
{
    connect(pairs, &pairs::Pairs::changed, this, [this] {
        const QStringList machines = m_pairs->machinesWithPairs();
        for (const QString &machine : machines) {
            Q_EMIT changed(machine, {});
        }
    });
}

bool PairBadges::isShown(const QString &source) const
{
    return m_pairs->machinesWithPairs().contains(source);
}

SyncBadge PairBadges::badge(const QString &source, const RemotePath &path) const
{
    const QByteArray bytes = path.toString().toUtf8();
    const pairs::SyncBadge state = m_pairs->stateOf(source, bytes, false);
    switch (state) {
    case pairs::SyncBadge::Synced:
        return SyncBadge::InSync;
    case pairs::SyncBadge::WaitingUp:
        return SyncBadge::Upload;
    case pairs::SyncBadge::WaitingDown:
        return SyncBadge::Download;
    case pairs::SyncBadge::Conflict:
        return SyncBadge::Conflict;
    case pairs::SyncBadge::Problem:
        return SyncBadge::Failed;
    case pairs::SyncBadge::Ignored:
        return SyncBadge::Ignored;
    case pairs::SyncBadge::Unknown: // A rule may be for folders only.
        return m_pairs->stateOf(source, bytes, true) == pairs::SyncBadge::Ignored ? SyncBadge::Ignored
                                                                                  : SyncBadge::Waiting;
    case pairs::SyncBadge::Paused:
        return SyncBadge::Waiting;
    case pairs::SyncBadge::None:
        break;
    }
    return SyncBadge::None;
}

} // namespace quire::ui
