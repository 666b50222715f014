// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/MachineCatalog.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "machines/MachineProvider.h"
#include "net/ServerAddress.h"

#include <algorithm>

namespace quire::machines {

using namespace std::chrono_literals;

namespace {

// Vendors can be slow; longer than this a person does not wait for a list.
constexpr auto listingLimit = 30s;

bool means(const Machine &machine, const QString &text, const QUrl &address)
{
    return machine.id.toText() == text || machine.name.compare(text, Qt::CaseInsensitive) == 0 ||
           machine.id.machine == text || (address.isValid() && machine.address == address);
}

} // namespace

void MachineCatalog::addProvider(MachineProvider *provider)
{
    provider->setParent(this);
    m_entries.append({.provider = provider, .machines = {}, .error = {}, .isLoading = false});
    connect(provider, &MachineProvider::machineChanged, this,
            [this, provider](const Machine &machine) { replaceMachine(indexOf(provider), machine); });
    connect(provider, &MachineProvider::machinesChanged, this,
            [this, provider] { (void)refreshEntry(indexOf(provider)); });
}

MachineProvider *MachineCatalog::provider(const QString &id) const
{
    const auto entry = std::ranges::find_if(m_entries, [&](const CatalogEntry &e) { return e.provider->id() == id; });
    return entry == m_entries.end() ? nullptr : entry->provider.data();
}

std::optional<Machine> MachineCatalog::machine(const MachineId &id) const
{
    for (const CatalogEntry &entry : m_entries) {
        for (const Machine &machine : entry.machines) {
            if (machine.id == id) {
                return machine;
            }
        }
    }
    return std::nullopt;
}

std::optional<Machine> MachineCatalog::find(const QString &nameOrAddress) const
{
    const auto parsed = net::ServerAddress::parse(nameOrAddress);
    const QUrl address = parsed ? parsed->baseUrl : QUrl();
    for (const CatalogEntry &entry : m_entries) {
        for (const Machine &machine : entry.machines) {
            if (means(machine, nameOrAddress, address)) {
                return machine;
            }
        }
    }
    return std::nullopt;
}

Reply<void> MachineCatalog::refresh()
{
    QList<Reply<void>> all;
    for (int index = 0; index < m_entries.size(); ++index) {
        all.append(refreshEntry(index));
    }
    for (const Reply<void> &one : all) {
        (void)co_await one;
    }
    co_return {};
}

Reply<void> MachineCatalog::refreshEntry(int index)
{
    m_entries[index].isLoading = true;
    Q_EMIT entryChanged(index);
    const QString silence = tr("%1 did not answer.").arg(m_entries.at(index).provider->displayName());
    Result<QList<Machine>> machines =
        co_await withTimeout<QList<Machine>>(this, m_entries.at(index).provider->machines(), listingLimit, silence);
    CatalogEntry &entry = m_entries[index];
    entry.isLoading = false;
    if (machines) {
        entry.machines = *machines;
        entry.error.reset();
    } else {
        entry.error = machines.error();
    }
    Q_EMIT entryChanged(index);
    co_return {};
}

void MachineCatalog::replaceMachine(int index, const Machine &machine)
{
    QList<Machine> &machines = m_entries[index].machines;
    const auto known = std::ranges::find_if(machines, [&](const Machine &m) { return m.id == machine.id; });
    if (known == machines.end()) {
        machines.append(machine);
    } else {
        *known = machine;
    }
    Q_EMIT entryChanged(index);
    Q_EMIT machineChanged(machine);
}

int MachineCatalog::indexOf(const MachineProvider *provider) const
{
    const auto entry = std::ranges::find_if(m_entries, [&](const CatalogEntry &e) { return e.provider == provider; });
    return int(entry - m_entries.begin());
}

} // namespace quire::machines
