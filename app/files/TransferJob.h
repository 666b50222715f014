// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "sync/Tree.h"

#include <QList>

#include <optional>
#include <vector>

namespace quire::files {

/// What to do where something has the name already.
enum class Collision : quint8 {
    Ask,
    Replace,
    KeepBoth, ///< The new one is called "name (2)".
    Skip,
    Newer,   ///< Replace where the new one was changed later, else skip.
    Compare, ///< Skip what is the same byte for byte, replace the rest.
};

/// What a person wants moved.
struct TransferOrder
{
    /// Machine ids; empty: this computer. Not both are.
    QString from = {};
    QString to = {};
    /// Files and folders: absolute on this computer, below its root on a machine.
    QList<QByteArray> sources = {};
    /// Where they go; of the same kind.
    QByteArray folder = {};
    Collision collision = Collision::Ask;
    /// Somebody waits for it: before what runs in the background.
    bool isInteractive = true;
    /// Between machines: what arrived goes where it came from; see SourceRemoval.
    bool isMove = false;

    bool isUpload() const { return from.isEmpty(); }
    bool isDownload() const { return to.isEmpty(); }
};

enum class FileState : quint8 { Waiting, Active, Asking, Done, Skipped, Failed };

/// One file of a job.
struct TransferFile
{
    QByteArray source;
    QByteArray target;
    qint64 size = 0;
    qint64 modified = 0; ///< ns since 1970.
    bool executable = false;
    FileState state = FileState::Waiting;
    qint64 done = 0; ///< Bytes the other side is known to have.
    Error error = {};
    int attempts = 0;
    /// What lies at the target, once looked at; `hasLooked` false: not looked since the program started.
    std::optional<sync::Entry> there = {};
    bool hasLooked = false;
    /// An earlier start of the program may have finished it without knowing.
    bool isResumed = false;
};

enum class JobState : quint8 {
    Counting, ///< Looking at what there is to move.
    Running,
    Waiting, ///< For a machine or the network; see TransferJob::trouble.
    Asking,  ///< Nothing is left to do but what has to be answered.
    Paused,
    Done, ///< With or without failed files.
    Cancelled,
};

struct TransferJob
{
    qint64 id = 0;
    /// Names partial files; Letters and digits.
    QByteArray key = {};
    TransferOrder order = {};
    JobState state = JobState::Counting;
    std::vector<TransferFile> files = {};
    /// Why it waits, or could not be counted.
    Error trouble = {};
    bool isPaused = false;
    bool isCounted = false;

    bool isOver() const { return state == JobState::Done || state == JobState::Cancelled; }
    QByteArray ticket(std::size_t file) const { return key + '-' + QByteArray::number(qulonglong(file)); }
};

/// What becomes of a file whose target may be taken. Pure.
enum class Verdict : quint8 { Send, Replace, Rename, Skip, Compare, Ask };
Verdict verdictFor(const TransferFile &file, Collision collision);

/// "a.tar" → "a (2).tar", "a (3).tar"…
QByteArray numberedName(const QByteArray &name, int number);

/// What is shown of a file.
struct FileRow
{
    std::size_t index = 0;
    QString name;
    qint64 size = 0;
    qint64 done = 0;
    FileState state = FileState::Waiting;
    QString problem;

    bool operator==(const FileRow &) const = default;
};

/// What is shown of a job.
struct JobRow
{
    qint64 id = 0;
    TransferOrder order;
    JobState state = JobState::Counting;
    int files = 0;
    int finished = 0; ///< Done or skipped.
    int failed = 0;
    int asking = 0;
    qint64 bytes = 0;
    qint64 done = 0;
    double speed = 0;        ///< Bytes in a second, smoothed.
    qint64 secondsLeft = -1; ///< -1: not known.
    QString trouble;
    /// At most some hundred: those that move, ask or failed first.
    QList<FileRow> rows;
};

/// Of all jobs together.
struct TransferTotals
{
    int filesLeft = 0;
    int jobsLeft = 0;
    int failed = 0;
    int asking = 0;
    double speed = 0;
    qint64 secondsLeft = -1;
};

} // namespace quire::files
