// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PairBadges.h"

#include "files/DiskName.h"

using namespace Qt::StringLiterals;

namespace quire::ui {

using models::SyncBadge;

namespace {

/// A folder of the disk outside of what the server shows is a source of its own: the machine, a slash, and its absolute
/// path ("jupyter/one//storage").
struct Place
{
    explicit Place(const QString &source)
        : machine(files::machineOf(source)), root(source.mid(machine.size() + 1).toUtf8())
    {
    }

    QByteArray path(const RemotePath &below) const
    {
        const QByteArray bytes = below.toString().toUtf8();
        return root.isEmpty() ? bytes : root + '/' + bytes;
    }

    QString machine;
    QByteArray root;
};

} // namespace

PairBadges::PairBadges(const pairs::Pairs *pairs, QObject *parent) : SyncBadges(parent), m_pairs(pairs)
{
    connect(pairs, &pairs::Pairs::changed, this, [this] {
        const QStringList machines = m_pairs->machinesWithPairs();
        for (const QString &machine : machines) {
            for (const QString &place : {QString(), u"//storage"_s, u"//datasets"_s}) {
                Q_EMIT changed(machine + place, {});
            }
        }
    });
}

bool PairBadges::isShown(const QString &source) const
{
    return m_pairs->machinesWithPairs().contains(Place(source).machine);
}

SyncBadge PairBadges::badge(const QString &source, const RemotePath &path) const
{
    const Place place(source);
    const QByteArray bytes = place.path(path);
    const pairs::SyncBadge state = m_pairs->stateOf(place.machine, bytes, false);
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
        return m_pairs->stateOf(place.machine, bytes, true) == pairs::SyncBadge::Ignored ? SyncBadge::Ignored
                                                                                         : SyncBadge::Waiting;
    case pairs::SyncBadge::Paused:
        return SyncBadge::Waiting;
    case pairs::SyncBadge::None:
        break;
    }
    return SyncBadge::None;
}

} // namespace quire::ui
