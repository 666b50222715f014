// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/FixedProvider.h"

namespace quire::testing {

/// FixedProvider, with its machine in the catalog: "fixed/m", called M.
class ListedProvider : public FixedProvider
{
public:
    using FixedProvider::FixedProvider;

    Reply<QList<machines::Machine>> machines() override
    {
        machines::Machine machine;
        machine.id = {QStringLiteral("fixed"), QStringLiteral("m")};
        machine.name = QStringLiteral("M");
        return readyReply<QList<machines::Machine>>(QList{machine});
    }
};

} // namespace quire::testing
