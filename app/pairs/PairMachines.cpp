// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PairMachines.h"

#include "base/Coroutine.h"

namespace quire::pairs {

struct PairMachines::Place
{
    std::unique_ptr<net::ServerConnection> connection;
    std::unique_ptr<files::MachineAgent> agent;
    QUrl address;
    bool isThere = false;
};

PairMachines::PairMachines(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

PairMachines::~PairMachines() = default;

void PairMachines::setEndpoint(const QString &machine, const net::Endpoint &endpoint,
                               const QList<QNetworkCookie> &cookies)
{
    Place &place = m_places[machine];
    if (!place.connection) {
        place.connection = std::make_unique<net::ServerConnection>(endpoint, m_clock);
        place.agent = std::make_unique<files::MachineAgent>(place.connection.get());
    }
    place.connection->setEndpoint(endpoint);
    place.connection->http().setCookies(cookies);
    place.address = endpoint.baseUrl;
    place.isThere = true;
    Q_EMIT changed();
}

void PairMachines::setGone(const QString &machine)
{
    if (const auto found = m_places.find(machine); found != m_places.end() && found->second.isThere) {
        found->second.isThere = false;
        Q_EMIT changed();
    }
}

files::MachineAgent *PairMachines::agentFor(const Pair &pair) const
{
    if (const auto own = m_places.find(pair.machine); own != m_places.end() && own->second.isThere) {
        return own->second.agent.get();
    }
    const auto other = std::ranges::find_if(m_places, [&pair](const auto &one) {
        return one.second.isThere && canServe(pair, one.first, one.second.address);
    });
    return other == m_places.end() ? nullptr : other->second.agent.get();
}

Reply<void> PairMachines::stop()
{
    std::vector<Reply<void>> ends;
    for (const auto &[name, place] : m_places) {
        ends.push_back(place.agent->link().stop());
    }
    for (const Reply<void> &end : ends) {
        std::ignore = co_await end; // It is over, whatever the machine says to that.
    }
    co_return {};
}

} // namespace quire::pairs
