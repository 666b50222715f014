// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RunCommand.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "cli/NotebookArgument.h"
#include "notebook/NotebookFile.h"
#include "session/CellExecution.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace quire::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using jupyter::Execution;
using jupyter::KernelModel;
using jupyter::KernelSession;
using jupyter::Outcome;
using notebook::Cell;
using notebook::CellType;
using notebook::Output;

namespace {

constexpr auto kernelLimit = 2min;
constexpr auto goodbyeLimit = 15s;

/// Never translated: programs read them.
QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return u"ok"_s;
    case Outcome::Error:
        return u"error"_s;
    case Outcome::Aborted:
        return u"aborted"_s;
    case Outcome::Incomplete:
        return u"incomplete"_s;
    case Outcome::KernelRestarted:
        return u"kernel restarted"_s;
    case Outcome::KernelDied:
        return u"kernel died"_s;
    case Outcome::NotSent:
        return u"not sent"_s;
    }
    return {};
}

QString withoutColours(const QString &text)
{
    static const QRegularExpression escape(u"\\x1b\\[[0-9;]*[A-Za-z]"_s);
    return QString(text).remove(escape);
}

/// A path as a Python literal.
QString pythonText(const QString &text)
{
    return u'"' + QString(text).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

} // namespace

RunCommand::RunCommand(Invocation invocation, Console *console, QObject *parent)
    : QObject(parent), m_invocation(std::move(invocation)), m_console(console), m_secret(takeSecret())
{
    connect(&m_target, &Target::progressed, this, [this](const QString &what) { m_console->note(what); });
}

Secret RunCommand::takeSecret()
{
    const QString fromEnvironment = qEnvironmentVariable("QUIRE_TOKEN");
    qunsetenv("QUIRE_TOKEN");
    return Secret(m_invocation.tokenFromInput ? m_console->readLine() : fromEnvironment);
}

Reply<int> RunCommand::run()
{
    const Result<void> readable = readNotebook();
    if (!readable) {
        co_return fail(readable.error(), FileTrouble);
    }
    const Result<void> entered = co_await m_target.enter(m_invocation.machine, m_secret);
    if (!entered) {
        co_return fail(entered.error(), NoMachine);
    }
    m_console->note(tr("Running %1 on %2.").arg(m_invocation.operands.constFirst(), m_target.displayName()));
    const Result<KernelModel> kernel = co_await startKernel();
    if (!kernel) {
        (void)co_await m_target.leave();
        co_return fail(kernel.error(), NoMachine);
    }
    m_session = std::make_unique<KernelSession>(m_target.connection(), kernel->id, KernelSession::newId());
    m_session->open();
    m_interruptSignal = std::make_unique<InterruptSignal>();
    connect(m_interruptSignal.get(), &InterruptSignal::received, this, &RunCommand::interrupt);
    goToFolder();
    const Result<int> followed = co_await follow(submit());
    const int code = m_interrupted ? int(Interrupted) : followed.value_or(NoMachine);
    (void)co_await cleanUp(kernel->id);
    if (const Result<void> written = writeNotebook(); !written) {
        co_return fail(written.error(), FileTrouble);
    }
    printSummary(code);
    co_return code;
}

Result<void> RunCommand::readNotebook()
{
    const QString &name = m_invocation.operands.constFirst();
    const Result<QByteArray> bytes = NotebookArgument::bytesOf(name);
    if (!bytes) {
        return Failure(bytes.error());
    }
    const auto reading = notebook::NotebookFile::read(*bytes);
    if (!reading) {
        return failure(reading.error().kind, tr("%1 cannot be run. %2").arg(name, reading.error().message));
    }
    if (!reading->needsUpgrade) {
        m_document.reset(reading->notebook);
        return {};
    }
    return notebook::NotebookFile::upgradeV3(*bytes).transform(
        [this](const notebook::Notebook &upgraded) { m_document.reset(upgraded); });
}

Result<void> RunCommand::writeNotebook()
{
    if (m_invocation.output.isEmpty()) {
        return {};
    }
    return NotebookArgument::write(m_document.notebook(), m_invocation.output, m_console);
}

Reply<KernelModel> RunCommand::startKernel()
{
    jupyter::Kernelspecs kernelspecs(m_target.connection());
    const auto available = co_await withTimeout<jupyter::KernelspecList>(
        this, kernelspecs.list(), kernelLimit, tr("The server did not say which kernels it has."));
    if (!available) {
        co_return std::unexpected(available.error());
    }
    const Result<QString> name = chooseKernel(*available);
    if (!name) {
        co_return std::unexpected(name.error());
    }
    jupyter::Kernels kernels(m_target.connection());
    co_return co_await withTimeout<KernelModel>(this, kernels.start(*name), kernelLimit,
                                                tr("The kernel did not start in time."));
}

Result<QString> RunCommand::chooseKernel(const jupyter::KernelspecList &available) const
{
    if (available.specs.isEmpty()) {
        return std::unexpected(m_target.localRoot().isEmpty()
                                   ? Error{ErrorKind::Unsupported,
                                           tr("%1 has no kernel to run notebooks with.").arg(m_target.displayName()),
                                           {}}
                                   : machines::JupyterCommand::noKernel());
    }
    const QString wanted = m_document.notebook().kernelName();
    const jupyter::Kernelspec *spec = available.bestFor(wanted, m_document.notebook().language());
    if (!spec) {
        return failure(
            ErrorKind::Unsupported,
            tr("The notebook wants the kernel %1, which %2 does not have.").arg(wanted, m_target.displayName()));
    }
    if (!wanted.isEmpty() && spec->name != wanted) {
        m_console->note(tr("There is no kernel called %1 on %2; %3 runs the notebook instead.")
                            .arg(wanted, m_target.displayName(), spec->displayName));
    }
    return spec->name;
}

