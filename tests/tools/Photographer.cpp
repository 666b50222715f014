// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/Photographer.h"

#include "session/NotebookSession.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextStream>

namespace quire::tools {

void Photographer::takeAll(const QString &sample)
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
    takeTransfers();
    takeShell();
    takeSync();
    takeLibrary();
    for (const char *panel : {"running", "tools", "tabs", "machines"}) {
        window()->showPanel(QString::fromLatin1(panel));
        QTest::qWait(300);
        take(QStringLiteral("panel-") + QString::fromLatin1(panel));
    }
    window()->showPanel(QStringLiteral("files"));
    takeFiles();
    takeDialogs();
    m_driver->save(page);
}

void Photographer::take(const QString &view, QWidget *what, const QString &name)
{
    if (!wants(view)) {
        return;
    }
    QTest::qWait(150);
    const QString file = m_folder.filePath((name.isEmpty() ? view : name) + u'-' + m_suffix + QStringLiteral(".png"));
    (what ? what : window())->grab().save(file);
    QTextStream(stdout) << file << Qt::endl;
}

void Photographer::takeEditing(ui::NotebookPage *page)
{
    page->view()->setCurrentCell(page->session()->document()->cell(1).id());
    page->view()->perform(ui::NotebookCommand::EnterEditMode);
    take(QStringLiteral("notebook-editing"));
    page->view()->perform(ui::NotebookCommand::EnterCommandMode);
}

void Photographer::takeRunning(ui::NotebookPage *page)
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

void Photographer::takeTools(ui::NotebookPage *page)
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

void Photographer::takeQueue(ui::NotebookPage *page, const QList<notebook::CellId> &cells)
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

void Photographer::takeCellTools(ui::NotebookPage *page)
{
    notebook::Document *document = page->session()->document();
    const notebook::CellId cell = document->cell(2).id();
    document->setCellMetadata(cell, *notebook::JsonValue::parse("{\"tags\": [\"parameters\", \"slow\"], \"slideshow\": "
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

void Photographer::takeFind(ui::NotebookPage *page)
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

void Photographer::takeCompletion(ui::NotebookPage *page)
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

void Photographer::takeFailures(ui::NotebookPage *page)
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

void Photographer::takeDialogs()
{
    const QList<std::pair<QString, QString>> dialogs{
        {QStringLiteral("preferences"), QStringLiteral("tools.preferences")},
        {QStringLiteral("shortcuts"), QStringLiteral("tools.shortcuts")},
        {QStringLiteral("add-server"), QStringLiteral("machine.add")},
        {QStringLiteral("clone"), QStringLiteral("file.clone")},
        {QStringLiteral("open-github"), QStringLiteral("file.open-github")},
        {QStringLiteral("save-github"), QStringLiteral("file.save-github")},
        {QStringLiteral("export"), QStringLiteral("file.export")}};
    auto *actions = window()->findChild<ui::ActionRegistry *>();
    for (const auto &[view, action] : dialogs) {
        actions->find(action)->trigger();
        m_driver->waitFor([] { return QApplication::activeModalWidget() != nullptr; }, 5);
        if (QWidget *dialog = QApplication::activeModalWidget()) {
            if (auto *format = dialog->findChild<QComboBox *>(QStringLiteral("exportFormat"))) {
                format->setCurrentText(QStringLiteral("PDF")); // the one with most to choose
            }
            take(view, dialog);
            dialog->close();
            QTest::qWait(50);
        }
    }
    actions->find(QStringLiteral("tools.commands"))->trigger();
    take(QStringLiteral("commands"));
    QTest::keyClick(window()->findChild<QWidget *>(QStringLiteral("commandFilter")), Qt::Key_Escape);
}

} // namespace quire::tools
