// SPDX-License-Identifier: GPL-3.0-or-later
// quire-bench [--notebook FILE] [--only METRIC…] [--runs N]: measures the real program and prints JSON lines
// {"metric","value","unit","n"}. Needs a display; ./dev bench gives it one.
#include "session/NotebookSession.h"
#include "tools/Driver.h"
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
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace quire;
using tools::Driver;
using tools::Samples;

namespace {

constexpr int idleSeconds = 12;

/// What the command line asks for.
struct Plan
{
    QString notebook;
    QStringList only;
    int runs = 5;
    QString scratch;

    bool wants(const QString &metric) const { return only.isEmpty() || only.contains(metric); }
    bool wantsAny(std::initializer_list<const char *> metrics) const
    {
        return std::ranges::any_of(metrics, [this](const char *metric) { return wants(QString::fromLatin1(metric)); });
    }
};

void tell(const Plan &plan, const QString &metric, double value, const QString &unit, qsizetype n)
{
    if (plan.wants(metric)) {
        QTextStream(stdout) << QStringLiteral("{\"metric\":\"%1\",\"value\":%2,\"unit\":\"%3\",\"n\":%4}")
                                   .arg(metric)
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

void measureOpening(const Plan &plan, const Driver &driver, const QString &file)
{
    Samples first;
    Samples last;
    Samples block;
    for (int run = 0; run < plan.runs; ++run) {
        tools::Heartbeat heartbeat;
        QElapsedTimer clock;
        clock.start();
        ui::NotebookPage *page = driver.open(file);
        first.add(milliseconds(clock));
        const notebook::Document *document = page->session()->document();
        page->view()->setCurrentCell(document->cell(document->cellCount() - 1).id());
        page->view()->viewport()->repaint();
        last.add(milliseconds(clock));
        QTest::qWait(200);
        block.add(heartbeat.longestGapMs());
        page->session()->file().abandonChanges();
        driver.window()->tabs()->requestClose(driver.window()->tabs()->indexOf(page));
        QTest::qWait(50);
    }
    tell(plan, QStringLiteral("open_first_paint"), first.median(), QStringLiteral("ms"), first.count());
    tell(plan, QStringLiteral("open_last_cell"), last.median(), QStringLiteral("ms"), last.count());
    tell(plan, QStringLiteral("ui_block_max"), block.max(), QStringLiteral("ms"), block.count());
}

void measureScrolling(const Plan &plan, ui::NotebookPage *page)
{
    Samples frames;
    QScrollBar *bar = page->view()->verticalScrollBar();
    bar->setValue(0);
    QTest::qWait(100);
    const int step = qMax(120, bar->maximum() / 1500);
    for (int at = 0; at < bar->maximum(); at += step) {
        QElapsedTimer clock;
        clock.start();
        bar->setValue(at);
        page->view()->viewport()->repaint();
        QCoreApplication::processEvents();
        frames.add(milliseconds(clock));
    }
    tell(plan, QStringLiteral("scroll_frame_p50"), frames.percentile(50), QStringLiteral("ms"), frames.count());
    tell(plan, QStringLiteral("scroll_frame_p99"), frames.percentile(99), QStringLiteral("ms"), frames.count());
    tell(plan, QStringLiteral("scroll_frame_max"), frames.max(), QStringLiteral("ms"), frames.count());
}

void measureTyping(const Plan &plan, ui::NotebookPage *page)
{
    Samples keys;
    page->view()->setCurrentCell(page->session()->document()->cell(0).id());
    page->view()->perform(ui::NotebookCommand::EnterEditMode);
    QTest::qWait(100);
    const QString text = QStringLiteral("for value in range(10): print(value)  ");
    for (int count = 0; count < 200; ++count) {
        QWidget *focus = QApplication::focusWidget();
        QElapsedTimer clock;
        clock.start();
        QTest::keyClick(focus ? focus : page->view(), text.at(count % text.size()).toLatin1());
        page->view()->viewport()->repaint();
        QCoreApplication::processEvents();
        keys.add(milliseconds(clock));
    }
    tell(plan, QStringLiteral("key_paint_p50"), keys.percentile(50), QStringLiteral("ms"), keys.count());
    tell(plan, QStringLiteral("key_paint_p95"), keys.percentile(95), QStringLiteral("ms"), keys.count());
    tell(plan, QStringLiteral("key_paint_max"), keys.max(), QStringLiteral("ms"), keys.count());
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

int measure(const Plan &plan)
{
    const QString root = plan.scratch + QStringLiteral("/root");
    QDir().mkpath(root);
    Driver::prepare(root, QStringLiteral("en"), false);
    if (plan.wantsAny({"start_editable", "pss", "idle_cpu"})) {
        measureProcess(plan,
                       copyIn(plan.notebook.isEmpty() ? corpus(plan, QStringLiteral("n100")) : plan.notebook, root));
    }
    const QString file = copyIn(plan.notebook.isEmpty() ? corpus(plan, QStringLiteral("n1000")) : plan.notebook, root);
    ui::Composition composition;
    const Driver driver(&composition);
    composition.start({});
    driver.waitFor([&] { return composition.window()->isVisible(); });
    QTest::qWait(1500);
    if (plan.wantsAny({"open_first_paint", "open_last_cell", "ui_block_max"})) {
        measureOpening(plan, driver, file);
    }
    if (plan.wantsAny({"scroll_frame_p50", "scroll_frame_p99", "scroll_frame_max", "key_paint_p50", "key_paint_p95",
                       "key_paint_max"})) {
        ui::NotebookPage *page = driver.open(file);
        measureScrolling(plan, page);
        measureTyping(plan, page);
        page->session()->file().abandonChanges();
    }
    if (plan.wantsAny({"run200_wall", "run200_bare"})) {
        measureRunning(plan, driver, root);
    }
    return driver.quit() ? 0 : 1;
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
        {{QStringLiteral("notebook"), QStringLiteral("Measure with this file instead of the corpus."),
          QStringLiteral("FILE")},
         {QStringLiteral("only"), QStringLiteral("Only these metrics; may be repeated, or more may follow."),
          QStringLiteral("METRIC")},
         {QStringLiteral("runs"), QStringLiteral("How often to repeat (default 5)."), QStringLiteral("N"),
          QStringLiteral("5")}});
    parser.addPositionalArgument(QStringLiteral("METRIC"), QStringLiteral("More metrics for --only."),
                                 QStringLiteral("[METRIC…]"));
    parser.process(application);
    Plan plan{parser.value(QStringLiteral("notebook")),
              parser.values(QStringLiteral("only")) + parser.positionalArguments(),
              parser.value(QStringLiteral("runs")).toInt(), scratch.path()};
    return measure(plan);
}
