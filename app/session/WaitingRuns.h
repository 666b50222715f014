// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/RunJournal.h"
#include "session/NotebookRef.h"

#include <QObject>
#include <QTimer>

namespace quire::session {

class CellRuns;

/// Keeps on disk what a CellRuns has not sent yet, so that a crash does not forget what the person asked for.
///
/// What an earlier start of the program left is offered, not run: nobody knows what was changed since.
class WaitingRuns : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    WaitingRuns(runs::RunJournal *journal, const NotebookRef *ref, CellRuns *runs, QObject *parent = nullptr);

    /// Looks for what was left; see found().
    void look();
    /// What was left, in order; it is settled then.
    QList<runs::RunRecord> take();

Q_SIGNALS:
    /// So many runs were left.
    void found(int count);

private:
    void write();

    runs::RunJournal *m_journal;
    const NotebookRef *m_ref;
    CellRuns *m_runs;
    QTimer m_soon;
    QList<runs::RunRecord> m_left;
    bool m_isEmpty = true; ///< On disk.
};

} // namespace quire::session
