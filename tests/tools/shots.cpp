// SPDX-License-Identifier: GPL-3.0-or-later
// quire-shots FOLDER [VIEW…]: a picture of every named view in light and dark, at 1x and 2x, in English and Chinese, as
// FOLDER/VIEW-LANGUAGE-COLOURS-SCALE.png.
#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/FileOpener.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPainter>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTextStream>
#include <QUuid>

using namespace quire;

namespace {

/// Brings one view up in a running program, takes its picture, and leaves the window as it was.
class Photographer
{
public:
    Photographer(tools::Driver *driver, QDir folder, QString suffix, QStringList wanted)
        : m_driver(driver), m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_wanted(std::move(wanted))
    {
    }

    void takeAll(const QString &sample)
    {
        window()->tabs()->showLauncher();
        take(QStringLiteral("launcher"));
        ui::NotebookPage *page = m_driver->open(sample);
        if (!page || !m_driver->waitForKernel(page)) {
            QTextStream(stderr) << "The sample notebook did not open." << Qt::endl;
            std::exit(1);
        }
        take(QStringLiteral("notebook-fresh"));
        m_driver->runAll(page);
        take(QStringLiteral("notebook"));
        takeEditing(page);
        takeRunning(page);
        takeFind(page);
        takeCompletion(page);
        takeFailures(page);
        takeOutputs();
        takeInteractive();
        takeTools(page);
        takeCellTools(page);
        takeViewers(page);
        takeTerminal();
        takeConsole(page);
        for (const char *panel : {"running", "tools", "tabs", "machines"}) {
            window()->showPanel(QString::fromLatin1(panel));
            QTest::qWait(300);
            take(QStringLiteral("panel-") + QString::fromLatin1(panel));
        }
        window()->showPanel(QStringLiteral("files"));
        takeDialogs();
        m_driver->save(page);
    }

private:
    ui::MainWindow *window() const { return m_driver->window(); }

    bool wants(const QString &view) const { return m_wanted.isEmpty() || m_wanted.contains(view); }

    void take(const QString &view, QWidget *what = nullptr, const QString &name = {})
    {
        if (!wants(view)) {
            return;
        }
        QTest::qWait(150);
        const QString file =
            m_folder.filePath((name.isEmpty() ? view : name) + u'-' + m_suffix + QStringLiteral(".png"));
        (what ? what : window())->grab().save(file);
        QTextStream(stdout) << file << Qt::endl;
    }

    void takeEditing(ui::NotebookPage *page)
    {
        page->view()->setCurrentCell(page->session()->document()->cell(1).id());
        page->view()->perform(ui::NotebookCommand::EnterEditMode);
        take(QStringLiteral("notebook-editing"));
        page->view()->perform(ui::NotebookCommand::EnterCommandMode);
    }

    /// A real run that waits for input, with a cell queued behind it.
    void takeRunning(ui::NotebookPage *page)
    {
        notebook::Document *document = page->session()->document();
        const QList<notebook::Cell> cells{
            notebook::Cell(notebook::CellType::Code,
                           QStringLiteral("import time\nprint('epoch 1')\ntime.sleep(1)\ninput('go on? ')")),
            notebook::Cell(notebook::CellType::Code, QStringLiteral("'later'"))};
        const QList<notebook::CellId> added = document->insertCells(1, cells);
        QSignalSpy asked(&page->session()->kernel(), &session::NotebookKernel::inputRequested);
        QSignalSpy ended(&page->session()->kernel(), &session::NotebookKernel::allRunsEnded);
        page->session()->kernel().run(added);
        m_driver->waitFor([&] { return !asked.isEmpty(); }, 20);
        take(QStringLiteral("notebook-running"));
        page->session()->kernel().answerInput(added.first(), QStringLiteral("yes"));
        m_driver->waitFor([&] { return !ended.isEmpty(); }, 20);
        document->removeCells(1, 2);
    }

