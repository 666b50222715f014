// SPDX-License-Identifier: GPL-3.0-or-later
// quire-bench [--notebook FILE | --corpus [NAME…]] [--only METRIC…] [--runs N]: measures the real program and prints
// JSON lines {"metric","value","unit","n"}; of a corpus with {"notebook"} before. Needs a display; ./dev bench gives it
// one.
#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "tools/NotebookBench.h"
#include "tools/ProcessProbe.h"
#include "tools/Samples.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace quire;
using tools::Driver;
using tools::Samples;

namespace {

constexpr int idleSeconds = 12;

/// Those of tests/bench/corpus.py that are measured one by one.
QStringList corpusNames()
{
    return {QStringLiteral("n100"),      QStringLiteral("n1000"),    QStringLiteral("n5000"),
            QStringLiteral("n10000"),    QStringLiteral("plots200"), QStringLiteral("tables200"),
            QStringLiteral("file200mb"), QStringLiteral("lines1m"),  QStringLiteral("print1m")};
}

/// What the command line asks for.
struct Plan
{
    QString notebook;
    /// Said in each line, when it is one of several.
    QString name;
    QStringList only;
    int runs = 5;
    QString scratch;

    /// By its name or its beginning: "print_" are all of printing.
    bool wants(const QString &metric) const
    {
        return only.isEmpty() ||
               std::ranges::any_of(only, [&](const QString &wanted) { return metric.startsWith(wanted); });
    }
    /// Any metric that begins like one of these.
    bool wantsAny(std::initializer_list<const char *> beginnings) const
    {
        return only.isEmpty() || std::ranges::any_of(beginnings, [this](const char *beginning) {
                   return std::ranges::any_of(
                       only, [=](const QString &metric) { return metric.startsWith(QLatin1StringView(beginning)); });
               });
    }
};

void tell(const Plan &plan, const QString &metric, double value, const QString &unit, qsizetype n)
{
    if (plan.wants(metric)) {
        const QString of = plan.name.isEmpty() ? QString() : QStringLiteral("\"notebook\":\"%1\",").arg(plan.name);
        QTextStream(stdout) << QStringLiteral("{%1\"metric\":\"%2\",\"value\":%3,\"unit\":\"%4\",\"n\":%5}")
                                   .arg(of, metric)
                                   .arg(value, 0, 'f', 2)
                                   .arg(unit)
                                   .arg(n)
                            << Qt::endl;
    }
}

double milliseconds(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

QString program(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

/// A notebook of the corpus, made when missing.
QString corpus(const Plan &plan, const QString &name)
{
    const QString folder = plan.scratch + QStringLiteral("/corpus");
    QProcess::execute(QStringLiteral("python3"),
                      {QStringLiteral(QUIRE_SOURCE_DIR "/tests/bench/corpus.py"), folder, name});
    return folder + u'/' + name + QStringLiteral(".ipynb");
}

/// A copy in this computer's root, so that measuring changes nobody's file.
QString copyIn(const QString &file, const QString &root)
{
    const QString copy = root + u'/' + QFileInfo(file).fileName();
    QFile::remove(copy);
    QFile::copy(file, copy);
    return copy;
}

/// Process start to a notebook one can type into, then what the idle program costs.
void measureProcess(const Plan &plan, const QString &file)
{
    Samples starts;
    for (int run = 0; run < plan.runs; ++run) {
        tools::ProcessProbe probe(program(QStringLiteral("quire")), {file});
        starts.add(probe.waitForMark("notebook editable"));
        if (run + 1 == plan.runs && plan.wantsAny({"pss", "idle_cpu"})) {
            QTest::qWait(6000); // Kernel up, everything settled.
            tell(plan, QStringLiteral("pss"), probe.pssMiB(), QStringLiteral("MiB"), 1);
            const double before = probe.cpuMs();
            QTest::qWait(idleSeconds * 1000);
            tell(plan, QStringLiteral("idle_cpu"), (probe.cpuMs() - before) * 60 / idleSeconds,
                 QStringLiteral("ms/min"), 1);
        }
    }
    tell(plan, QStringLiteral("start_editable"), starts.median(), QStringLiteral("ms"), starts.count());
}

void measureNotebook(const Plan &plan, const Driver &driver, const QString &file)
{
    tools::NotebookBench bench(&driver, file,
                               [&plan](const QString &metric, double value, const QString &unit, qsizetype n) {
                                   tell(plan, metric, value, unit, n);
                               });
    if (plan.wantsAny({"open_"})) {
        bench.measureOpening(plan.runs);
    }
    if (plan.wantsAny({"scroll_", "anchor_"})) {
        bench.measureScrolling();
    }
    if (plan.wantsAny({"pane_"})) {
        bench.measurePane();
    }
    if (plan.wantsAny({"pss"})) {
        bench.measureMemory();
    }
    if (plan.wantsAny({"tab_"})) {
        bench.measureTabSwitch();
    }
    if (plan.wantsAny({"key_"})) {
        bench.measureTyping();
    }
    bench.close();
}

double bareRun(const QString &file)
{
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral(QUIRE_SOURCE_DIR "/tests/bench/bare_client.py"), file});
    python.waitForFinished(120000);
    return python.readAllStandardOutput().trimmed().toDouble();
}

/// 200 trivial cells in Quire and, turn by turn, in a bare client.
void measureRunning(const Plan &plan, const Driver &driver, const QString &root)
{
    const QString file = copyIn(corpus(plan, QStringLiteral("trivial200")), root);
    ui::NotebookPage *page = driver.open(file);
    if (!page || !driver.waitForKernel(page)) {
        return;
    }
    driver.runAll(page); // Warm, as the bare client is.
    Samples ours;
    Samples bare;
    for (int run = 0; run < plan.runs; ++run) {
        QElapsedTimer clock;
        clock.start();
        driver.runAll(page);
        ours.add(milliseconds(clock));
        bare.add(bareRun(file));
    }
    tell(plan, QStringLiteral("run200_wall"), ours.median(), QStringLiteral("ms"), ours.count());
    tell(plan, QStringLiteral("run200_bare"), bare.median(), QStringLiteral("ms"), bare.count());
    page->session()->file().abandonChanges();
}

/// The cell that prints 1,000,000 lines.
void measurePrinting(const Plan &plan, const Driver &driver, const QString &root)
{
    tools::NotebookBench bench(&driver, copyIn(corpus(plan, QStringLiteral("print1m")), root),
                               [&plan](const QString &metric, double value, const QString &unit, qsizetype n) {
                                   tell(plan, metric, value, unit, n);
                               });
    bench.measurePrinting();
    bench.close();
}

int measure(const Plan &plan)
{
    const QString root = plan.scratch + QStringLiteral("/root");
    QDir().mkpath(root);
    Driver::prepare(root, QStringLiteral("en"), false);
    const bool isOne = !plan.notebook.isEmpty();
    if (!isOne && plan.wantsAny({"start_", "idle_", "pss"})) {
        measureProcess(plan, copyIn(corpus(plan, QStringLiteral("n100")), root));
    }
    const QString file = copyIn(isOne ? plan.notebook : corpus(plan, QStringLiteral("n1000")), root);
    ui::Composition composition;
    const Driver driver(&composition);
    composition.start({});
    driver.waitFor([&] { return composition.window()->isVisible(); });
    QTest::qWait(1500);
    if (QFileInfo(file).baseName() != QLatin1StringView("print1m")) {
        measureNotebook(plan, driver, file);
    }
    if (plan.wantsAny({"print_", "interrupt_"}) && (!isOne || file.endsWith(QLatin1StringView("/print1m.ipynb")))) {
        measurePrinting(plan, driver, root);
    }
    if (!isOne && plan.wantsAny({"run200_"})) {
        measureRunning(plan, driver, root);
    }
    return driver.quit() ? 0 : 1;
}

/// Each notebook in a program of its own, so that what one leaves behind is not counted for another.
int measureCorpus(const Plan &plan, const QStringList &names)
{
    int failed = 0;
    for (const QString &name : names) {
        QStringList arguments{QStringLiteral("--notebook"), corpus(plan, name),        QStringLiteral("--name"), name,
                              QStringLiteral("--runs"),     QString::number(plan.runs)};
        for (const QString &metric : plan.only) {
            arguments << QStringLiteral("--only") << metric;
        }
        failed += QProcess::execute(program(QStringLiteral("quire-bench")), arguments) == 0 ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir scratch;
    Driver::isolate(scratch.path());
    QCoreApplication::setApplicationName(QStringLiteral("quire"));
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures Quire; prints JSON lines."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("notebook"), QStringLiteral("Measure this notebook."), QStringLiteral("FILE")},
         {QStringLiteral("corpus"),
          QStringLiteral("Measure these notebooks of the corpus, or all: %1.").arg(corpusNames().join(u' '))},
         {QStringLiteral("name"), QStringLiteral("What to call the notebook in each line."), QStringLiteral("NAME")},
         {QStringLiteral("only"), QStringLiteral("Only these metrics; may be repeated."), QStringLiteral("METRIC")},
         {QStringLiteral("runs"), QStringLiteral("How often to repeat (default 5)."), QStringLiteral("N"),
          QStringLiteral("5")}});
    parser.addPositionalArgument(QStringLiteral("NAME"),
                                 QStringLiteral("Notebooks for --corpus, or more metrics for --only."),
                                 QStringLiteral("[NAME…]"));
    parser.process(application);
    const QStringList named = parser.positionalArguments();
    const bool isCorpus = parser.isSet(QStringLiteral("corpus"));
    const Plan plan{parser.value(QStringLiteral("notebook")), parser.value(QStringLiteral("name")),
                    parser.values(QStringLiteral("only")) + (isCorpus ? QStringList() : named),
                    parser.value(QStringLiteral("runs")).toInt(), scratch.path()};
    return isCorpus ? measureCorpus(plan, named.isEmpty() ? corpusNames() : named) : measure(plan);
}
