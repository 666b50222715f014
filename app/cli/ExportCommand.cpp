// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ExportCommand.h"

#include <QHash>
#include <QJsonObject>
#include <QtConcurrentMap>

using namespace Qt::StringLiterals;

namespace quire::cli {

namespace {

std::optional<QPageSize::PageSizeId> paperNamed(const QString &name)
{
    static const QHash<QString, QPageSize::PageSizeId> papers{
        {QString(), QPageSize::A4}, {u"a4"_s, QPageSize::A4},         {u"a5"_s, QPageSize::A5},
        {u"a3"_s, QPageSize::A3},   {u"letter"_s, QPageSize::Letter}, {u"legal"_s, QPageSize::Legal}};
    const auto found = papers.constFind(name.toLower());
    return found == papers.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

ExportCommand::ExportCommand(Invocation invocation, Console *console, QObject *parent)
    : QObject(parent), m_invocation(std::move(invocation)), m_console(console)
{
    connect(&m_interrupt, &InterruptSignal::received, this, [this] {
        m_isCancelled->store(true);
        m_watcher.cancel();
    });
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { report(m_watcher.resultAt(index)); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ExportCommand::finish);
}

int ExportCommand::listFormats()
{
    for (const exporting::ExportFormat &format : m_formats.all()) {
        m_console->print(format.id.leftJustified(12) + format.title);
    }
    return Success;
}

Result<ExportJob> ExportCommand::job() const
{
    const Invocation::ExportChoices &choices = m_invocation.exporting;
    ExportJob job;
    const exporting::ExportFormat *format = m_formats.find(choices.format);
    if (!format) {
        return failure(ErrorKind::Unsupported,
                       tr("There is no format “%1”. “quire export --to help” lists them.").arg(choices.format));
    }
    job.format = *format;
    const auto paper = paperNamed(choices.paper);
    if (!paper) {
        return failure(ErrorKind::Unsupported, tr("--paper is a3, a4, a5, letter or legal."));
    }
    job.options.paper = *paper;
    job.options.inputs = choices.inputs;
    job.options.outputs = choices.outputs;
    job.options.withoutTags = choices.withoutTags;
    job.options.tableOfContents = choices.contents;
    job.isCancelled = [cancelled = m_isCancelled] { return cancelled->load(); };
    if (!choices.cells.isEmpty()) {
        const Result<CellRange> cells = CellRange::parse(choices.cells);
        if (!cells) {
            return Failure(cells.error());
        }
        job.cells = *cells;
    }
    return job;
}

Reply<int> ExportCommand::run()
{
    if (m_invocation.exporting.format == "help"_L1) {
        return readyReply<int>(listFormats());
    }
    const Result<ExportJob> made = job();
    if (!made) {
        m_console->complain(made.error());
        return readyReply<int>(int(WrongUsage));
    }
    m_promise.start();
    const ExportPlan plan(m_invocation);
    m_count = plan.items().size();
    for (const ExportPlan::Trouble &trouble : plan.troubles()) {
        reportTrouble(trouble.source, trouble.error);
    }
    if (m_count == 0 && plan.troubles().isEmpty()) {
        m_console->note(tr("There are no notebooks there."));
    }
    m_watcher.setFuture(QtConcurrent::mapped(plan.items(), *made));
    return m_promise.future();
}

void ExportCommand::reportTrouble(const QString &source, const Error &error)
{
    m_hasFailed = true;
    m_console->complain(error);
    m_rows.append(QJsonObject{{u"file"_s, source}, {u"ok"_s, false}, {u"error"_s, error.message}});
}

void ExportCommand::report(const ExportOutcome &outcome)
{
    ++m_done;
    if (m_isCancelled->load()) {
        return;
    }
    if (outcome.error) {
        reportTrouble(outcome.source, *outcome.error);
        return;
    }
    m_rows.append(QJsonObject{{u"file"_s, outcome.source},
                              {u"ok"_s, true},
                              {u"output"_s, outcome.target},
                              {u"remarks"_s, QJsonArray::fromStringList(outcome.remarks)}});
    if (outcome.target == "-"_L1) {
        m_console->print(outcome.document);
    } else if (!m_invocation.json) {
        m_console->note(u"[%1/%2] "_s.arg(m_done).arg(m_count) + outcome.source + u" → "_s + outcome.target);
    }
    for (const QString &remark : outcome.remarks) {
        m_console->note(outcome.source + u": "_s + remark);
    }
}

void ExportCommand::finish()
{
    if (m_invocation.json) {
        m_console->print(QJsonDocument(m_rows));
    }
    const bool isCancelled = m_isCancelled->load();
    m_promise.addResult(Result<int>(isCancelled ? Interrupted : m_hasFailed ? FileTrouble : Success));
    m_promise.finish();
}

} // namespace quire::cli