    /// Outputs as they lie in a file; nothing is run.
    void takeOutputs()
    {
        const QString root = m_folder.filePath(QStringLiteral("root"));
        for (const char *view : {"table", "json", "markdown", "form"}) {
            const QString name = QString::fromLatin1(view);
            if (!wants(name)) {
                continue;
            }
            const QString file = QStringLiteral("%1/%2.ipynb").arg(root, name);
            QFile::remove(file);
            QFile::copy(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/shots/%1.ipynb").arg(name), file);
            if (ui::NotebookPage *page = m_driver->open(file)) {
                if (name == u"markdown") {
                    takeMarkdown(page);
                    continue;
                }
                if (name == u"form") {
                    takeForm(page);
                    continue;
                }
                page->view()->perform(ui::NotebookCommand::GoToOutput);
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
                take(name);
            }
        }
    }

    /// The panels at the right, with what a person would have in them.
    void takeTools(ui::NotebookPage *page)
    {
        if (!wants(QStringLiteral("tools-variables")) && !wants(QStringLiteral("tools-queue")) &&
            !wants(QStringLiteral("tools-inspector")) && !wants(QStringLiteral("variable-table"))) {
            return;
        }
        window()->tabs()->setCurrentWidget(page);
        notebook::Document *document = page->session()->document();
        const auto add = [document](const QString &code) {
            return document->insertCells(document->cellCount(), {notebook::Cell(notebook::CellType::Code, code)});
        };
        session::NotebookKernel &kernel = page->session()->kernel();
        const auto isFree = [&kernel] { return kernel.isFree(); };
        kernel.run(add(QStringLiteral(
            "import numpy as np, pandas as pd\nframe = pd.DataFrame({'city': ['Bern', 'Kyoto', 'Quito'] * 400, "
            "'height': np.arange(1200) * 1.5})\nlosses = np.linspace(2, 0.1, 500)\nname = 'run 7'\n"
            "settings = {'rate': 0.01, 'layers': [64, 64]}\nflag = True")));
        m_driver->waitFor(isFree, 30);
        auto *actions = window()->findChild<ui::ActionRegistry *>();
        actions->find(QStringLiteral("view.variables"))->trigger();
        auto *list = window()->findChild<QAbstractItemView *>(QStringLiteral("variables"));
        m_driver->waitFor([list] { return list->model()->rowCount() > 4; }, 10);
        take(QStringLiteral("tools-variables"));
        list->setCurrentIndex(
            list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("frame")).value(0));
        QTest::keyClick(list, Qt::Key_Return);
        m_driver->waitFor([this, page] { return window()->tabs()->currentWidget() != page; }, 10);
        take(QStringLiteral("variable-table"));
        window()->tabs()->requestClose(window()->tabs()->currentIndex());
        window()->tabs()->setCurrentWidget(page);
        kernel.run(add(QStringLiteral("len?")));
        m_driver->waitFor(isFree, 30);
        take(QStringLiteral("tools-inspector"));
        takeQueue(page, add(QStringLiteral("input('go on? ')")) + add(QStringLiteral("model.fit(x, y)")) +
                            add(QStringLiteral("model.save('model.pt')")) + add(QStringLiteral("report(model)")));
        document->removeCells(document->cellCount() - 6, 6);
    }

    void takeQueue(ui::NotebookPage *page, const QList<notebook::CellId> &cells)
    {
        session::NotebookKernel &kernel = page->session()->kernel();
        QSignalSpy asked(&kernel, &session::NotebookKernel::inputRequested);
        kernel.run(cells);
        m_driver->waitFor([&asked] { return !asked.isEmpty(); }, 20);
        auto *actions = window()->findChild<ui::ActionRegistry *>();
        actions->find(QStringLiteral("view.queue"))->trigger();
        auto *list = window()->findChild<QAbstractItemView *>(QStringLiteral("runQueue"));
        m_driver->waitFor([list] { return list->model()->rowCount() == 4; }, 10);
        list->setCurrentIndex(list->model()->index(2, 0));
        take(QStringLiteral("tools-queue"));
        kernel.runs().cancelWaiting();
        kernel.answerInput(cells.first(), {});
        m_driver->waitFor([&kernel] { return kernel.isFree(); }, 20);
        QTest::keyClick(list, Qt::Key_Escape);
    }

    /// Tags and metadata of a cell, and the tray of deleted ones.
    void takeCellTools(ui::NotebookPage *page)
    {
        notebook::Document *document = page->session()->document();
        const notebook::CellId cell = document->cell(2).id();
        document->setCellMetadata(cell,
                                  *notebook::JsonValue::parse("{\"tags\": [\"parameters\", \"slow\"], \"slideshow\": "
                                                              "{\"slide_type\": \"slide\"}}"));
        page->view()->setCurrentCell(cell);
        const auto *actions = window()->findChild<ui::ActionRegistry *>();
        actions->find(QStringLiteral("view.cell"))->trigger();
        QTest::qWait(300);
        take(QStringLiteral("tools-cell"));
        document->removeCells(1, 2);
        actions->find(QStringLiteral("view.deleted"))->trigger();
        QTest::qWait(300);
        take(QStringLiteral("tools-deleted"));
        document->undo();
        document->undo();
        actions->find(QStringLiteral("view.right-panels"))->trigger();
    }

