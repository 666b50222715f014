// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "machines/MachineProvider.h"
#include "machines/local/LocalServer.h"

#include <optional>

namespace quire::machines {

/// "This computer": one machine, a Jupyter server of Quire's own on loopback.
class LocalProvider : public MachineProvider
{
    Q_OBJECT

public:
    /// The id of its only machine.
    static QString machineName() { return QStringLiteral("this-computer"); }

    /// `root` is the folder the server shows; made, with `storage/` in it, when the server starts.
    LocalProvider(LocalServerPaths paths, QString root, const Clock &clock, QObject *parent = nullptr);
    ~LocalProvider() override;

    QString id() const override { return QStringLiteral("local"); }
    QString displayName() const override;
    Capabilities capabilities() const override { return Capability::Start | Capability::Stop; }

    Reply<QList<Machine>> machines() override;
    Reply<net::Endpoint> start(QString machine) override;
    Reply<void> stop(QString machine) override;

    QString root() const { return m_root; }
    /// Takes effect with the next start.
    void setRoot(const QString &root) { m_root = root; }

    /// To be called, and awaited for at most a few seconds, before Quire ends: stops the server unless kernels run in
    /// it or another Quire uses it. The value says whether it goes on running.
    [[nodiscard]] Reply<bool> release();

Q_SIGNALS:
    /// The server ended without being asked to; start() brings up a new one.
    void serverEnded(const quire::Error &error);

private:
    Machine machine() const;
    LocalServer *server();
    void setState(MachineState state, const QString &reason = {});
    Reply<void> lookAround();
    Reply<void> checkKernels(net::Endpoint endpoint);

    LocalServerPaths m_paths;
    QString m_root;
    const Clock &m_clock;
    LocalServer *m_server = nullptr;
    MachineState m_state = MachineState::Unknown;
    QString m_reason;
    std::optional<Hardware> m_hardware;
};

} // namespace quire::machines
