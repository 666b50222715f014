// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"
#include "files/TransferJob.h"

namespace quire::files {

class LocalFileSink;

/// Moves some files of one job, all in one go where they are small. Each file's state says what became of it; what
/// failed only for now is Waiting again, with its error.
class TransferRun : public QObject
{
    Q_OBJECT

public:
    /// `job` keeps its files in place until this is gone. The roots are null for this computer; they outlive this.
    /// `scratch`: a folder of this computer for what goes from one machine to another.
    TransferRun(TransferJob *job, std::vector<std::size_t> files, RemoteRoot *from, RemoteRoot *to, QByteArray scratch,
                QObject *parent = nullptr);

    [[nodiscard]] Reply<void> run();
    const std::vector<std::size_t> &files() const { return m_files; }
    TransferJob *job() const { return m_job; }
    bool concerns(const QString &machine) const { return m_job->order.from == machine || m_job->order.to == machine; }

    /// Takes away what was begun and will not go on. `root`: of the machine it goes to, null for this computer.
    static void forget(const TransferJob &job, std::size_t file, RemoteRoot *root, const QByteArray &scratch);

Q_SIGNALS:
    void progressed();

private:
    Reply<void> settle(std::size_t index);
    Reply<void> look(std::size_t index);
    Reply<bool> isSame(std::size_t index);
    Reply<QByteArray> digestOf(RemoteRoot *root, QByteArray path);
    Reply<void> rename(std::size_t index);
    Reply<void> upload();
    Reply<void> download();
    Reply<void> copy();
    Reply<void> finishUpload(std::size_t index, Result<sync::Entry> sent, bool isUnchanged);
    Reply<void> lookAtSource(std::size_t index);
    static Result<sync::Entry> checked(const sync::Entry &entry, const LocalFileSink &sink);
    void finishDownload(std::size_t index, LocalFileSink &sink, const Result<sync::Entry> &got);
    Expectation expectation(const TransferFile &file) const;
    Progress progress(std::size_t index);
    void fail(std::size_t index, const Error &error);
    void finish(std::size_t index);
    QByteArray scratchFile(std::size_t index) const;
    std::vector<std::size_t> active() const;

    TransferJob *m_job;
    std::vector<std::size_t> m_files;
    RemoteRoot *m_from;
    RemoteRoot *m_to;
    QByteArray m_scratch;
};

/// Waiting may help: the network, a machine that restarts, a token that is renewed.
bool isPassing(const Error &error);

} // namespace quire::files
