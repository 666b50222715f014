// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "files/MachineRoot.h"
#include "files/Transfers.h"

#include <QCoreApplication>

#include <cstdio>

using namespace quire;
using namespace quire::files;

/// A program that moves what its journal says, to be killed by tests.
///
///     transfer_driver JOURNAL URL TOKEN plain|agent [up|down FOLDER PATH…]
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const SystemClock clock;
    MachineRoots::Maker maker;
    if (words.at(4) == u"agent") {
        maker = [](net::ServerConnection *connection, const QByteArray &path, RateLimit *limit) {
            return std::make_unique<MachineRoot>(std::make_unique<MachineAgent>(connection), path, limit);
        };
    }
    Transfers transfers(clock, words.at(1), maker);
    QObject::connect(&transfers, &Transfers::changed, &application, [&] {
        bool isOver = !transfers.rows().isEmpty();
        for (const JobRow &row : transfers.rows()) {
            isOver = isOver && row.state == JobState::Done;
            std::printf("%lld %d %lld/%lld\n", row.id, int(row.state), row.done, row.bytes);
        }
        if (isOver) {
            QCoreApplication::quit();
        }
    });
    transfers.setEndpoint(QStringLiteral("m"), {.baseUrl = QUrl(words.at(2)), .token = Secret(words.at(3))}, {});
    if (words.size() > 6) {
        TransferOrder order;
        (words.at(5) == u"up" ? order.to : order.from) = QStringLiteral("m");
        order.folder = words.at(6).toLocal8Bit();
        for (const QString &path : words.sliced(7)) {
            order.sources.append(path.toLocal8Bit());
        }
        order.collision = Collision::Replace;
        transfers.add(order);
    }
    return QCoreApplication::exec();
}
