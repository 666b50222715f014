// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/TransferJob.h"
#include "store/Database.h"

#include <QObject>

namespace quire::files {

/// The jobs of a queue on disk, so that they go on after the program, or the power, ended. What was done last may be
/// missing: a file is then looked at again.
///
/// Answers come after the rows are written. Errors: as Database.
class TransferJournal : public QObject
{
    Q_OBJECT

public:
    explicit TransferJournal(const QString &file, QObject *parent = nullptr);

    static QString standardFile();

    /// Call first. A damaged journal is put aside.
    [[nodiscard]] Reply<store::DatabaseOpened> open();
    /// Every job that was not removed, in the order they were added.
    [[nodiscard]] Reply<std::vector<TransferJob>> load();
    /// The job's id.
    [[nodiscard]] Reply<qint64> add(const TransferJob &job);
    /// All files of a job that was counted.
    [[nodiscard]] Reply<void> setFiles(const TransferJob &job);
    /// Those of its files, and what was chosen for the job itself.
    [[nodiscard]] Reply<void> update(const TransferJob &job, const std::vector<std::size_t> &files);
    [[nodiscard]] Reply<void> remove(qint64 job);

private:
    store::Database m_database;
};

} // namespace quire::files
