// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Console.h"
#include "cli/ExportJob.h"
#include "cli/InterruptSignal.h"

#include <QFutureWatcher>
#include <QJsonArray>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <memory>

namespace quire::cli {

/// `quire export NOTEBOOK… --to FORMAT`: each notebook as a document, several at a time.
class ExportCommand : public QObject
{
    Q_OBJECT

public:
    /// `console` outlives this.
    ExportCommand(Invocation invocation, Console *console, QObject *parent = nullptr);

    /// Success; WrongUsage; FileTrouble when one could not be read or written; Interrupted.
    [[nodiscard]] Reply<int> run();

private:
    Result<ExportJob> job() const;
    int listFormats();
    void report(const ExportOutcome &outcome);
    void reportTrouble(const QString &source, const Error &error);
    void finish();

    Invocation m_invocation;
    Console *m_console;
    InterruptSignal m_interrupt;
    exporting::ExportFormats m_formats{exporting::ExportFormats::installed()};
    QPromise<Result<int>> m_promise;
    QFutureWatcher<ExportOutcome> m_watcher;
    /// The workers may outlive this by a moment.
    std::shared_ptr<std::atomic_bool> m_isCancelled = std::make_shared<std::atomic_bool>(false);
    QJsonArray m_rows;
    qsizetype m_count = 0;
    qsizetype m_done = 0;
    bool m_hasFailed = false;
};

} // namespace quire::cli
