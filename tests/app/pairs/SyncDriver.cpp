// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "base/Coroutine.h"
#include "files/AgentRoot.h"
#include "pairs/SyncEngine.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>

using namespace quire;
using namespace quire::pairs;

/// A program that syncs one pair once, to be killed by tests.
///
///     sync_driver URL TOKEN
///
/// Brings its agent up, says "ready", reads three lines (the local folder, the remote one, the folder of the pair's
/// memory), and says "step" whenever it has done something.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const SystemClock clock;
    net::ServerConnection connection({.baseUrl = QUrl(words.at(1)), .token = Secret(words.at(2))}, clock);
    files::AgentLink link(&connection);
    std::unique_ptr<files::AgentRoot> root;
    std::unique_ptr<SyncEngine> engine;
    const auto work = [&](const Result<int> &life) {
        std::puts(life ? "ready" : "no agent");
        std::fflush(stdout);
        std::string local;
        std::string remote;
        std::string state;
        if (!std::getline(std::cin, local) || !std::getline(std::cin, remote) || !std::getline(std::cin, state)) {
            QCoreApplication::exit(1);
            return;
        }
        const QByteArray path = QByteArray::fromStdString(remote);
        root =
            std::make_unique<files::AgentRoot>(&link, &connection, path, path.sliced(path.lastIndexOf('/') + 1) + '/');
        engine = std::make_unique<SyncEngine>(PairSettings{.localRoot = QByteArray::fromStdString(local),
                                                           .remoteRoot = path,
                                                           .owner = QStringLiteral("test")},
                                              root.get(), QString::fromStdString(state));
        QObject::connect(engine.get(), &SyncEngine::progressed, &application, [] {
            std::puts("step");
            std::fflush(stdout);
        });
        root->open(false).then(&application, [&](const Result<sync::Entry> &) {
            engine->run({.deletes = SyncOrders::Deletes::Allow}).then(&application, [&](const Result<SyncReport> &) {
                QCoreApplication::exit(0);
            });
        });
    };
    link.start().then(&application, work);
    return QCoreApplication::exec();
}
