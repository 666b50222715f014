// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/RootSource.h"

#include "base/Coroutine.h"
#include "files/ContentsRoot.h"
#include "files/DiskName.h"

namespace quire::files {

MachineRoots::MachineRoots(const Clock &clock, RateLimit *limit, Maker maker, QObject *parent)
    : RootSource(parent), m_clock(clock), m_limit(limit), m_maker(std::move(maker))
{
    if (!m_maker) {
        m_maker = [](net::ServerConnection *connection, const QByteArray &path, RateLimit *rate) {
            return std::make_unique<ContentsRoot>(connection, RemotePath(QString::fromUtf8(path)), rate);
        };
    }
}

MachineRoots::~MachineRoots() = default;

Reply<void> MachineRoots::close()
{
    std::vector<Reply<void>> closing;
    for (const auto &[machine, place] : m_places) {
        for (const auto &[disk, root] : place.roots) {
            closing.push_back(root->close());
        }
    }
    for (const Reply<void> &one : closing) {
        [[maybe_unused]] const Result<void> closed = co_await one; // A machine that is gone has nothing to tidy.
    }
    co_return {};
}

RemoteRoot *MachineRoots::root(const QString &disk)
{
    const QString machine = machineOf(disk);
    const auto found = m_places.find(machine);
    if (found == m_places.end() || !found->second.isThere) {
        return nullptr;
    }
    std::unique_ptr<RemoteRoot> &root = found->second.roots[disk];
    if (!root) {
        const QByteArray path = disk.sliced(machine.size()).toUtf8();
        root = m_maker(found->second.connection.get(), path, m_limit);
    }
    return root.get();
}

void MachineRoots::setEndpoint(const QString &machine, const net::Endpoint &endpoint,
                               const QList<QNetworkCookie> &cookies)
{
    Place &place = m_places[machine];
    if (!place.connection) {
        place.connection = std::make_unique<net::ServerConnection>(endpoint, m_clock);
    }
    place.connection->setEndpoint(endpoint);
    place.connection->http().setCookies(cookies);
    place.isThere = true;
    Q_EMIT available(machine);
    for (const auto &[disk, root] : place.roots) {
        if (disk != machine) {
            Q_EMIT available(disk);
        }
    }
}

void MachineRoots::setGone(const QString &machine)
{
    if (const auto found = m_places.find(machine); found != m_places.end() && found->second.isThere) {
        found->second.isThere = false;
        Q_EMIT unavailable(machine);
        for (const auto &[disk, root] : found->second.roots) {
            if (disk != machine) {
                Q_EMIT unavailable(disk);
            }
        }
    }
}

} // namespace quire::files
