// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Database.h"

#include <QDateTime>
#include <QList>
#include <QLockFile>
#include <QObject>

#include <memory>

namespace quire::runs {

/// One cell's run, as it has to be known to find its output again after this program was started anew.
struct RunRecord
{
    /// Of the execute_request.
    QByteArray messageId;
    /// nbformat id of the cell.
    QString cell;
    /// What was sent, for notebooks whose cells have no ids in the file.
    QString source;
    QDateTime sentAt = {}; ///< UTC.
};

/// The right to talk to a kernel as the session that earlier starts of this program used.
struct KernelClaim
{
    QByteArray sessionId;
    /// Runs sent and not seen to end, in order of sending.
    QList<RunRecord> openRuns;
    /// Held while the session id is in use. A second Quire gets a session id of its own.
    std::shared_ptr<QLockFile> lock;
};

/// Which runs are on their way, written down before they are sent.
///
/// A Jupyter server keeps what a kernel says for the session id that was connected last, and hands it over when that id
/// comes back. So the ids of the session and of every open run outlive the program here; after a crash or a quit the
/// output finds its cell by the run's message id. Design §3, "Outputs survive".
class RunJournal : public QObject
{
    Q_OBJECT

public:
    /// `file`: see standardFile(). Lock files lie beside it.
    explicit RunJournal(const QString &file, QObject *parent = nullptr);

    /// In the state folder of this person.
    static QString standardFile();

    /// Call first; what is asked meanwhile waits. Forgets kernels not used for a month. Errors: as Database::open().
    [[nodiscard]] Reply<store::DatabaseOpened> open();
    /// The session id `notebook` used with `kernelId` last, or a new one, now taken by this program.
    [[nodiscard]] Reply<KernelClaim> claim(const QString &kernelId, const QString &notebook);
    /// Notes runs about to be sent under `sessionId`, which is claimed; send when the Reply is there.
    [[nodiscard]] Reply<void> add(const QByteArray &sessionId, const QList<RunRecord> &runs);
    /// What waits on this computer for its turn to be sent, in order, in place of what was written for `notebook`
    /// before. A run that add() notes waits no longer.
    void keepWaiting(const QString &notebook, const QList<RunRecord> &runs);
    /// What waited in programs that ended without sending it or taking it back. keepWaiting() is the answer to it.
    [[nodiscard]] Reply<QList<RunRecord>> leftWaiting(const QString &notebook);
    /// The notebook is called `to` from now on.
    void move(const QString &from, const QString &to);
    /// The run has ended and nothing more will come from it.
    void remove(const QByteArray &messageId);
    /// The kernel is gone, and with it all its runs.
    void forget(const QString &kernelId);

private:
    QString folder() const;

    /// This start of the program; another that runs beside it leaves alone what waits here.
    struct Program
    {
        QString id;
        std::shared_ptr<QLockFile> lock; ///< Held while it runs; of the database's thread.
    };

    std::shared_ptr<Program> m_program;
    store::Database m_database;
};

} // namespace quire::runs
