// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "machines/Machine.h"
#include "net/ServerConnection.h"

#include <QObject>

namespace quire::machines {

/// One source of machines: this computer, saved servers, a vendor. Offers what its capabilities() say; anything else
/// answers ErrorKind::Unsupported, which is what the methods here do unless overridden.
class MachineProvider : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// For files and the command line, never translated ("local").
    virtual QString id() const = 0;
    /// Translated.
    virtual QString displayName() const = 0;
    virtual Capabilities capabilities() const = 0;

    /// All machines, with fresh states. Errors concern the provider as a whole; one machine's trouble is in its state.
    [[nodiscard]] virtual Reply<QList<Machine>> machines() = 0;
    /// Brings the machine up, if it is not, until its Jupyter server is said to answer, and tells where.
    /// Starting what runs already gives its (perhaps renewed) endpoint.
    [[nodiscard]] virtual Reply<net::Endpoint> start(QString machine) = 0;
    /// Makes a fresh connection to the machine usable: logs in where cookies rather than a token are needed. Call it
    /// after each start() and again when the server says Unauthorised. Does nothing by default.
    [[nodiscard]] virtual Reply<void> logIn(QString machine, net::ServerConnection *connection);
    [[nodiscard]] virtual Reply<void> stop(QString machine);
    [[nodiscard]] virtual Reply<void> remove(QString machine);
    [[nodiscard]] virtual Reply<void> rename(QString machine, QString name);

Q_SIGNALS:
    void machineChanged(const quire::machines::Machine &machine);
    /// Machines came or went.
    void machinesChanged();
    /// What start() is doing, in a translated sentence.
    void startProgressed(const QString &machine, const QString &what);

protected:
    Failure unsupported() const;
};

} // namespace quire::machines
