// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "cli/Console.h"
#include "cli/InterruptSignal.h"
#include "cli/Invocation.h"
#include "cli/Target.h"
#include "jupyter/KernelSession.h"
#include "jupyter/Kernels.h"
#include "jupyter/Kernelspecs.h"
#include "notebook/Document.h"

#include <QJsonArray>
#include <QObject>

#include <memory>

namespace quire::cli {

/// `quire run NOTEBOOK`: all code cells, in order, on a fresh kernel; stops at the first that fails.
class RunCommand : public QObject
{
    Q_OBJECT

public:
    /// `console` outlives this. Takes QUIRE_TOKEN out of the environment, where kernels would see it.
    RunCommand(Invocation invocation, Console *console, QObject *parent = nullptr);

    /// Success; Negative when a cell failed; FileTrouble; NoMachine; Interrupted. Ctrl+C interrupts the cell, so that
    /// the kernel is not left behind.
    [[nodiscard]] Reply<int> run();

private:
    /// A code cell on its way.
    struct Step
    {
        notebook::CellId cell;
        jupyter::ExecutionPtr execution;
        QFuture<jupyter::Outcome> ended;
    };

    Result<void> readNotebook();
    Result<void> writeNotebook();
    Secret takeSecret();
    Reply<jupyter::KernelModel> startKernel();
    Result<QString> chooseKernel(const jupyter::KernelspecList &available) const;
    void goToFolder();
    void interrupt();
    Reply<void> cleanUp(QString kernelId);
    QList<Step> submit();
    Step submitCell(const notebook::Cell &cell);
    Reply<int> follow(QList<Step> steps);
    void noteLanguage();
    void report(const Step &step, qsizetype number, qsizetype count, jupyter::Outcome outcome);
    void printFailure(const notebook::CellId &cell, jupyter::Outcome outcome);
    int fail(const Error &error, int code);
    void printSummary(int code);

    Invocation m_invocation;
    Console *m_console;
    Secret m_secret;
    Target m_target;
    notebook::Document m_document;
    std::unique_ptr<jupyter::KernelSession> m_session;
    QJsonArray m_cells;
    QString m_error;
    std::unique_ptr<InterruptSignal> m_interruptSignal;
    bool m_interrupted = false;
};

} // namespace quire::cli
