// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/Photographer.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QMenu>
#include <QProcess>
#include <QSplitter>
#include <QTest>
#include <QTreeView>

namespace quire::tools {

using namespace Qt::StringLiterals;

namespace {

void fill(const QDir &root)
{
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        root.mkpath(QFileInfo(name).path());
        QFile file(root.filePath(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
    };
    write(u"storage/checkpoints/epoch 9.pt"_s, QByteArray(3'200'000, 'x'));
    write(u"storage/checkpoints/epoch 10.pt"_s, QByteArray(3'210'000, 'x'));
    write(u"datasets/images/train/0001.txt"_s, "x");
    write(u"results/2026/november/a fairly long file name that will not fit.csv"_s, "a,b\n1,2\n");
    write(u"results/summary.csv"_s, "epoch,loss,accuracy\n1,0.93,0.61\n2,0.55,0.78\n3,0.31,0.9\n");
    write(u"results/run.json"_s, "{\"model\": \"resnet\", \"epochs\": 3, \"loss\": [0.93, 0.55, 0.31]}\n");
    write(u"train.py"_s, "import math\n\n\ndef loss(x: float) -> float:\n    \"\"\"How far off.\"\"\"\n    return "
                         "math.sqrt(x) * 2  # enough\n\n\nprint(loss(4))\n");
    write(u"README.md"_s, "# Read me\n\nSome **words**.\n");
    write(u".gitignore"_s, "storage/\n");
    QFile::link(u"storage/checkpoints"_s, root.filePath(u"latest"_s));
    QProcess::execute(u"git"_s, {u"init"_s, u"-q"_s, u"-b"_s, u"main"_s, root.path()});
}

} // namespace

void Photographer::takeFiles()
{
    if (!wants(u"files"_s)) {
        return;
    }
    fill(QDir(m_folder.filePath(u"root"_s)));
    window()->showPanel(u"files"_s);
    auto *browser = window()->findChild<ui::FileBrowser *>();
    auto *tree = browser->findChild<QTreeView *>(u"fileTree"_s);
    const auto at = [&](const QString &path) { return browser->model()->indexOf(RemotePath(path)); };
    const auto run = [&](const QString &id) { browser->findChild<QAction *>(id)->trigger(); };
    browser->refresh();
    m_driver->waitFor([&] { return at(u"train.py"_s).isValid(); }, 20);
    tree->expand(at(u"results"_s));
    m_driver->waitFor([&] { return at(u"results/summary.csv"_s).isValid(); }, 20);
    tree->setCurrentIndex(at(u"results/summary.csv"_s));
    QTest::qWait(1500); // Git's word.
    take(u"files"_s, nullptr, u"files-tree"_s);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), tree->mapToGlobal(QPoint(10, 10)));
    QCoreApplication::sendEvent(tree, &event);
    if (QWidget *menu = QApplication::activePopupWidget()) {
        take(u"files"_s, menu, u"files-menu"_s);
        menu->close();
    }
    run(u"files.hidden"_s);
    m_driver->waitFor([&] { return at(u".gitignore"_s).isValid(); }, 30);
    tree->setCurrentIndex(at(u"latest"_s));
    take(u"files"_s, nullptr, u"files-hidden"_s);
    run(u"files.hidden"_s);
    for (const QString &name : {u"train.py"_s, u"results/summary.csv"_s, u"results/run.json"_s, u"Welcome.ipynb"_s,
                                u"欢迎.ipynb"_s, u"plot.png"_s}) {
        tree->setCurrentIndex(at(name));
        run(u"files.quick-look"_s);
        QTest::qWait(700);
        if (auto *look = window()->findChild<QDialog *>(u"quickLook"_s); look && at(name).isValid()) {
            take(u"files"_s, look, u"quicklook-"_s + RemotePath(name).suffix());
            look->close();
        }
    }
    tree->setCurrentIndex(at(u"results"_s));
    run(u"files.properties"_s);
    QTest::qWait(500);
    if (auto *dialog = window()->findChild<QDialog *>(u"propertiesDialog"_s)) {
        take(u"files"_s, dialog, u"files-properties"_s);
        dialog->close();
    }
    run(u"files.list"_s);
    auto *splitter = window()->findChild<QSplitter *>();
    const QList<int> sizes = splitter->sizes();
    splitter->setSizes({480, 700, 0});
    browser->showFolder(u"notebooks"_s, RemotePath(u"results/2026/november"_s));
    m_driver->waitFor([&] { return browser->model()->rowCount() > 0; }, 20);
    take(u"files"_s, nullptr, u"files-list"_s);
    browser->showFolder(u"storage"_s, RemotePath(u"storage/checkpoints"_s));
    m_driver->waitFor([&] { return browser->model()->rowCount() > 1; }, 20);
    tree->setCurrentIndex(browser->model()->index(0, 0));
    run(u"files.delete"_s);
    QTest::qWait(800);
    run(u"files.filter"_s);
    take(u"files"_s, nullptr, u"files-deleted"_s);
    run(u"files.undo"_s);
    run(u"files.filter"_s);
    run(u"files.list"_s);
    browser->showFolder(u"notebooks"_s, {});
    splitter->setSizes(sizes);
}

} // namespace quire::tools
