// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "machines/Machine.h"
#include "net/Endpoint.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>

namespace quire::machines {

class MachineProvider;

/// Brings one machine up and waits until its Jupyter server answers: one launch is one object.
///
/// Create, connect, call launch(). Ends with ready(), failed() or cancelled(). Cancelling does not stop a machine that
/// is already coming up: when one may be running, stopOffered() lets the person decide, and stopMachine() does it.
class MachineLauncher : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Idle, StartingMachine, WaitingForServer, Ready, Failed, Cancelled };
    Q_ENUM(Stage)

    MachineLauncher(MachineProvider *provider, QString machine, QObject *parent = nullptr);

    Stage stage() const { return m_stage; }
    MachineId machine() const;
    std::chrono::milliseconds elapsed() const { return std::chrono::milliseconds(m_elapsed.elapsed()); }

    /// How long the server may take to answer after the provider called the machine up. Default 2 minutes.
    void setServerTimeout(std::chrono::milliseconds limit) { m_serverTimeout = limit; }

    void launch();
    void cancel();
    /// Stops the machine after a cancel.
    [[nodiscard]] Reply<void> stopMachine();

Q_SIGNALS:
    void stageChanged(quire::machines::MachineLauncher::Stage stage);
    /// A translated sentence for under the progress bar.
    void progressed(const QString &what);
    void ready(const quire::net::Endpoint &endpoint);
    void failed(const quire::Error &error);
    void cancelled();
    void stopOffered();

private:
    Reply<void> run();
    Reply<void> waitForServer(net::Endpoint endpoint);
    void setStage(Stage stage);
    void fail(const Error &error);

    QPointer<MachineProvider> m_provider;
    QString m_machine;
    Stage m_stage = Stage::Idle;
    Reply<void> m_run;
    QElapsedTimer m_elapsed;
    std::chrono::milliseconds m_serverTimeout{std::chrono::minutes(2)};
};

} // namespace quire::machines
