// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machines/MachineProvider.h"

namespace quire::testing {

/// A provider with one machine that is always up at one address.
class FixedProvider : public machines::MachineProvider
{
public:
    explicit FixedProvider(net::Endpoint endpoint) : m_endpoint(std::move(endpoint)) {}

    QString id() const override { return QStringLiteral("fixed"); }
    QString displayName() const override { return QStringLiteral("Fixed"); }
    machines::Capabilities capabilities() const override { return {}; }
    Reply<QList<machines::Machine>> machines() override { return readyReply<QList<machines::Machine>>({}); }
    Reply<net::Endpoint> start(QString) override { return readyReply<net::Endpoint>(m_endpoint); }

private:
    net::Endpoint m_endpoint;
};

} // namespace quire::testing
