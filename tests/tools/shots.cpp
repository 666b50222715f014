// SPDX-License-Identifier: GPL-3.0-or-later
// quire-shots FOLDER [VIEW…]: a picture of every named view in light and dark, at 1x and 2x, in English and Chinese, as
// FOLDER/VIEW-LANGUAGE-COLOURS-SCALE.png.
#include "tools/Photographer.h"
#include "ui/shell/FileOpener.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

using namespace quire;

namespace {

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
            tools::Photographer(&driver, folder, suffix, wanted).takeAll(copied.result().value_or(QString()));
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
