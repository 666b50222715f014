// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dice.h"
#include "SyncWorld.h"

#include <algorithm>
#include <array>

namespace quire::testing {

using sync::Direction;
using sync::Side;
using sync::TreePath;

namespace {

/// Few names, so that both sides meet; twins by case and by normalisation, and one that is no UTF-8.
const std::vector<TreePath> &names()
{
    static const std::vector<TreePath> all{
        "a"_path, "b"_path,   "c"_path,     "d"_path,      "d/x"_path, "d/y"_path,        "d/e"_path,
        "f"_path, "f/w"_path, "f/w/v"_path, "d/e/z"_path,  "A"_path,   "D/X"_path,        "a.txt"_path,
        "D"_path, "g/x"_path, "g"_path,     "n\\xff"_path, ".h"_path,  "\\xc3\\xa9"_path, "e\\xcc\\x81"_path};
    return all;
}

class Author
{
public:
    Author(quint64 seed, const Flaws &flaws) : m_dice(seed), m_script(setup()), m_world(m_script, flaws) {}

    std::optional<WorldFailure> play()
    {
        for (int round = m_dice.between(2, 5); round > 0 && !m_world.failure(); --round) {
            for (int edits = m_dice.between(0, 6); edits > 0; --edits) {
                add(makeEdit());
            }
            playRareCase();
            for (int syncs = m_dice.between(1, 2); syncs > 0 && !m_world.failure(); --syncs) {
                sync();
                for (int tries = m_script.steps.back().crashAt >= 0 ? m_dice.below(4) : 0; tries > 0; --tries) {
                    const Side side = anySide();
                    add({side, Verb::Restore, presentName(side)});
                }
            }
        }
        if (!m_world.failure()) {
            m_world.settle();
        }
        return m_world.failure() ? std::optional(WorldFailure{m_script, *m_world.failure()}) : std::nullopt;
    }

    const Script &script() const { return m_script; }

private:
    Script setup()
    {
        Script script;
        script.ids = m_dice.chance(50) ? Ids::Certain : m_dice.chance(50) ? Ids::Reused : Ids::None;
        script.direction = !m_dice.chance(15)  ? Direction::TwoWay
                           : m_dice.chance(50) ? Direction::MirrorUp
                                               : Direction::MirrorDown;
        script.localFolds = m_dice.chance(12);
        script.remoteIsPlain = m_dice.chance(12);
        script.isLazy = m_dice.chance(12);
        m_crashes = m_dice.chance(50) ? 5 : 0;
        m_races = m_dice.chance(50) ? 12 : 0;
        m_blind = m_dice.chance(20) ? 50 : 0;
        m_ordinaryNames = m_dice.chance(60);
        return script;
    }

    TreePath anyName() { return names()[std::size_t(m_dice.below(m_ordinaryNames ? 11 : int(names().size())))]; }

    TreePath presentName(Side side)
    {
        const auto &nodes = m_world.disk(side).nodes();
        if (nodes.isEmpty()) {
            return anyName();
        }
        return std::next(nodes.begin(), m_dice.below(int(nodes.size())))->first;
    }

    Edit makeEdit()
    {
        const Side side = anySide();
        const int kind = m_dice.below(100);
        if (kind < 32) {
            return {side, Verb::Put, m_dice.chance(50) ? anyName() : presentName(side)};
        }
        if (kind < 45) {
            return {side, Verb::Mkdir, anyName()};
        }
        if (kind < 62) {
            return {side, Verb::Remove, presentName(side)};
        }
        if (kind < 80) {
            return {side, Verb::Move, presentName(side), anyName()};
        }
        if (kind < 85) {
            return {side, Verb::Swap, presentName(side), presentName(side)};
        }
        if (kind < 89) {
            return {side, Verb::Chmod, presentName(side)};
        }
        if (kind < 93) {
            return {side, Verb::Restore, presentName(side)};
        }
        return {side, kind < 95 ? Verb::Link : Verb::Save, kind < 95 ? anyName() : presentName(side)};
    }

    void add(const Edit &edit)
    {
        m_script.steps.push_back({.edit = edit});
        m_world.edit(edit);
    }

    Side anySide() { return m_dice.chance(50) ? Side::Local : Side::Remote; }

