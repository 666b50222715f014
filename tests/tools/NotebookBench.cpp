// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/NotebookBench.h"

#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "tools/ProcessProbe.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"
#include "ui/output/TextItem.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

namespace quire::tools {

using notebook::CellId;
using notebook::Document;

namespace {

constexpr int framesOfScrolling = 2000;
constexpr int smallestStep = 120;
constexpr int keysTyped = 200;

double milliseconds(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

/// Sees the window being painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *window) { window->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::UpdateRequest;
        return QObject::eventFilter(watched, event);
    }
    bool painted = false;
};

/// The cell a reader looks at: the first that begins in sight and stays there when the page moves by `pixels`, else the
/// one that fills the page.
const ui::CellWidget *landmark(const ui::NotebookView &view, int pixels)
{
    const ui::CellWidget *found = nullptr;
    const int height = view.viewport()->height();
    for (const ui::CellWidget *cell : view.viewport()->findChildren<ui::CellWidget *>()) {
        const int top = cell->y() - pixels;
        const bool isSeen = cell->isVisible() && top < height && top + cell->height() > 0 && cell->y() < height;
        const bool isBetter = !found || (cell->y() >= 0 && (found->y() < 0 || cell->y() < found->y()));
        if (isSeen && isBetter && cell->y() + cell->height() > 0) {
            found = cell;
        }
    }
    return found;
}

/// Until nothing is read, packed or kept safe any more.
void waitUntilSettled()
{
    double before = 0;
    for (int quiet = 0, count = 0; quiet < 3 && count < 20; ++count) {
        QTest::qWait(1000);
        const double now = ownPssMiB();
        quiet = std::abs(now - before) < 1 ? quiet + 1 : 0;
        before = now;
    }
}

} // namespace

/// Times from an act to its pixels being in the window.
class NotebookBench::Frames
{
public:
    explicit Frames(QWidget *window) : m_watch(window) {}

    template <typename Act> void add(Act act)
    {
        QElapsedTimer clock;
        clock.start();
        const double before = threadCpuMs();
        m_watch.painted = false;
        act();
        QCoreApplication::processEvents();
        while (!m_watch.painted && clock.elapsed() < 100) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 2);
        }
        wall.add(milliseconds(clock));
        cpu.add(threadCpuMs() - before);
    }

    Samples wall;
    Samples cpu;

private:
    PaintWatch m_watch;
};

NotebookBench::NotebookBench(const Driver *driver, QString file, Tell tell)
    : m_driver(driver), m_file(std::move(file)), m_tell(std::move(tell))
{
}

ui::NotebookPage *NotebookBench::page()
{
    m_page = m_page ? m_page : m_driver->open(m_file);
    return m_page;
}

void NotebookBench::close()
{
    if (m_page) {
        m_page->session()->file().abandonChanges();
        ui::TabArea *tabs = m_driver->window()->tabs();
        tabs->requestClose(tabs->indexOf(m_page));
        m_page = nullptr;
        QTest::qWait(50);
    }
}

void NotebookBench::tellPercentiles(const QString &metric, const Samples &samples)
{
    for (const int percent : {50, 95, 99}) {
        m_tell(metric + QStringLiteral("_p%1").arg(percent), samples.percentile(percent), QStringLiteral("ms"),
               samples.count());
    }
    m_tell(metric + QStringLiteral("_max"), samples.max(), QStringLiteral("ms"), samples.count());
}

void NotebookBench::measureOpening(int runs)
{
    Samples first;
    Samples last;
    Samples block;
    Samples blockCpu;
    for (int run = 0; run < runs; ++run) {
        close();
        Heartbeat heartbeat;
        QElapsedTimer clock;
        clock.start();
        if (!page()) {
            return;
        }
        first.add(milliseconds(clock));
        const Document *document = m_page->session()->document();
        m_page->view()->setCurrentCell(document->cell(document->cellCount() - 1).id());
        m_page->view()->viewport()->repaint();
        last.add(milliseconds(clock));
        QTest::qWait(500);
        block.add(heartbeat.longestGapMs());
        blockCpu.add(heartbeat.longestCpuMs());
    }
    m_tell(QStringLiteral("open_first_paint"), first.median(), QStringLiteral("ms"), first.count());
    m_tell(QStringLiteral("open_last_cell"), last.median(), QStringLiteral("ms"), last.count());
    m_tell(QStringLiteral("open_block_max"), block.max(), QStringLiteral("ms"), block.count());
    m_tell(QStringLiteral("open_block_cpu_max"), blockCpu.max(), QStringLiteral("ms"), blockCpu.count());
}