    void takeViewers(const ui::NotebookPage *page)
    {
        const QDir root(m_folder.filePath(QStringLiteral("root")));
        QFile table(root.filePath(QStringLiteral("cities.csv")));
        if (table.open(QIODevice::WriteOnly)) {
            table.write("city;country;people;note\n");
            for (int row = 0; row < 5000; ++row) {
                table.write("Kyoto;Japan;" + QByteArray::number(1000 + row * 7) + ";\"temples; gardens\"\n");
            }
            table.close();
        }
        QImage picture(320, 200, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(QColor(0x1f, 0x77, 0xb4));
        painter.drawEllipse(picture.rect().adjusted(20, 20, -20, -20));
        painter.end();
        picture.save(root.filePath(QStringLiteral("plot.png")));
        QFile::copy(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/shots/form.ipynb"),
                    root.filePath(QStringLiteral("form.json")));
        for (const auto &[view, name] :
             {std::pair{"viewer-table", "cities.csv"}, {"viewer-picture", "plot.png"}, {"viewer-json", "form.json"}}) {
            if (wants(QString::fromLatin1(view))) {
                auto *opener = window()->findChild<ui::DocumentOpener *>();
                session::NotebookRef ref = page->session()->ref();
                ref.path = RemotePath(QString::fromLatin1(name));
                ref.localFile = root.filePath(QString::fromLatin1(name));
                opener->open(ref);
                QTest::qWait(500);
                take(QString::fromLatin1(view));
                window()->tabs()->requestClose(window()->tabs()->currentIndex());
            }
        }
    }

    /// On the notebook's kernel: text, a picture, an error, and something being written.
    void takeConsole(ui::NotebookPage *page)
    {
        if (!wants(QStringLiteral("console"))) {
            return;
        }
        ui::ConsolePage *console = window()->findChild<ui::DocumentOpener *>()->consoles().open(page);
        session::KernelConsole *talk = console->console();
        for (const char *code :
             {"import math, random", "sorted(random.Random(7).sample(range(100), 12))",
              "for epoch in range(1, 4):\n    print(f'epoch {epoch}: loss {1 / epoch:.3f}')", "math.sqrt(-1)"}) {
            talk->document()->setSource(talk->prompt(), QString::fromUtf8(code));
            talk->execute();
            m_driver->waitFor([talk] { return talk->runs().pendingCount() == 0; }, 20);
        }
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("losses = [1 / n for n in range(1, 20)]"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTest::qWait(500);
        take(QStringLiteral("console"));
        window()->tabs()->requestClose(window()->tabs()->currentIndex());
        window()->tabs()->setCurrentWidget(page);
    }

    /// Formulas arrive when they are set.
    void takeMarkdown(ui::NotebookPage *page)
    {
        QTest::qWait(4000);
        take(QStringLiteral("markdown"));
        for (int cell = 1; cell < page->session()->document()->cellCount(); ++cell) {
            page->view()->setCurrentCell(page->session()->document()->cell(cell).id());
            QTest::qWait(500);
        }
        take(QStringLiteral("markdown"), {}, QStringLiteral("markdown-end"));
    }

    /// Long and coloured text, errors, and what is found in them.
    void takeTerminal()
    {
        if (!wants(QStringLiteral("terminal")) && !wants(QStringLiteral("find-outputs")) &&
            !wants(QStringLiteral("panel-search")) && !wants(QStringLiteral("output-view"))) {
            return;
        }
        const QString file = m_folder.filePath(QStringLiteral("root/terminal.ipynb"));
        QFile::remove(file);
        QFile::copy(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/shots/terminal.ipynb"), file);
        ui::NotebookPage *page = m_driver->open(file);
        if (!page) {
            return;
        }
        take(QStringLiteral("terminal"));
        page->view()->perform(ui::NotebookCommand::GoToOutput);
        page->view()->perform(ui::NotebookCommand::Find);
        auto *text = page->findChild<QLineEdit *>(QStringLiteral("findText"));
        QTest::keyClicks(text, QStringLiteral("epoch  9"));
        QTest::qWait(500);
        take(QStringLiteral("find-outputs"));
        QTest::keyClick(text, Qt::Key_Escape);
        window()->showPanel(QStringLiteral("search"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("total"));
        QTest::qWait(800);
        if (auto *with = window()->findChild<QLineEdit *>(QStringLiteral("searchWith"))) {
            with->setText(QStringLiteral("count"));
        }
        take(QStringLiteral("panel-search"));
        window()->showPanel(QStringLiteral("files"));
        page->view()->perform(ui::NotebookCommand::ViewOutput);
        take(QStringLiteral("output-view"));
    }

    /// As it comes from elsewhere, and after it was trusted.
    void takeInteractive()
    {
        if (!wants(QStringLiteral("interactive")) && !wants(QStringLiteral("interactive-blocked"))) {
            return;
        }
        const QString file = m_folder.filePath(QStringLiteral("root/interactive.ipynb"));
        QFile source(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/shots/interactive.ipynb"));
        QFile copy(file);
        const bool isOpen = source.open(QIODevice::ReadOnly) && copy.open(QIODevice::WriteOnly);
        // Jupyter knows what was trusted before by its content, so this one is new.
        const QByteArray title = "\"title\": \"" + QUuid::createUuid().toByteArray() + "\", \"kernelspec\"";
        copy.write(source.readAll().replace("\"kernelspec\"", title));
        copy.close();
        ui::NotebookPage *page = isOpen ? m_driver->open(file) : nullptr;
        if (!page) {
            return;
        }
        m_driver->waitForKernel(page);
        m_driver->waitFor([page] { return page->notifications()->isShowing(QStringLiteral("trust")); }, 10);
        take(QStringLiteral("interactive-blocked"));
        std::ignore = page->session()->trust().trustAll();
        m_driver->waitFor([page] { return page->findChildren<QWidget *>(QStringLiteral("webFrame")).size() >= 3; }, 30);
        QTest::qWait(4000);
        take(QStringLiteral("interactive"));
    }

    /// Colab's forms, and under them a text cell with its spelling checked.
    void takeForm(ui::NotebookPage *page)
    {
        page->view()->setCurrentCell(page->session()->document()->cell(2).id());
        page->view()->perform(ui::NotebookCommand::EnterEditMode);
        QTest::qWait(1500);
        take(QStringLiteral("form"));
        page->view()->perform(ui::NotebookCommand::EnterCommandMode);
    }

    void takeFind(ui::NotebookPage *page)
    {
        page->view()->setCurrentCell(page->session()->document()->cell(0).id());
        page->view()->perform(ui::NotebookCommand::Replace);
        auto *text = window()->findChild<QLineEdit *>(QStringLiteral("findText"));
        QTest::keyClicks(text, QStringLiteral("in"));
        QTest::qWait(300);
        take(QStringLiteral("find"));
        QTest::keyClicks(text, QStringLiteral("("));
        QTest::keyClick(text, Qt::Key_R, Qt::AltModifier);
        take(QStringLiteral("find-mistake"));
        QTest::keyClick(text, Qt::Key_R, Qt::AltModifier);
        QTest::keyClick(text, Qt::Key_Escape);
    }

    void takeCompletion(ui::NotebookPage *page)
    {
        if (!wants(QStringLiteral("completion")) && !wants(QStringLiteral("completion-inspection"))) {
            return;
        }
        page->view()->setCurrentCell(page->session()->document()->cell(1).id());
        page->view()->perform(ui::NotebookCommand::InsertBelow);
        page->view()->perform(ui::NotebookCommand::EnterEditMode);
        auto *editor = page->view()->findChild<QWidget *>(QStringLiteral("cellEditor"));
        QTest::keyClicks(editor, QStringLiteral("math.co"));
        QTest::keyClick(editor, Qt::Key_Space, Qt::ControlModifier);
        auto *list = page->view()->findChild<QWidget *>(QStringLiteral("completions"));
        m_driver->waitFor([list] { return list->isVisible(); }, 10);
        take(QStringLiteral("completion"));
        QTest::keyClick(editor, Qt::Key_Return);
        page->view()->perform(ui::NotebookCommand::Inspect);
        auto *tip = page->view()->findChild<QWidget *>(QStringLiteral("inspection"));
        m_driver->waitFor([tip] { return tip->isVisible(); }, 10);
        take(QStringLiteral("completion-inspection"));
        page->view()->perform(ui::NotebookCommand::EnterCommandMode);
        page->view()->perform(ui::NotebookCommand::Delete);
    }

    void takeFailures(ui::NotebookPage *page)
    {
        using Severity = ui::Notification::Severity;
        page->notifications()->show(
            {QStringLiteral("shot-1"),
             Severity::Warning,
             QCoreApplication::translate("quire::session::NotebookKernel",
                                         "The kernel crashed and was started again. Its variables are gone: run the "
                                         "cells you need from the top. A common cause is running out of memory."),
             {}});
        page->notifications()->show(
            {QStringLiteral("shot-2"),
             Severity::Error,
             QCoreApplication::translate("quire::session::NotebookKernel", "The kernel did not start. %1")
                 .arg(QCoreApplication::translate("quire::session::NotebookKernel",
                                                  "This machine has no kernel to run code with. Install one there, "
                                                  "for Python: python3 -m pip install ipykernel")),
             {{QStringLiteral("again"), QCoreApplication::translate("quire::session::NotebookKernel", "Try Again")}}});
        take(QStringLiteral("notifications"));
        page->notifications()->remove(QStringLiteral("shot-1"));
        page->notifications()->remove(QStringLiteral("shot-2"));
    }

    void takeDialogs()
    {
        const QList<std::pair<QString, QString>> dialogs{
            {QStringLiteral("preferences"), QStringLiteral("tools.preferences")},
            {QStringLiteral("shortcuts"), QStringLiteral("tools.shortcuts")},
            {QStringLiteral("add-server"), QStringLiteral("machine.add")}};
        auto *actions = window()->findChild<ui::ActionRegistry *>();
        for (const auto &[view, action] : dialogs) {
            actions->find(action)->trigger();
            m_driver->waitFor([] { return QApplication::activeModalWidget() != nullptr; }, 5);
            if (QWidget *dialog = QApplication::activeModalWidget()) {
                take(view, dialog);
                dialog->close();
                QTest::qWait(50);
            }
        }
        actions->find(QStringLiteral("tools.commands"))->trigger();
        take(QStringLiteral("commands"));
        QTest::keyClick(window()->findChild<QWidget *>(QStringLiteral("commandFilter")), Qt::Key_Escape);
    }

    tools::Driver *m_driver;
    QDir m_folder;
    QString m_suffix;
    QStringList m_wanted;
};

/// All languages and colours at the scale of this process.
int shootHere(const QDir &folder, const QString &scale, const QStringList &wanted)
{
    const QString root = folder.filePath(QStringLiteral("root"));
    for (const char *language : {"en", "zh_CN"}) {
        for (const bool isDark : {false, true}) {
            tools::Driver::prepare(root, QString::fromLatin1(language), isDark);
            ui::Composition composition;
            tools::Driver driver(&composition);
            composition.start({});
            composition.window()->resize(1280, 800);
            QDir().mkpath(root);
            for (const char *old : {"Welcome.ipynb", "欢迎.ipynb"}) { // Of the run before, with its outputs.
                QFile::remove(root + u'/' + QString::fromUtf8(old));
            }
            Reply<QString> copied = ui::FileOpener::copySample(root);
            driver.waitFor([&] { return copied.isFinished(); });
            const QString suffix = QStringLiteral("%1-%2-%3")
                                       .arg(QString::fromLatin1(language),
                                            isDark ? QStringLiteral("dark") : QStringLiteral("light"), scale);
            Photographer(&driver, folder, suffix, wanted).takeAll(copied.result().value_or(QString()));
            driver.quit();
        }
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int index = 1; index < argc; ++index) {
        arguments.append(QString::fromLocal8Bit(argv[index]));
    }
    const QDir folder(QDir(arguments.isEmpty() ? QStringLiteral("build/shots") : arguments.takeFirst()).absolutePath());
    QDir().mkpath(folder.path());
    const QString scale = QString::fromLocal8Bit(qgetenv("QUIRE_SHOTS_SCALE"));
    if (scale.isEmpty()) {
        for (const char *each : {"1", "2"}) {
            qputenv("QUIRE_SHOTS_SCALE", QByteArray(each) + "x");
            qputenv("QT_SCALE_FACTOR", each);
            if (QProcess::execute(QString::fromLocal8Bit(argv[0]), QStringList(folder.path()) + arguments) != 0) {
                return 1;
            }
        }
        return 0;
    }
    tools::Driver::isolate(folder.filePath(QStringLiteral("profile")));
    QCoreApplication::setApplicationName(QStringLiteral("quire"));
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    return shootHere(folder, scale, arguments);
}
