// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"

#include <QCoreApplication>
#include <QDir>

namespace quire::base {

QString dataFile(const QString &name)
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QLatin1String("/../share/quire/") + name);
}

} // namespace quire::base
