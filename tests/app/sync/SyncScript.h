// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SimulatedPair.h"

namespace quire::testing {

/// `"a/b"_path`; \xNN stands for a byte.
sync::TreePath pathOf(const QByteArray &text);
inline sync::TreePath operator""_path(const char *text, std::size_t size)
{
    return pathOf(QByteArray(text, static_cast<qsizetype>(size)));
}

enum class Verb : quint8 { Put, Save, Mkdir, Remove, Move, Swap, Chmod, Link, Restore };

/// What a person does on one side. Every Put and Save writes a version that never was before.
struct Edit
{
    sync::Side side = sync::Side::Local;
    Verb verb = Verb::Put;
    sync::TreePath path;
    sync::TreePath target = {}; ///< Of Move and Swap.
};

/// An edit, or one round of sync.
struct Step
{
    std::optional<Edit> edit = {};
    /// The edge at which the program dies; below 0: it does not.
    int crashAt = -1;
    /// What people do meanwhile, each at an edge.
    std::vector<std::pair<int, Edit>> races = {};
    /// What cannot be seen in this round: a folder's list, or a file. The root: nothing at all.
    std::vector<std::pair<sync::Side, sync::TreePath>> blind = {};
    bool losesBase = false;
    quint32 shuffle = 0;
};

/// A story of two disks that can be written down, played again and made shorter:
/// "ids=certain; L put a; sync; L move a b; R save a; sync crash=3 2:L,put,c blind=R,d".
struct Script
{
    Ids ids = Ids::Certain;
    sync::Direction direction = sync::Direction::TwoWay;
    bool localFolds = false;    ///< Case and normalisation.
    bool remoteIsPlain = false; ///< Only UTF-8, nothing with a dot in front, no symlinks.
    bool isLazy = false;        ///< New files are not hashed until somebody asks.
    std::vector<Step> steps = {};

    static Script parse(const QString &text);
    QString toString() const;
    sync::Policy policy() const;
};

} // namespace quire::testing
