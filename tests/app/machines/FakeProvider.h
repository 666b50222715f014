// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machines/MachineProvider.h"

#include <QStringList>

namespace quire::testing {

/// A provider whose answers the test gives.
class FakeProvider : public machines::MachineProvider
{
    Q_OBJECT

public:
    explicit FakeProvider(QString id, QObject *parent = nullptr) : MachineProvider(parent), m_id(std::move(id)) {}

    QString id() const override { return m_id; }
    QString displayName() const override { return QStringLiteral("Fake ") + m_id; }
    machines::Capabilities capabilities() const override { return offered; }

    Reply<QList<machines::Machine>> machines() override
    {
        ++asked;
        list = {};
        list.start();
        return list.future();
    }
    Reply<net::Endpoint> start(QString machine) override
    {
        started.append(machine);
        endpoint = {};
        endpoint.start();
        return endpoint.future();
    }
    Reply<void> stop(QString machine) override
    {
        stopped.append(machine);
        return readyReply<void>({});
    }

    void answer(Result<QList<machines::Machine>> result)
    {
        list.addResult(std::move(result));
        list.finish();
    }
    void answerStart(Result<net::Endpoint> result)
    {
        endpoint.addResult(std::move(result));
        endpoint.finish();
    }
    machines::Machine machine(const QString &name) const
    {
        machines::Machine made;
        made.id = {m_id, name.toLower()};
        made.name = name;
        return made;
    }

    machines::Capabilities offered = machines::Capability::Start | machines::Capability::Stop;
    QPromise<Result<QList<machines::Machine>>> list;
    QPromise<Result<net::Endpoint>> endpoint;
    QStringList started;
    QStringList stopped;
    int asked = 0;

private:
    QString m_id;
};

} // namespace quire::testing
