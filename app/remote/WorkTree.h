// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace quire::remote {

/// A folder of a git work tree as `git status` sees it.
struct WorkTree
{
    enum class State : char {
        Clean = 0,
        Modified = 'M',
        Added = 'A',
        Deleted = 'D',
        Renamed = 'R',
        Conflict = 'U',
        Untracked = '?',
    };

    /// Empty when no branch is checked out.
    QString branch;
    /// Of the commit, when no branch is checked out.
    QString commit;
    /// Commits this branch is before and behind its upstream.
    int ahead = 0;
    int behind = 0;
    /// In the whole work tree.
    int changedCount = 0;
    /// Path below this folder → what happened to it; a folder has the state of what is in it where that is one, else
    /// Modified. An untracked folder stands for all in it.
    QHash<QString, State> states;

    /// Of a file or folder, by its path below this folder.
    State stateOf(const QString &path) const;
    bool operator==(const WorkTree &) const = default;

    /// From `git status --porcelain=v2 --branch -z`. `prefix`: where the folder is in the work tree, with a slash at
    /// its end, or empty. What makes no sense is left out. Pure.
    static WorkTree parse(const QByteArray &status, const QByteArray &prefix);
};

} // namespace quire::remote
