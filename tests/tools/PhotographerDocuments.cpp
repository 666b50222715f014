// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of other kinds than the sample: outputs, viewers, consoles, text.
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Workspace.h"
#include "tools/Photographer.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/Composition.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TransferDesk.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPainter>
#include <QTest>
#include <QUuid>

namespace quire::tools {

void Photographer::takeOutputs()
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

void Photographer::takeViewers(const ui::NotebookPage *page)
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

void Photographer::takeConsole(ui::NotebookPage *page)
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

void Photographer::takeMarkdown(ui::NotebookPage *page)
{
    QTest::qWait(4000);
    take(QStringLiteral("markdown"));
    for (int cell = 1; cell < page->session()->document()->cellCount(); ++cell) {
        page->view()->setCurrentCell(page->session()->document()->cell(cell).id());
        QTest::qWait(500);
    }
    take(QStringLiteral("markdown"), {}, QStringLiteral("markdown-end"));
}

void Photographer::takeTerminal()
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

void Photographer::takeInteractive()
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

void Photographer::takeForm(ui::NotebookPage *page)
{
    page->view()->setCurrentCell(page->session()->document()->cell(2).id());
    page->view()->perform(ui::NotebookCommand::EnterEditMode);
    QTest::qWait(1500);
    take(QStringLiteral("form"));
    page->view()->perform(ui::NotebookCommand::EnterCommandMode);
}

void Photographer::takeTransfers()
{
    if (!wants(QStringLiteral("panel-transfers"))) {
        return;
    }
    const QDir folder(m_folder.filePath(QStringLiteral("sent")));
    QDir(m_folder.filePath(QStringLiteral("root/images"))).removeRecursively();
    QFile::remove(m_folder.filePath(QStringLiteral("root/model.pt")));
    folder.mkpath(QStringLiteral("images"));
    for (int number = 1; number <= 12; ++number) {
        QFile image(folder.filePath(QStringLiteral("images/%1.png").arg(number)));
        if (image.open(QIODevice::WriteOnly)) {
            image.write(QByteArray(number * 9000, 'x'));
        }
    }
    QFile model(folder.filePath(QStringLiteral("model.pt")));
    if (model.open(QIODevice::WriteOnly)) {
        model.resize(80 << 20);
        model.close();
    }
    ui::TransferDesk *desk = m_driver->composition()->transferDesk();
    files::Transfers *transfers = desk->transfers();
    const machines::MachineId machine = m_driver->composition()->workspace().thisComputer()->id();
    const QUrl images = QUrl::fromLocalFile(folder.filePath(QStringLiteral("images")));
    desk->upload(machine, RemotePath(), {images});
    m_driver->waitFor([&] { return transfers->rows().value(0).state == files::JobState::Done; });
    desk->upload(machine, RemotePath(), {images});
    transfers->setLimits(3'000'000, 0);
    desk->upload(machine, RemotePath(), {QUrl::fromLocalFile(model.fileName())});
    m_driver->waitFor([&] { return transfers->rows().value(2).done > 4 << 20; });
    window()->showPanel(QStringLiteral("transfers"));
    QTest::qWait(300);
    take(QStringLiteral("panel-transfers"));
    for (const files::JobRow &job : transfers->rows()) {
        transfers->cancel(job.id);
    }
    transfers->setLimits(0, 0);
    transfers->clearFinished();
}

} // namespace quire::tools
