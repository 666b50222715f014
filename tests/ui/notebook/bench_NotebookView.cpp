// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a notebook in a bare NotebookView, measures what a person feels and takes pictures.
//
//     bench_NotebookView FILE [--shot PNG] [--dark] [--scroll PIXELS] [--edit ROW] [--select ROW] [--quiet]
#include "notebook/Document.h"
#include "notebook/NotebookFile.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/NotebookView.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QPalette>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using quire::notebook::Document;

namespace {

void darken(QApplication &app)
{
    QPalette dark(QColor(0x2b, 0x2f, 0x36));
    dark.setColor(QPalette::WindowText, QColor(0xe6, 0xe9, 0xed));
    dark.setColor(QPalette::Window, QColor(0x24, 0x28, 0x2e));
    app.setPalette(dark);
}

void print(const char *metric, double value, int n = 1)
{
    std::printf("{\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"ms\",\"n\":%d}\n", metric, value, n);
}

void printPercentiles(const QByteArray &name, QList<double> samples)
{
    std::ranges::sort(samples);
    const auto at = [&](double share) { return samples.at(int(share * double(samples.size() - 1))); };
    print((name + "_p50").constData(), at(0.5), int(samples.size()));
    print((name + "_p95").constData(), at(0.95), int(samples.size()));
    print((name + "_p99").constData(), at(0.99), int(samples.size()));
    print((name + "_max").constData(), samples.back(), int(samples.size()));
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

/// Milliseconds from asking for a change to its pixels being in the window.
template <typename Act> double frame(PaintWatch &watch, Act act)
{
    QElapsedTimer timer;
    timer.start();
    watch.painted = false;
    act();
    while (!watch.painted && timer.elapsed() < 200) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

void measureScrolling(NotebookView &view)
{
    PaintWatch watch(&view);
    QScrollBar *bar = view.verticalScrollBar();
    QList<double> frames;
    for (int i = 0; i < 600; ++i) {
        frames.append(frame(watch, [&] { bar->setValue(bar->value() + 60); }));
    }
    printPercentiles("scroll_frame", frames);
    QList<double> jumps;
    for (int i = 0; i < 40; ++i) {
        jumps.append(frame(watch, [&] { bar->setValue(bar->maximum() / 40 * i); }));
    }
    printPercentiles("jump_frame", jumps);
    print("open_last_cell", frame(watch, [&] { bar->setValue(bar->maximum()); }));
}

void measureTyping(NotebookView &view, const Document &document)
{
    const int row = document.cellCount() / 2;
    view.setCurrentCell(document.cell(row).id());
    view.perform(NotebookCommand::ToCode);
    view.perform(NotebookCommand::EnterEditMode);
    QTest::qWait(100);
    QWidget *editor = QApplication::focusWidget();
    PaintWatch watch(&view);
    QList<double> keys;
    const qsizetype before = document.cell(row).source().size();
    for (int i = 0; editor && i < 200; ++i) {
        keys.append(frame(watch, [&] { QTest::keyClick(editor, i % 20 == 19 ? Qt::Key_Return : Qt::Key_A); }));
    }
    // Keys that did not arrive are no measurement.
    if (keys.size() >= 200 && document.cell(row).source().size() - before >= 200) {
        printPercentiles("key_paint", keys);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QCommandLineParser parser;
    parser.addPositionalArgument(u"FILE"_s, {});
    parser.addOptions({{u"shot"_s, {}, u"PNG"_s},
                       {u"dark"_s, {}},
                       {u"scroll"_s, {}, u"PIXELS"_s, u"0"_s},
                       {u"edit"_s, {}, u"ROW"_s},
                       {u"select"_s, {}, u"ROW"_s},
                       {u"quiet"_s, {}}});
    parser.process(app);
    if (parser.isSet(u"dark"_s)) {
        darken(app);
    }
    QFile file(parser.positionalArguments().value(0));
    if (!file.open(QIODevice::ReadOnly)) {
        return 1;
    }
    QElapsedTimer timer;
    timer.start();
    auto reading = quire::notebook::NotebookFile::read(file.readAll());
    const double parsed = double(timer.nsecsElapsed()) / 1e6;
    if (!reading) {
        return 1;
    }
    Theme theme;
    Syntax syntax;
    Document document(reading->notebook);
    timer.restart();
    NotebookView view(&theme, &syntax);
    QSignalSpy painted(&view, &NotebookView::firstPainted);
    view.setLanguage(document.notebook().language());
    view.resize(1000, 800);
    view.setDocument(&document);
    view.show();
    view.activateWindow();
    view.setFocus();
    painted.wait(5000);
    const double firstPaint = double(timer.nsecsElapsed()) / 1e6;
    if (!parser.isSet(u"quiet"_s)) {
        print("parse", parsed);
        print("open_first_paint", firstPaint);
        measureScrolling(view);
        measureTyping(view, document);
        std::printf("{\"metric\":\"live_widgets\",\"value\":%d,\"unit\":\"count\",\"n\":1}\n", view.liveWidgetCount());
    }
    if (parser.isSet(u"shot"_s)) {
        view.verticalScrollBar()->setValue(parser.value(u"scroll"_s).toInt());
        if (parser.isSet(u"select"_s)) {
            view.setCurrentCell(document.cell(parser.value(u"select"_s).toInt()).id());
        }
        if (parser.isSet(u"edit"_s)) {
            view.setCurrentCell(document.cell(parser.value(u"edit"_s).toInt()).id());
            view.perform(NotebookCommand::EnterEditMode);
        }
        QTest::qWait(700);
        view.grab().save(parser.value(u"shot"_s));
    }
    view.setDocument(nullptr);
    return 0;
}
