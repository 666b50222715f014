// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SyncScript.h"

#include <map>
#include <set>

namespace quire::testing {

/// Plays a script on two simulated disks and watches that sync keeps its promises; see docs/sync.md for their list.
class SyncWorld
{
public:
    SyncWorld(const Script &script, const Flaws &flaws);

    void play(const Step &step);
    /// The same, while `visit` may do things at each edge. It may throw Crash.
    void playSync(const Step &step, const std::function<void(int edge)> &visit);
    /// Nobody does anything any more: within twenty rounds both sides are the same.
    void settle();

    /// The first promise that was broken.
    const std::optional<QString> &failure() const { return m_failure; }
    const SimulatedPair &pair() const { return m_pair; }
    const SimulatedDisk &disk(sync::Side side) const { return m_pair.on(side); }
    /// How often one side had to be preferred: a conflict, or two names for one thing.
    int preferences() const { return m_conflicts + m_preferences; }

    bool edit(const Edit &edit);
    /// What is expected only of quiet worlds is not expected any more.
    void disturb()
    {
        m_isCalm = false;
        m_isDisturbed = true;
    }

private:
    using Side = sync::Side;
    using TreePath = sync::TreePath;

    bool isMirror() const { return m_pair.policy().direction != sync::Direction::TwoWay; }
    void fail(const QString &what);
    bool write(const Edit &edit);
    void endVersions(SimulatedDisk &disk, const TreePath &path);
    bool swap(SimulatedDisk &disk, const TreePath &one, const TreePath &other);
    void noteName(const Edit &edit, bool wasThere, bool done);

    sync::Tree scan(Side side, const Step &step) const;
    void checkPlan(const sync::SyncPlan &plan, const Step &step);
    void checkConflicts(const sync::SyncPlan &plan);
    void checkKeepers();
    void checkNames();
    void checkKept();
    void checkEqual(const sync::SyncPlan &last);
    void checkVisible(const sync::SyncPlan &last);

    SimulatedPair m_pair;
    std::optional<QString> m_failure;
    int m_versions = 0;
    int m_conflicts = 0;
    int m_preferences = 0;
    int m_rounds = 0;
    bool m_isCalm = true; ///< No crash and no race so far.
    bool m_hasCrashed = false;
    bool m_isDisturbed = false; ///< A race, a lost base, or an edit after a crash so far.
    /// Versions nobody who could see them has overwritten or deleted.
    std::set<QByteArray> m_live;
    /// New files of the remote side since the last round, by the name they were given.
    std::map<TreePath, QByteArray> m_named;
    /// What the remote side has under the name of a conflict.
    std::map<TreePath, QByteArray> m_keepers;
};

/// Plays the whole script.
std::optional<QString> playScript(const Script &script, const Flaws &flaws = {});

/// Makes a world up from `seed` and plays it; the failure with the script that shows it.
struct WorldFailure
{
    Script script;
    QString what;
};
std::optional<WorldFailure> playRandomWorld(quint64 seed, const Flaws &flaws = {});

/// The story of that world.
Script randomScript(quint64 seed);

/// The shortest script found that still fails, and that an engine without flaws survives if there are any.
WorldFailure shrunk(WorldFailure failure, const Flaws &flaws = {});

} // namespace quire::testing