void NotebookBench::scrollThrough(ui::NotebookPage *shown, bool down, int step, Frames &frames, int &jumps)
{
    ui::NotebookView *view = shown->view();
    QScrollBar *bar = view->verticalScrollBar();
    // Heights become known on the way, so the end is where nothing moves any more.
    for (int count = 0; count < 3 * framesOfScrolling; ++count) {
        const int pixels = down ? step : -step;
        const bool isAtEnd = down ? bar->value() + pixels >= bar->maximum() : bar->value() + pixels <= 0;
        if (isAtEnd) {
            break;
        }
        const ui::CellWidget *seen = landmark(*view, pixels);
        const CellId cell = seen ? seen->cellId() : CellId();
        const int before = seen ? seen->y() : 0;
        frames.add([&] { bar->setValue(bar->value() + pixels); });
        if (seen && seen->isVisible() && seen->cellId() == cell && seen->y() != before - pixels) {
            ++jumps;
        }
    }
}

void NotebookBench::measureScrolling()
{
    if (!page()) {
        return;
    }
    Frames frames(m_driver->window());
    int jumps = 0;
    QScrollBar *bar = m_page->view()->verticalScrollBar();
    const int step = std::max(smallestStep, bar->maximum() / framesOfScrolling);
    // Up first, through cells nobody has seen: what is above the reader turns out to be taller or lower there.
    bar->setValue(bar->maximum());
    QTest::qWait(200);
    scrollThrough(m_page, false, step, frames, jumps);
    bar->setValue(0);
    QTest::qWait(200);
    scrollThrough(m_page, true, step, frames, jumps);
    if (frames.wall.count() == 0) {
        return; // it fits the page
    }
    tellPercentiles(QStringLiteral("scroll_frame"), frames.wall);
    tellPercentiles(QStringLiteral("scroll_frame_cpu"), frames.cpu);
    m_tell(QStringLiteral("anchor_jumps"), jumps, QStringLiteral("count"), frames.wall.count());
}

void NotebookBench::measurePane()
{
    if (!page()) {
        return;
    }
    for (ui::CellWidget *cell : m_page->view()->viewport()->findChildren<ui::CellWidget *>()) {
        ui::OutputView *view = cell->isVisible() ? cell->outputView() : nullptr;
        ui::OutputStack *stack = view ? view->stack() : nullptr;
        if (!stack || !stack->isPane(0)) {
            continue;
        }
        constexpr int everything = 1'000'000'000;
        constexpr int frameCount = 1000;
        auto *item = qobject_cast<ui::TextItem *>(stack->item(0));
        const int step = item ? item->heightForWidth(view->width()) / frameCount : 1;
        stack->scrollPane(0, -everything);
        Frames frames(m_driver->window());
        for (int count = 0; count < frameCount; ++count) {
            frames.add([&] {
                stack->scrollPane(0, step);
                view->update();
            });
        }
        tellPercentiles(QStringLiteral("pane_frame"), frames.wall);
        tellPercentiles(QStringLiteral("pane_frame_cpu"), frames.cpu);
        return;
    }
}

void NotebookBench::measureTyping()
{
    if (!page()) {
        return;
    }
    ui::NotebookView *view = m_page->view();
    const Document *document = m_page->session()->document();
    view->setCurrentCell(document->cell(0).id());
    view->perform(ui::NotebookCommand::EnterEditMode);
    QTest::qWait(100);
    Frames frames(m_driver->window());
    const QString text = QStringLiteral("for value in range(10): print(value)  ");
    const qsizetype before = document->cell(0).source().size();
    for (int count = 0; count < keysTyped; ++count) {
        QWidget *focus = QApplication::focusWidget() ? QApplication::focusWidget() : view;
        const char key = text.at(count % text.size()).toLatin1();
        frames.add([&] { QTest::keyClick(focus, key); });
    }
    view->perform(ui::NotebookCommand::EnterCommandMode);
    // Keys that did not arrive are no measurement.
    if (document->cell(0).source().size() - before >= keysTyped) {
        tellPercentiles(QStringLiteral("key_paint"), frames.wall);
        tellPercentiles(QStringLiteral("key_paint_cpu"), frames.cpu);
    }
}

