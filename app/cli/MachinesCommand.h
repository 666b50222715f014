// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cli/Console.h"
#include "cli/Invocation.h"
#include "machines/MachineCatalog.h"
#include "store/CredentialStore.h"
#include "store/Settings.h"

#include <QObject>

namespace quire::cli {

/// `quire machines`: every provider's machines and whether they answer; with --providers, what each can do.
class MachinesCommand : public QObject
{
    Q_OBJECT

public:
    /// `console` outlives this.
    MachinesCommand(Invocation invocation, Console *console, QObject *parent = nullptr);

    /// Success, or NoMachine when a provider failed.
    [[nodiscard]] Reply<int> run();

private:
    void printProviders();
    void printMachines();

    Invocation m_invocation;
    Console *m_console;
    SystemClock m_clock;
    store::Settings m_settings;
    store::CredentialStore m_credentials;
    machines::MachineCatalog m_catalog;
};

} // namespace quire::cli
