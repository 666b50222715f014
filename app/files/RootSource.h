// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RateLimit.h"
#include "files/RemoteRoot.h"
#include "net/ServerConnection.h"

#include <QNetworkCookie>

#include <map>

namespace quire::files {

/// Where a queue finds the disks of machines: by the machine's id the whole of what its server shows, by
/// "machine//storage" a folder of its disk outside of that. Machines come and go, and come back under other addresses.
class RootSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: not there now; see available(). Stays valid until unavailable().
    virtual RemoteRoot *root(const QString &disk) = 0;

Q_SIGNALS:
    /// It is there, again, or under a new address.
    void available(const QString &disk);
    void unavailable(const QString &disk);
};

/// The machines whose addresses it was told, each with a connection of its own in this thread.
class MachineRoots : public RootSource
{
    Q_OBJECT

public:
    /// `path` as in MachineAgent::absolute().
    using Maker = std::function<std::unique_ptr<RemoteRoot>(net::ServerConnection *connection, const QByteArray &path,
                                                            RateLimit *limit)>;

    /// `limit` outlives this. `maker` makes the roots that are used; by default a ContentsRoot.
    MachineRoots(const Clock &clock, RateLimit *limit, Maker maker = {}, QObject *parent = nullptr);
    ~MachineRoots() override;

    RemoteRoot *root(const QString &disk) override;
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
        std::map<QString, std::unique_ptr<RemoteRoot>> roots = {}; ///< By disk.
        bool isThere = false;
    };

    const Clock &m_clock;
    RateLimit *m_limit;
    Maker m_maker;
    std::map<QString, Place> m_places;
};

} // namespace quire::files
