// SPDX-License-Identifier: GPL-3.0-or-later
// quire-firstrun FOLDER: proves on any display that Quire works here. Opens the sample on this computer's own Jupyter
// server, runs it, saves it, and leaves the executed notebook and pictures in FOLDER.
#include "tools/Driver.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/FileOpener.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace quire;

namespace {

/// Prints each step with the time it took; the first failure ends the program.
class Report
{
public:
    void step(const QString &what, bool worked)
    {
        QTextStream out(stdout);
        out << (worked ? "  ok   " : "  FAIL ") << what << "  (" << m_clock.restart() << " ms)" << Qt::endl;
        if (!worked) {
            std::exit(1);
        }
    }
    Report() { m_clock.start(); }

private:
    QElapsedTimer m_clock;
};

int run(const QDir &folder)
{
    Report report;
    const QString root = folder.filePath(QStringLiteral("root"));
    tools::Driver::prepare(root, QStringLiteral("en"), false);
    ui::Composition composition;
    tools::Driver driver(&composition);
    composition.start({});
    report.step(QStringLiteral("the window is shown"),
                driver.waitFor([&] { return composition.window()->isVisible(); }));
    driver.shoot(folder.filePath(QStringLiteral("1-launcher.png")));

    Reply<QString> sample = ui::FileOpener::copySample(root);
    driver.waitFor([&] { return sample.isFinished(); });
    ui::NotebookPage *page = driver.open(sample.result().value_or(QString()));
    report.step(QStringLiteral("the sample notebook is open"), page != nullptr);
    report.step(QStringLiteral("this computer's Jupyter server and a kernel answer"), driver.waitForKernel(page));
    report.step(QStringLiteral("every cell has run"), driver.runAll(page));
    driver.shoot(folder.filePath(QStringLiteral("2-executed.png")));
    page->view()->perform(ui::NotebookCommand::SelectAll);
    report.step(QStringLiteral("saved"), driver.save(page));
    QFile::remove(folder.filePath(QStringLiteral("Welcome.ipynb")));
    report.step(QStringLiteral("the executed notebook is in place"),
                QFile::copy(sample.result().value(), folder.filePath(QStringLiteral("Welcome.ipynb"))));
    report.step(QStringLiteral("closed; nothing was left to ask"), driver.quit());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QDir folder(
        QDir(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("build/first-run")).absolutePath());
    QDir(folder.filePath(QStringLiteral("root"))).removeRecursively();
    QDir().mkpath(folder.path());
    tools::Driver::isolate(folder.filePath(QStringLiteral("profile")));
    QCoreApplication::setApplicationName(QStringLiteral("quire"));
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const int result = run(folder);
    QTextStream(stdout) << "Executed notebook and pictures: " << folder.absolutePath() << Qt::endl;
    return result;
}
