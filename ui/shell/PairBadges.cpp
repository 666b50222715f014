// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PairBadges.h"

namespace quire::ui {

using models::SyncBadge;

PairBadges::PairBadges(const pairs::Pairs *pairs, QObject *parent) : SyncBadges(parent), m_pairs(pairs)
{
    connect(pairs, &pairs::Pairs::changed, this, [this] {
        QStringList machines;
        for (const pairs::PairRow &row : m_pairs->rows()) {
            machines.append(row.pair.machine);
        }
        machines.removeDuplicates();
        for (const QString &machine : std::as_const(machines)) {
            Q_EMIT changed(machine, {});
        }
    });
}

bool PairBadges::isShown(const QString &source) const
{
    return std::ranges::any_of(m_pairs->rows(),
                               [&source](const pairs::PairRow &row) { return row.pair.machine == source; });
}

SyncBadge PairBadges::badge(const QString &source, const RemotePath &path) const
{
    const QByteArray bytes = path.toString().toUtf8();
    pairs::SyncBadge state = m_pairs->stateOf(source, bytes, false);
    if (state == pairs::SyncBadge::None) { // Where the server shows the storage in its root.
        state = m_pairs->stateOf(source, '/' + bytes, false);
    }
    switch (state) {
    case pairs::SyncBadge::Synced:
        return SyncBadge::InSync;
    case pairs::SyncBadge::Changing:
        return SyncBadge::Moving;
    case pairs::SyncBadge::Conflict:
        return SyncBadge::Conflict;
    case pairs::SyncBadge::Problem:
        return SyncBadge::Failed;
    case pairs::SyncBadge::Ignored:
        return SyncBadge::Ignored;
    case pairs::SyncBadge::Paused:
    case pairs::SyncBadge::Waiting:
        return SyncBadge::Waiting;
    case pairs::SyncBadge::None:
        break;
    }
    return SyncBadge::None;
}

} // namespace quire::ui
