// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Memory.h"
#include "cli/CommandLine.h"
#include "cli/InterruptSignal.h"
#include "ui/shell/Composition.h"

#include <QApplication>
#include <QIcon>

using namespace quire;

namespace {

void describe()
{
    QCoreApplication::setApplicationName(QStringLiteral("quire"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QUIRE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("app.quire.Quire"));
}

int runWithoutWindow(int argc, char **argv, bool needsFonts)
{
    if (needsFonts) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        return cli::CommandLine::runAndExit(QGuiApplication::arguments());
    }
    const QCoreApplication application(argc, argv);
    return cli::CommandLine::runAndExit(application.arguments());
}

int runWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Quire"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/app.quire.Quire.svg")));
    QApplication::setQuitOnLastWindowClosed(false);
    ui::Composition composition;
    QObject::connect(&composition, &ui::Composition::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    const cli::InterruptSignal interrupt;
    QObject::connect(&interrupt, &cli::InterruptSignal::received, &composition, &ui::Composition::end);
    composition.start(QApplication::arguments().sliced(1));
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    returnMemoryEarly();
    describe();
    const QStringList words = [argc, argv] {
        QStringList all;
        for (int index = 1; index < argc; ++index) {
            all.append(QString::fromLocal8Bit(argv[index]));
        }
        return all;
    }();
    return cli::CommandLine::wantsNoWindow(words) ? runWithoutWindow(argc, argv, cli::CommandLine::needsFonts(words))
                                                  : runWindow(argc, argv);
}
