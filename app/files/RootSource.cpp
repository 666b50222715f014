// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/RootSource.h"

#include "base/Coroutine.h"
#include "files/ContentsRoot.h"

namespace quire::files {

MachineRoots::MachineRoots(const Clock &clock, RateLimit *limit, Maker maker, QObject *parent)
    : RootSource(parent), m_clock(clock), m_limit(limit), m_maker(std::move(maker))
{
    if (!m_maker) {
        m_maker = [](net::ServerConnection *connection, RateLimit *rate) {
            return std::make_unique<ContentsRoot>(connection, RemotePath(), rate);
        };
    }
}

MachineRoots::~MachineRoots() = default;

Reply<void> MachineRoots::close()
{
    std::vector<Reply<void>> closing;
    for (const auto &[machine, place] : m_places) {
        closing.push_back(place.root->close());
    }
    for (const Reply<void> &one : closing) {
        [[maybe_unused]] const Result<void> closed = co_await one; // A machine that is gone has nothing to tidy.
    }
    co_return {};
}

RemoteRoot *MachineRoots::root(const QString &machine)
{
    const auto found = m_places.find(machine);
    return found != m_places.end() && found->second.isThere ? found->second.root.get() : nullptr;
}

void MachineRoots::setEndpoint(const QString &machine, const net::Endpoint &endpoint,
                               const QList<QNetworkCookie> &cookies)
{
    Place &place = m_places[machine];
    if (!place.connection) {
        place.connection = std::make_unique<net::ServerConnection>(endpoint, m_clock);
        place.root = m_maker(place.connection.get(), m_limit);
    }
    place.connection->setEndpoint(endpoint);
    place.connection->http().setCookies(cookies);
    place.isThere = true;
    Q_EMIT available(machine);
}

void MachineRoots::setGone(const QString &machine)
{
    if (const auto found = m_places.find(machine); found != m_places.end() && found->second.isThere) {
        found->second.isThere = false;
        Q_EMIT unavailable(machine);
    }
}

} // namespace quire::files
