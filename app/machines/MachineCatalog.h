// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "machines/Machine.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace quire::machines {

class MachineProvider;

/// What one provider answered last.
struct CatalogEntry
{
    QPointer<MachineProvider> provider;
    QList<Machine> machines;
    std::optional<Error> error;
    bool isLoading = false;
};

/// The machines of every provider, asked in parallel: a slow or broken one does not hold up or hide the others.
class MachineCatalog : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes ownership; the order is the order shown.
    void addProvider(MachineProvider *provider);

    const QList<CatalogEntry> &entries() const { return m_entries; }
    MachineProvider *provider(const QString &id) const;
    std::optional<Machine> machine(const MachineId &id) const;
    /// The machine the person means: by MachineId text, by name, or by server address. Names compare without case.
    std::optional<Machine> find(const QString &nameOrAddress) const;

    /// Asks every provider anew; settles when all have answered or failed. Failures are in entries().
    Reply<void> refresh();

Q_SIGNALS:
    /// `index` into entries(): loading, machines or error are new.
    void entryChanged(int index);
    void machineChanged(const quire::machines::Machine &machine);

private:
    Reply<void> refreshEntry(int index);
    void replaceMachine(int index, const Machine &machine);
    int indexOf(const MachineProvider *provider) const;

    QList<CatalogEntry> m_entries;
};

} // namespace quire::machines
