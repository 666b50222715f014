// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/Execution.h"
#include "notebook/CellId.h"
#include "notebook/Output.h"
#include "session/CellRun.h"

#include <QObject>

namespace quire::notebook {
class Document;
}

namespace quire::session {

/// Ties one jupyter::Execution to one cell: what the run puts out goes into the document under the cell's id, wherever
/// the cell is by then.
class CellExecution : public QObject
{
    Q_OBJECT

public:
    CellExecution(jupyter::ExecutionPtr execution, notebook::CellId cell, notebook::Document *document,
                  QObject *parent = nullptr);

    /// Goes on with a run that an earlier start of this program sent at `sentAt`.
    void resume(const QDateTime &sentAt);

    const notebook::CellId &cell() const { return m_cell; }
    const jupyter::ExecutionPtr &execution() const { return m_execution; }
    const CellRun &run() const { return m_run; }

Q_SIGNALS:
    void runChanged(const quire::notebook::CellId &cell, const quire::session::CellRun &run);
    void inputRequested(const quire::notebook::CellId &cell, const QString &prompt, bool isPassword);
    /// Help to show beside the notebook.
    void pageRequested(const quire::notebook::MimeBundle &page);
    void ended(quire::session::CellExecution *self, quire::jupyter::Outcome outcome);

private:
    void noteState(jupyter::Execution::State state);
    void append(const notebook::Output &output);
    void clear(bool wait);
    void suggestInput(const QString &text, bool replace);
    void noteEnd(jupyter::Outcome outcome);

    jupyter::ExecutionPtr m_execution;
    notebook::CellId m_cell;
    notebook::Document *m_document;
    CellRun m_run;
    bool m_clearBeforeNext = false;
};

} // namespace quire::session
