// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFlags>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace quire::machines {

Q_NAMESPACE

/// A machine's name for programs: its provider and what that provider calls it. Stable over restarts of the machine.
struct MachineId
{
    QString provider;
    QString machine;

    /// "local/this-computer"; fromText() reads it back.
    QString toText() const { return provider + QLatin1Char('/') + machine; }
    static MachineId fromText(const QString &text)
    {
        return {text.section(QLatin1Char('/'), 0, 0), text.section(QLatin1Char('/'), 1)};
    }
    bool isEmpty() const { return machine.isEmpty(); }
    bool operator==(const MachineId &) const = default;
    friend size_t qHash(const MachineId &id, size_t seed = 0) { return qHashMulti(seed, id.provider, id.machine); }
};

enum class MachineState {
    Unknown,     ///< Not asked yet.
    Stopped,     ///< Off; can be started.
    Starting,    ///< On its way, whatever the vendor calls it.
    Running,     ///< On, and its Jupyter server answers.
    Stopping,    ///< On its way down.
    NoCapacity,  ///< The vendor has none free now; later or another type may do.
    Unreachable, ///< Should be on, but does not answer from here.
    Failed,      ///< Ended or refused; stateReason says why.
};
Q_ENUM_NS(MachineState)

/// What a provider, or one of its machines, can be asked to do.
enum class Capability {
    Start = 0x001,
    Stop = 0x002,
    Delete = 0x004, ///< For saved servers: forget it; nothing on the server is touched.
    Rename = 0x008,
    Fork = 0x010,
    Share = 0x020,
    Resize = 0x040,
    Cost = 0x080,  ///< Prices are known.
    Quota = 0x100, ///< What is left of an allowance is known.
    Add = 0x200,   ///< The person can add machines by address.
};
Q_DECLARE_FLAGS(Capabilities, Capability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)
Q_FLAG_NS(Capabilities)

/// What is in the box; 0 or empty where not known.
struct Hardware
{
    QString cpuName;
    int cpuCount = 0;
    qint64 memoryBytes = 0;
    QString gpuName;
    int gpuCount = 0;
    qint64 gpuMemoryBytes = 0;

    bool operator==(const Hardware &) const = default;
};

struct Price
{
    double perHour = 0;
    QString currency; ///< ISO 4217, or the provider's unit.

    bool operator==(const Price &) const = default;
};

/// A kind of machine a provider offers.
struct MachineType
{
    QString id;
    QString name;
    Hardware hardware;
    std::optional<Price> price;
    bool isAvailable = true;

    bool operator==(const MachineType &) const = default;
};

/// What ends a machine without being asked.
struct Limits
{
    std::optional<std::chrono::seconds> idleTimeout;
    std::optional<QDateTime> stopsAt;

    bool operator==(const Limits &) const = default;
};

/// One machine as last seen: a value, renewed by its provider's machineChanged().
struct Machine
{
    MachineId id;
    QString name;
    MachineState state = MachineState::Unknown;
    QString stateReason; ///< Translated; why it is Failed, Unreachable or NoCapacity.
    Capabilities capabilities;
    MachineType requested;            ///< What was asked for.
    std::optional<Hardware> observed; ///< What is really there, once seen.
    QString environment;              ///< Server software and version, "Jupyter Server 2.15.0".
    std::optional<QDateTime> startedAt;
    Limits limits;
    QUrl address; ///< Safe to show: without token, user or query.

    bool operator==(const Machine &) const = default;
};

} // namespace quire::machines

Q_DECLARE_METATYPE(quire::machines::Machine)
