// SPDX-License-Identifier: GPL-3.0-or-later
#include "PureMoves.h"

#include "Dice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::testing {

using sync::Side;
using sync::TreePath;

namespace {

std::vector<Step> startingTree(Dice &dice)
{
    std::vector<Step> steps;
    const auto add = [&](Verb verb, const TreePath &path) { steps.push_back({.edit = Edit{Side::Local, verb, path}}); };
    for (const char *folder : {"d", "d/e", "f"}) {
        add(Verb::Mkdir, pathOf(folder));
    }
    for (const char *file : {"a", "b", "c", "d/x", "d/y", "d/e/z", "f/x", "f/v"}) {
        if (dice.chance(80)) {
            add(Verb::Put, pathOf(file));
        }
    }
    steps.push_back({});
    return steps;
}

/// Names that were never used, so that no move goes over what was deleted, nor into its own old place.
TreePath freshName(Dice &dice, int number)
{
    const QByteArray name = 'n' + QByteArray::number(number);
    return dice.chance(60) ? pathOf(name) : pathOf((dice.chance(50) ? "f/" : "d/") + name);
}

TreePath anyOf(Dice &dice, const SimulatedDisk &disk)
{
    return std::next(disk.nodes().begin(), dice.below(int(disk.nodes().size())))->first;
}

int files(const SimulatedDisk &disk)
{
    return static_cast<int>(
        std::ranges::count_if(disk.nodes(), [](const auto &one) { return one.second.kind != sync::Kind::Folder; }));
}

std::set<quint64> inodes(const SimulatedDisk &disk)
{
    std::set<quint64> all;
    for (const auto &[path, node] : disk.nodes()) {
        all.insert(node.inode);
    }
    return all;
}

/// One or two moves of `side`; or the same thing moved on both, to one name or to two.
std::vector<Edit> someMoves(Dice &dice, const SyncWorld &world, Side side, bool bothSides, int &number)
{
    const TreePath path = anyOf(dice, world.disk(side));
    if (bothSides) {
        const TreePath mine = pathOf('n' + QByteArray::number(++number));
        const TreePath theirs = dice.chance(50) ? mine : pathOf('n' + QByteArray::number(++number));
        return {{side, Verb::Move, path, mine}, {opposite(side), Verb::Move, path, theirs}};
    }
    if (dice.chance(40)) {
        const TreePath other = anyOf(dice, world.disk(side));
        const bool siblings = other.parent() == path.parent();
        return siblings ? std::vector<Edit>{{side, Verb::Swap, path, other}} : std::vector<Edit>();
    }
    return {{side, Verb::Move, path, freshName(dice, ++number)}};
}

} // namespace

std::optional<WorldFailure> playPureMoves(quint64 seed, const Flaws &flaws)
{
    Dice dice(seed);
    Script script{.ids = Ids::Certain, .steps = startingTree(dice)};
    SyncWorld world(script, flaws);
    std::ranges::for_each(script.steps, [&](const Step &step) { world.play(step); });
    const int sent = world.pair().transfers();
    const int before = files(world.disk(Side::Local));
    const std::set<quint64> ids[] = {inodes(world.disk(Side::Local)), inodes(world.disk(Side::Remote))};
    int number = 0;
    const bool bothSides = dice.chance(30);
    for (int round = dice.between(1, 3); round > 0; --round) {
        const Side side = dice.chance(50) ? Side::Local : Side::Remote;
        for (int moves = bothSides ? 1 : dice.between(1, 3); moves > 0; --moves) {
            for (const Edit &edit : someMoves(dice, world, side, bothSides, number)) {
                script.steps.push_back({.edit = edit});
                world.edit(edit);
            }
        }
        script.steps.push_back({});
        world.play({});
    }
    world.settle();
    if (world.failure()) {
        return WorldFailure{script, *world.failure()};
    }
    if (world.pair().transfers() != sent) {
        return WorldFailure{script, u"a rename sent %1 files"_s.arg(world.pair().transfers() - sent)};
    }
    if (files(world.disk(Side::Local)) != before) {
        return WorldFailure{script, u"%1 files became %2"_s.arg(before).arg(files(world.disk(Side::Local)))};
    }
    return inodes(world.disk(Side::Local)) != ids[0] || inodes(world.disk(Side::Remote)) != ids[1]
               ? std::optional(WorldFailure{script, u"a rename made a new file"_s})
               : std::nullopt;
}

} // namespace quire::testing
