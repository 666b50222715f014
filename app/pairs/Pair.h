// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/PathBadges.h"
#include "pairs/SyncTypes.h"

#include <QUrl>

namespace quire::pairs {

/// When a pair looks for changes by itself.
enum class Schedule : quint8 {
    Continuous, ///< As soon as something changes.
    Every,      ///< Every so many minutes.
    ByHand,
};

/// Two folders that are kept the same, as a person set them up.
struct Pair
{
    QString id = {};
    QString name = {};
    /// MachineId as text, of the machine it was made on.
    QString machine = {};
    /// `remoteRoot` as the person wrote it; see MachineAgent::absolute().
    PairSettings settings = {};
    bool isPaused = false;
    Schedule schedule = Schedule::Continuous;
    int minutes = 15;

    bool operator==(const Pair &) const = default;
};

/// A folder of a machine in the one way of writing it: "/storage/…" on the storage that machines share, "//…" anywhere
/// on the machine, "…" below what its server shows. See MachineAgent::absolute().
QByteArray plainRemoteRoot(const QByteArray &written);
/// Whether the folder is on the storage that machines of one owner share, not on the machine's own disk.
bool isOnStorage(const QByteArray &remoteRoot);
/// Whose disk a folder is on, the same for everyone who names it: `machine` is a MachineId as text, `address` its
/// server's. On storage, servers of one host are one owner, and so are all machines of a provider; else a server is
/// its address, whether it is saved or not.
QString ownerOf(const QString &machine, const QUrl &address, const QByteArray &remoteRoot);
/// Whether `pair` can be served by that machine.
bool canServe(const Pair &pair, const QString &machine, const QUrl &address);

enum class PairState : quint8 { Idle, Scanning, Working, WaitingForMachine, Paused, NeedsAnswer, Failed };

/// What a person says to a question of a guard.
enum class PairAnswer : quint8 {
    AllowDeletes,
    RestoreDeleted,
    StartOver, ///< The folders are others than before, and that is right.
};

/// What a guard wants to know.
struct PairQuestion
{
    /// Sentences, translated.
    QStringList findings = {};
    /// What would be deleted, in plain text, and from where.
    QStringList deletesHere = {};
    QStringList deletesThere = {};
    /// The same exactly.
    ShownDeletes deletes = {};

    bool isEmpty() const { return findings.isEmpty(); }
    /// Else the folders are not what they were: only StartOver helps.
    bool isAboutDeletes() const { return !deletesHere.isEmpty() || !deletesThere.isEmpty(); }
    bool operator==(const PairQuestion &) const = default;
};

/// A path that could not be brought across, and why.
struct PairProblem
{
    QString path;
    QString message;

    bool operator==(const PairProblem &) const = default;
};

/// What one pair is doing, as told to the window.
struct PairRow
{
    Pair pair = {};
    PairState state = PairState::WaitingForMachine;
    /// Of Failed; translated.
    QString message = {};
    /// Of the run under way, else of the last one that did something.
    int uploaded = 0;
    int downloaded = 0;
    int deleted = 0;
    int moved = 0;
    int merged = 0;
    qint64 bytes = 0;
    /// Of the last run that came to its end; invalid: none yet.
    QDateTime lastRun = {};
    QList<PairProblem> problems = {};
    /// Conflicts that wait for a person, by path below the roots.
    QList<QByteArray> conflicts = {};
    /// Null only before the pair's first word.
    std::shared_ptr<const PathBadges> badges = {};
    /// Of the run under way: changes to carry over, and how many were.
    int steps = 0;
    int done = 0;
    PairQuestion question = {};
};

} // namespace quire::pairs
