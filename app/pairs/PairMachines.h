// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/MachineAgent.h"
#include "pairs/Pair.h"

#include <QNetworkCookie>

#include <map>

namespace quire {
class Clock;
}

namespace quire::pairs {

/// The machines that are up, each with a connection and an agent of its own, for the pairs whose folders they show.
class PairMachines : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives this.
    explicit PairMachines(const Clock &clock, QObject *parent = nullptr);
    ~PairMachines() override;

    /// The machine's server answers there. `machine`: MachineId as text.
    void setEndpoint(const QString &machine, const net::Endpoint &endpoint, const QList<QNetworkCookie> &cookies);
    void setGone(const QString &machine);
    /// The agent of the pair's machine, or of another one with the same storage; null: none is up. Stays valid.
    files::MachineAgent *agentFor(const Pair &pair) const;
    /// Ends all agents.
    [[nodiscard]] Reply<void> stop();

Q_SIGNALS:
    /// agentFor() may give others now, or the same under a new address.
    void changed();

private:
    struct Place;

    const Clock &m_clock;
    std::map<QString, Place> m_places;
};

} // namespace quire::pairs