/// On this computer, relative paths in the notebook mean its own folder, wherever the server's root is.
void RunCommand::goToFolder()
{
    const QString language = m_document.notebook().language();
    if (m_target.localRoot().isEmpty() || (!language.isEmpty() && language != "python"_L1)) {
        return;
    }
    const QString folder = QFileInfo(m_invocation.operands.constFirst()).absolutePath();
    (void)m_session->execute({.code = u"__import__('os').chdir(%1)"_s.arg(pythonText(folder)),
                              .id = {},
                              .silent = true,
                              .storeHistory = false,
                              .allowStdin = false});
}

void RunCommand::interrupt()
{
    m_interrupted = true;
    m_console->note(tr("Interrupting. Press Ctrl+C again to give up at once and leave the kernel running."));
    (void)m_session->interrupt();
}

Reply<void> RunCommand::cleanUp(QString kernelId)
{
    m_interruptSignal.reset();
    m_session->close();
    jupyter::Kernels kernels(m_target.connection());
    (void)co_await withTimeout<void>(this, kernels.shutDown(kernelId), goodbyeLimit, {});
    m_session.reset();
    co_return co_await m_target.leave();
}

QList<RunCommand::Step> RunCommand::submit()
{
    QList<Step> steps;
    for (int index = 0; index < m_document.cellCount(); ++index) {
        const Cell &cell = m_document.cell(index);
        if (cell.type() == CellType::Code && !cell.source().trimmed().isEmpty()) {
            steps.append(submitCell(cell));
        }
    }
    return steps;
}

RunCommand::Step RunCommand::submitCell(const Cell &cell)
{
    Step step;
    step.cell = cell.id();
    // All at once: the kernel has the next one at hand when one ends, and drops the rest when one fails.
    step.execution = m_session->execute({.code = cell.source(), .id = {}, .allowStdin = false});
    step.ended = QtFuture::connect(step.execution.get(), &Execution::ended);
    connect(step.execution.get(), &Execution::stateChanged, &m_document,
            [this, id = cell.id()](Execution::State state) {
                if (state == Execution::State::Running) {
                    m_document.clearOutputs(id);
                }
            });
    new session::CellExecution(step.execution, cell.id(), &m_document, m_session.get());
    return step;
}

/// As Jupyter does when it runs a notebook; one that names its language is left as it is.
void RunCommand::noteLanguage()
{
    notebook::Notebook notebook = m_document.notebook();
    const auto info = notebook::JsonValue::parse(m_session->info().languageInfo);
    if (info && info->isObject() && !notebook.metadata.contains(u"language_info")) {
        notebook.setLanguageInfo(*info);
        m_document.setMetadata(notebook.metadata, notebook::Document::Timeline::Silent);
    }
}

Reply<int> RunCommand::follow(QList<Step> steps)
{
    connect(m_session.get(), &KernelSession::infoChanged, this, &RunCommand::noteLanguage);
    connect(m_session.get(), &KernelSession::displayUpdated, &m_document,
            [this](const QString &display, const Output &update) {
                m_document.updateDisplay(display, update.data(), update.metadata());
            });
    qsizetype number = 0;
    for (Step &step : steps) {
        // No limit: a cell may run for days. It ends with its kernel at the latest.
        const Outcome outcome = co_await step.ended;
        report(step, ++number, steps.size(), outcome);
        if (outcome != Outcome::Ok || m_interrupted) {
            co_return outcome == Outcome::Ok || outcome == Outcome::Error ? Negative : NoMachine;
        }
    }
    co_return Success;
}

void RunCommand::report(const Step &step, qsizetype number, qsizetype count, Outcome outcome)
{
    const double seconds = std::chrono::duration<double>(step.execution->elapsed()).count();
    m_console->note(u"[%1/%2] %3, %4 s"_s.arg(number).arg(count).arg(outcomeName(outcome)).arg(seconds, 0, 'f', 2));
    QJsonObject cell{{u"id"_s, step.cell.toString()},
                     {u"index"_s, m_document.indexOf(step.cell)},
                     {u"outcome"_s, outcomeName(outcome)},
                     {u"seconds"_s, seconds}};
    if (const auto executionCount = step.execution->executionCount()) {
        cell.insert(u"executionCount"_s, *executionCount);
    }
    m_cells.append(cell);
    if (outcome != Outcome::Ok) {
        printFailure(step.cell, outcome);
    }
}

void RunCommand::printFailure(const notebook::CellId &id, Outcome outcome)
{
    const int index = m_document.indexOf(id);
    m_error = outcome == Outcome::Error ? tr("Cell %1 failed.").arg(index + 1)
                                        : tr("Cell %1 did not finish (%2).").arg(index + 1).arg(outcomeName(outcome));
    m_console->note(u"quire: "_s + m_error);
    for (const Output &output : m_document.cell(index).outputs()) {
        if (output.type() == Output::Type::Error) {
            m_console->note(withoutColours(output.traceback().join(u'\n')));
            m_error = output.errorName() + u": "_s + output.errorValue();
        }
    }
}

int RunCommand::fail(const Error &error, int code)
{
    m_console->complain(error);
    m_error = error.message;
    printSummary(code);
    return code;
}

void RunCommand::printSummary(int code)
{
    if (!m_invocation.json) {
        return;
    }
    QJsonObject summary{{u"notebook"_s, m_invocation.operands.constFirst()},
                        {u"machine"_s, m_target.displayName()},
                        {u"ok"_s, code == Success},
                        {u"cells"_s, m_cells}};
    if (!m_error.isEmpty()) {
        summary.insert(u"error"_s, m_error);
    }
    m_console->print(QJsonDocument(summary));
}

} // namespace quire::cli
