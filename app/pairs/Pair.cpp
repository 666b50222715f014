// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/Pair.h"

using namespace Qt::StringLiterals;

namespace quire::pairs {

bool isOnStorage(const QByteArray &remoteRoot)
{
    return remoteRoot == "/storage" || remoteRoot.startsWith("/storage/");
}

QString storageOwner(const QString &machine, const QString &host)
{
    const QString provider = machine.section(u'/', 0, 0);
    if (provider == u"jupyter" && !host.isEmpty()) {
        return u"jupyter:"_s + host;
    }
    return provider == u"local" || provider == u"jupyter" ? machine : provider;
}

bool canServe(const Pair &pair, const QString &machine, const QString &host)
{
    return pair.machine == machine ||
           (isOnStorage(pair.settings.remoteRoot) && pair.settings.owner == storageOwner(machine, host));
}

} // namespace quire::pairs