    /// Cases that chance alone makes too seldom.
    void playRareCase()
    {
        const int which = m_dice.below(100);
        const Side side = anySide();
        const TreePath path = presentName(side);
        const TreePath name = anyName();
        if (which < 4) { // One side moves a file, the other puts a new one in its place.
            add({side, Verb::Move, path, name});
            add({opposite(side), Verb::Remove, path});
            add({opposite(side), Verb::Put, path});
        } else if (which < 8) { // A conflict, and a crash in the middle of it.
            add({side, Verb::Put, path});
            add({opposite(side), Verb::Put, path});
            sync({.crashAt = m_dice.between(1, 6)});
            sync();
        } else if (which < 12) { // A rename, and somebody takes the name just before it comes.
            add({side, Verb::Move, path, name});
            sync({.races = {{m_dice.below(3), Edit{opposite(side), Verb::Put, name}}}});
        }
    }

    void sync(const Step &fixed = {})
    {
        Step step{.shuffle = static_cast<quint32>(m_dice.below(1000))};
        step.losesBase = m_dice.chance(2);
        if (m_dice.chance(m_blind)) {
            const Side side = m_dice.chance(50) ? Side::Local : Side::Remote;
            step.blind.emplace_back(side, m_dice.chance(10) ? TreePath() : presentName(side));
        }
        m_world.playSync(step, [&](int edge) {
            const auto given = std::ranges::find(fixed.races, edge, &std::pair<int, Edit>::first);
            if (given != fixed.races.end() || m_dice.chance(m_races)) {
                const Edit edit = given != fixed.races.end() ? given->second : makeEdit();
                step.races.emplace_back(edge, edit);
                m_world.edit(edit);
                m_world.disturb();
            }
            if (edge == fixed.crashAt || m_dice.chance(m_crashes)) {
                step.crashAt = edge;
                throw Crash();
            }
        });
        m_script.steps.push_back(std::move(step));
    }

    Dice m_dice;
    int m_crashes = 0;
    int m_races = 0;
    int m_blind = 0;
    bool m_ordinaryNames = true;
    Script m_script;
    SyncWorld m_world;
};

} // namespace

std::optional<WorldFailure> playRandomWorld(quint64 seed, const Flaws &flaws)
{
    return Author(seed, flaws).play();
}

Script randomScript(quint64 seed)
{
    Author author(seed, {});
    author.play();
    return author.script();
}

namespace {

/// All scripts that are one thing shorter.
std::vector<Script> shorter(const Script &script)
{
    std::vector<Script> all;
    const auto without = [&](std::size_t step, auto change) {
        Script less = script;
        change(less.steps[step]);
        all.push_back(std::move(less));
    };
    for (std::size_t step = 0; step < script.steps.size(); ++step) {
        Script less = script;
        less.steps.erase(less.steps.begin() + static_cast<std::ptrdiff_t>(step));
        all.push_back(std::move(less));
        const Step &full = script.steps[step];
        for (std::size_t race = 0; race < full.races.size(); ++race) {
            without(step, [&](Step &one) { one.races.erase(one.races.begin() + static_cast<std::ptrdiff_t>(race)); });
        }
        if (full.crashAt >= 0) {
            without(step, [](Step &one) { one.crashAt = -1; });
        }
        if (full.shuffle > 0) {
            without(step, [](Step &one) { one.shuffle = 0; });
        }
        if (!full.blind.empty()) {
            without(step, [](Step &one) { one.blind.clear(); });
        }
        if (full.losesBase) {
            without(step, [](Step &one) { one.losesBase = false; });
        }
    }
    const auto with = [&](auto change) {
        Script less = script;
        change(less);
        if (less.toString() != script.toString()) {
            all.push_back(std::move(less));
        }
    };
    with([](Script &one) { one.localFolds = false; });
    with([](Script &one) { one.remoteIsPlain = false; });
    with([](Script &one) { one.isLazy = false; });
    return all;
}

} // namespace

WorldFailure shrunk(WorldFailure failure, const Flaws &flaws)
{
    const bool isMutant = flaws != Flaws();
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (const Script &script : shorter(failure.script)) {
            const std::optional<QString> what = playScript(script, flaws);
            if (what && !(isMutant && playScript(script))) {
                failure = {script, *what};
                smaller = true;
                break;
            }
        }
    }
    return failure;
}

} // namespace quire::testing
