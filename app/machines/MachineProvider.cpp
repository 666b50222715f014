// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/MachineProvider.h"

namespace quire::machines {

Reply<void> MachineProvider::logIn(QString, net::ServerConnection *)
{
    return readyReply<void>({});
}

Reply<void> MachineProvider::stop(QString)
{
    return readyReply<void>(unsupported());
}

Reply<void> MachineProvider::remove(QString)
{
    return readyReply<void>(unsupported());
}

Reply<void> MachineProvider::rename(QString, QString)
{
    return readyReply<void>(unsupported());
}

Failure MachineProvider::unsupported() const
{
    return failure(ErrorKind::Unsupported, tr("%1 cannot do this.").arg(displayName()));
}

} // namespace quire::machines
