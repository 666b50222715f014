// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RateLimit.h"
#include "files/RemoteRoot.h"
#include "net/ServerConnection.h"

#include <QNetworkCookie>

#include <map>

namespace quire::files {

/// Where a queue finds the disks of machines: the whole of what a machine's server shows, by the machine's id. Machines
/// come and go, and come back under other addresses.
class RootSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: not there now; see available(). Stays valid until unavailable().
    virtual RemoteRoot *root(const QString &machine) = 0;

Q_SIGNALS:
    /// It is there, again, or under a new address.
    void available(const QString &machine);
    void unavailable(const QString &machine);
};

/// The machines whose addresses it was told, each with a connection of its own in this thread.
class MachineRoots : public RootSource
{
    Q_OBJECT

public:
    using Maker = std::function<std::unique_ptr<RemoteRoot>(net::ServerConnection *connection, RateLimit *limit)>;

    /// `limit` outlives this. `maker` makes the root that is used; by default a ContentsRoot.
    MachineRoots(const Clock &clock, RateLimit *limit, Maker maker = {}, QObject *parent = nullptr);
    ~MachineRoots() override;

    RemoteRoot *root(const QString &machine) override;
    /// The machine's server answers there.
    void setEndpoint(const QString &machine, const net::Endpoint &endpoint, const QList<QNetworkCookie> &cookies);
    /// It is gone for now; what is under way fails or waits.
    void setGone(const QString &machine);
    /// Before the end: leaves nothing behind on the machines.
    [[nodiscard]] Reply<void> close();

private:
    struct Place
    {
        std::unique_ptr<net::ServerConnection> connection;
        std::unique_ptr<RemoteRoot> root;
        bool isThere = false;
    };

    const Clock &m_clock;
    RateLimit *m_limit;
    Maker m_maker;
    std::map<QString, Place> m_places;
};

} // namespace quire::files
