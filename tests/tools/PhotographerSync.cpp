// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/Pairs.h"
#include "session/Workspace.h"
#include "tools/Photographer.h"
#include "ui/files/FileBrowser.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/MainWindow.h"
#include "ui/sync/ConflictDialog.h"
#include "ui/sync/PairCard.h"
#include "ui/sync/PairDialog.h"
#include "ui/sync/PairLogDialog.h"
#include "ui/sync/SyncPanel.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTest>

namespace quire::tools {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
    }
}

template <typename Dialog> Dialog *shown(const QWidget *window)
{
    const QList<Dialog *> all = window->findChildren<Dialog *>();
    return all.isEmpty() ? nullptr : all.last();
}

} // namespace

/// A folder kept the same with one of this computer's own server: in sync, in conflict, with a question.
void Photographer::takeSync()
{
    const QStringList views{QStringLiteral("panel-sync-empty"), QStringLiteral("panel-sync"),
                            QStringLiteral("sync-pair"),        QStringLiteral("sync-log"),
                            QStringLiteral("sync-conflict"),    QStringLiteral("sync-badges")};
    if (std::ranges::none_of(views, [this](const QString &view) { return wants(view); })) {
        return;
    }
    window()->showPanel(QStringLiteral("sync"));
    take(views.at(0));
    auto *panel = window()->findChild<ui::SyncPanel *>();
    const QString folder = m_folder.filePath(QStringLiteral("synced/experiments"));
    const QString there = m_folder.filePath(QStringLiteral("root/experiments"));
    QDir(folder).removeRecursively();
    QDir(there).removeRecursively();
    QDir().mkpath(folder);
    for (int number = 0; number < 40; ++number) {
        write(QStringLiteral("%1/run-%2.csv").arg(folder).arg(number), QByteArray::number(number));
    }
    write(folder + QStringLiteral("/notes.txt"), "rate 0.1\nlayers 2\nepochs 10\n");
    panel->pairFolder(folder);
    QTest::qWait(200);
    auto *dialog = shown<ui::PairDialog>(window());
    take(views.at(2), dialog);
    dialog->findChild<QPushButton *>(QStringLiteral("confirmPair"))->click();
    pairs::Pairs &pairs = m_driver->composition()->pairs();
    const auto is = [&pairs](pairs::PairState state) {
        return !pairs.rows().isEmpty() && pairs.rows().first().state == state;
    };
    m_driver->waitFor([&] { return is(pairs::PairState::Idle); }, 30);
    const QString id = pairs.rows().value(0).pair.id;
    pairs.pause(id);
    m_driver->waitFor([&] { return is(pairs::PairState::Paused); }, 10);
    takeTrouble(folder, there, panel);
    std::ignore = pairs.remove(id);
    m_driver->waitFor([&] { return pairs.rows().isEmpty(); }, 10);
}

void Photographer::takeTrouble(const QString &folder, const QString &there, ui::SyncPanel *panel)
{
    pairs::Pairs &pairs = m_driver->composition()->pairs();
    write(folder + QStringLiteral("/notes.txt"), "rate 0.2\nlayers 2\nepochs 10\nseed 7\n");
    write(there + QStringLiteral("/notes.txt"), "rate 0.3\nlayers 2\nepochs 20\n");
    for (int number = 0; number < 30; ++number) {
        QFile::remove(QStringLiteral("%1/run-%2.csv").arg(folder).arg(number));
    }
    pairs.resume(pairs.rows().value(0).pair.id);
    m_driver->waitFor([&] { return pairs.rows().value(0).state == pairs::PairState::NeedsAnswer; }, 30);
    take(QStringLiteral("panel-sync"));
    takeBadges();
    auto *card = panel->findChild<ui::PairCard *>();
    Q_EMIT card->logRequested();
    QTest::qWait(500);
    auto *log = shown<ui::PairLogDialog>(window());
    take(QStringLiteral("sync-log"), log);
    log->close();
    Q_EMIT card->conflictsRequested();
    QTest::qWait(700);
    auto *conflict = shown<ui::ConflictDialog>(window());
    take(QStringLiteral("sync-conflict"), conflict);
    conflict->close();
}

/// How each file stands, in the browser and in the status bar.
void Photographer::takeBadges()
{
    window()->showPanel(QStringLiteral("files"));
    window()->files()->browser()->showFolder(QStringLiteral("notebooks"), RemotePath(QStringLiteral("experiments")));
    QTest::qWait(700);
    take(QStringLiteral("sync-badges"));
    window()->showPanel(QStringLiteral("sync"));
}

} // namespace quire::tools
