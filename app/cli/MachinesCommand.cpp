// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MachinesCommand.h"

#include "base/Coroutine.h"
#include "machines/MachineProvider.h"
#include "machines/jupyterserver/JupyterServerProvider.h"
#include "machines/local/LocalProvider.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>

namespace quire::cli {

using namespace Qt::StringLiterals;
using machines::Capabilities;
using machines::Capability;
using machines::CatalogEntry;
using machines::Machine;
using machines::MachineState;

namespace {

/// Names for programs; the same in every language.
QStringList names(Capabilities capabilities)
{
    QStringList list;
    const auto meta = QMetaEnum::fromType<Capabilities>();
    for (int index = 0; index < meta.keyCount(); ++index) {
        if (capabilities.testFlag(Capability(meta.value(index)))) {
            list.append(QString::fromLatin1(meta.key(index)).toLower());
        }
    }
    return list;
}

QString name(MachineState state)
{
    return QString::fromLatin1(QMetaEnum::fromType<MachineState>().valueToKey(int(state))).toLower();
}

QJsonObject toJson(const Machine &machine)
{
    QJsonObject object{{u"id"_s, machine.id.toText()},
                       {u"name"_s, machine.name},
                       {u"provider"_s, machine.id.provider},
                       {u"state"_s, name(machine.state)},
                       {u"reason"_s, machine.stateReason},
                       {u"environment"_s, machine.environment},
                       {u"address"_s, machine.address.toString()},
                       {u"capabilities"_s, QJsonArray::fromStringList(names(machine.capabilities))}};
    if (machine.observed) {
        object.insert(u"hardware"_s, QJsonObject{{u"cpu"_s, machine.observed->cpuName},
                                                 {u"cpuCount"_s, machine.observed->cpuCount},
                                                 {u"memoryBytes"_s, machine.observed->memoryBytes}});
    }
    return object;
}

} // namespace

MachinesCommand::MachinesCommand(Invocation invocation, Console *console, QObject *parent)
    : QObject(parent),
      m_invocation(std::move(invocation)),
      m_console(console),
      m_settings(store::Settings::standardFile()),
      m_credentials(u"quire"_s, store::CredentialStore::standardVaultFile())
{
    const QString chosen = m_settings.localRoot.value();
    const QString root = chosen.isEmpty() ? machines::LocalServerPaths::standardRoot() : chosen;
    m_catalog.addProvider(new machines::LocalProvider(machines::LocalServerPaths::standard(), root, m_clock));
    m_catalog.addProvider(new machines::JupyterServerProvider(m_settings, m_credentials, m_clock));
}

Reply<int> MachinesCommand::run()
{
    if (m_invocation.providers) {
        printProviders();
        co_return Success;
    }
    (void)co_await m_catalog.refresh();
    printMachines();
    int code = Success;
    for (const CatalogEntry &entry : m_catalog.entries()) {
        if (entry.error) {
            m_console->complain(*entry.error);
            code = NoMachine;
        }
    }
    co_return code;
}

void MachinesCommand::printProviders()
{
    QJsonArray all;
    for (const CatalogEntry &entry : m_catalog.entries()) {
        const QStringList can = names(entry.provider->capabilities());
        if (m_invocation.json) {
            all.append(QJsonObject{{u"id"_s, entry.provider->id()},
                                   {u"name"_s, entry.provider->displayName()},
                                   {u"capabilities"_s, QJsonArray::fromStringList(can)}});
        } else {
            m_console->print(u"%1 %2 %3"_s.arg(entry.provider->id(), -10)
                                 .arg(entry.provider->displayName(), -20)
                                 .arg(can.join(u", "_s)));
        }
    }
    if (m_invocation.json) {
        m_console->print(QJsonDocument(all));
    }
}

void MachinesCommand::printMachines()
{
    QJsonArray all;
    for (const CatalogEntry &entry : m_catalog.entries()) {
        for (const Machine &machine : entry.machines) {
            const QString about = machine.stateReason.isEmpty() ? machine.environment : machine.stateReason;
            if (m_invocation.json) {
                all.append(toJson(machine));
            } else {
                m_console->print(
                    u"%1 %2 %3"_s.arg(machine.name, -24).arg(name(machine.state), -12).arg(about).trimmed());
            }
        }
    }
    if (m_invocation.json) {
        m_console->print(QJsonDocument(all));
    }
}

} // namespace quire::cli