void NotebookBench::measureTabSwitch()
{
    if (!page()) {
        return;
    }
    ui::TabArea *tabs = m_driver->window()->tabs();
    tabs->showLauncher();
    const int other = tabs->currentIndex();
    const int ours = tabs->indexOf(m_page);
    Frames frames(m_driver->window());
    for (int count = 0; count < 20; ++count) {
        frames.add([&] { tabs->setCurrentIndex(ours); });
        QTest::qWait(20);
        tabs->setCurrentIndex(other);
        QTest::qWait(20);
    }
    tabs->setCurrentIndex(ours);
    m_tell(QStringLiteral("tab_switch"), frames.wall.median(), QStringLiteral("ms"), frames.wall.count());
    m_tell(QStringLiteral("tab_switch_max"), frames.wall.max(), QStringLiteral("ms"), frames.wall.count());
}

void NotebookBench::measureMemory()
{
    if (page()) {
        waitUntilSettled();
        const double file = double(QFileInfo(m_file).size()) / 1024 / 1024;
        m_tell(QStringLiteral("pss"), ownPssMiB(), QStringLiteral("MiB"), 1);
        m_tell(QStringLiteral("pss_above_file"), ownPssMiB() - file, QStringLiteral("MiB"), 1);
    }
}

void NotebookBench::measurePrinting()
{
    if (!page() || !m_driver->waitForKernel(m_page)) {
        return;
    }
    QTest::qWait(2000);
    const double before = ownPssMiB();
    const double cpuBefore = threadCpuMs();
    QElapsedTimer clock;
    clock.start();
    Heartbeat heartbeat;
    m_driver->runAll(m_page);
    m_tell(QStringLiteral("print_wall"), milliseconds(clock), QStringLiteral("ms"), 1);
    m_tell(QStringLiteral("print_ui_cpu"), threadCpuMs() - cpuBefore, QStringLiteral("ms"), 1);
    QTest::qWait(1000);
    m_tell(QStringLiteral("print_block_max"), heartbeat.longestGapMs(), QStringLiteral("ms"), 1);
    m_tell(QStringLiteral("print_block_cpu_max"), heartbeat.longestCpuMs(), QStringLiteral("ms"), 1);
    waitUntilSettled();
    m_tell(QStringLiteral("print_extra_pss"), ownPssMiB() - before, QStringLiteral("MiB"), 1);
    measureInterrupt(m_page);
}

/// The keys come from outside, at any moment of the storm.
void NotebookBench::measureInterrupt(ui::NotebookPage *shown)
{
    Samples delays;
    ui::NotebookView *view = shown->view();
    session::NotebookKernel &kernel = shown->session()->kernel();
    for (int run = 0; run < 3; ++run) {
        QSignalSpy ended(&kernel, &session::NotebookKernel::allRunsEnded);
        QElapsedTimer clock;
        bool isAsked = false;
        const auto connection = QObject::connect(view, &ui::NotebookView::interruptRequested, view, [&] {
            delays.add(milliseconds(clock));
            isAsked = true;
        });
        view->setCurrentCell(shown->session()->document()->cell(0).id());
        view->perform(ui::NotebookCommand::RunAll);
        const std::unique_ptr<QThread> person(QThread::create([&clock, view, run] {
            QThread::msleep(400 + 70 * static_cast<unsigned long>(run));
            clock.start();
            for (int press = 0; press < 2; ++press) {
                QCoreApplication::postEvent(
                    view, new QKeyEvent(QEvent::KeyPress, Qt::Key_I, Qt::NoModifier, QStringLiteral("i")));
            }
        }));
        person->start();
        m_driver->waitFor([&] { return isAsked && !ended.isEmpty(); }, 60);
        person->wait();
        QObject::disconnect(connection);
    }
    m_tell(QStringLiteral("interrupt_key"), delays.max(), QStringLiteral("ms"), delays.count());
}

} // namespace quire::tools
