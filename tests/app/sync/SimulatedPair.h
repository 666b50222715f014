// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SimulatedDisk.h"
#include "sync/Reconcile.h"

#include <functional>
#include <random>

namespace quire::testing {

/// What an engine may get wrong, one by one. All false: it is right.
struct Flaws
{
    sync::Rules rules = {};
    bool commitsUnchecked = false;
    bool commitForgetsLoser = false;
    bool deletesUnchecked = false;
    bool journalsFirst = false;
    bool hasNoAttic = false;
    bool renameReplaces = false;
    bool conflictKeepsId = false;
    bool deletesFirst = false;
    bool forgetsIntents = false;

    bool operator==(const Flaws &) const = default;
};

struct Crash
{
};

/// Two disks and a base, and the smallest engine that carries out a plan as SyncPlan.h says it must: each effect checks
/// what it finds, and the base is written after it. Between any two effects somebody may come in.
class SimulatedPair
{
public:
    SimulatedPair(Ids ids, sync::Policy policy, const Flaws &flaws);

    SimulatedDisk &on(sync::Side side) { return side == sync::Side::Local ? m_local : m_remote; }
    const SimulatedDisk &on(sync::Side side) const { return side == sync::Side::Local ? m_local : m_remote; }
    const sync::Base &base() const { return m_base; }
    const sync::Policy &policy() const { return m_policy; }
    void loseBase() { m_base = {}; }

    /// Called between two effects; may throw Crash.
    void setEdge(std::function<void()> edge) { m_edge = std::move(edge); }
    sync::SyncPlan plan(const sync::Tree &local, const sync::Tree &remote) const;
    /// What the program does first when it starts again: finishes what a crash left between effect and base row.
    void recover();
    /// How many steps had an effect. Steps that may come in any order come in one that `shuffle` says.
    int carryOut(const sync::SyncPlan &plan, quint32 shuffle);

    /// Files whose bytes went over the wire.
    int transfers() const { return m_transfers; }

private:
    using Action = sync::Action;

    void edge() const;
    bool isAsExpected(const Action &action) const;
    bool perform(const Action &action);
    bool rename(const Action &action);
    bool moveBase(const Action &action);
    bool moveAside(const Action &action);
    bool makeFolder(const Action &action);
    bool setExecutable(const Action &action);
    bool copy(const Action &action);
    bool commit(const Action &action, const SimulatedDisk::Node &node);
    bool erase(const Action &action);
    bool adopt(const sync::TreePath &path);
    sync::BaseEntry agreedNow(const Action &action, const sync::Content &content) const;
    void writeBase(const sync::TreePath &path, sync::Content content);

    SimulatedDisk m_local, m_remote;
    sync::Base m_base;
    /// Noted before a Copy or Delete. That its part is gone, or that the attic has it, says that it happened.
    struct Intent
    {
        sync::TreePath path;
        std::optional<sync::Content> agreed;
        bool hasHappened = false;
    };
    std::optional<Intent> m_intent;
    sync::Policy m_policy;
    Flaws m_flaws;
    std::function<void()> m_edge;
    int m_transfers = 0;
};

} // namespace quire::testing
