// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"

#include <QCoreApplication>
#include <QDir>

namespace quire::base {

namespace {

QString beside(QLatin1StringView folder, const QString &name)
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QLatin1String("/../") + folder +
                           QLatin1String("/quire/") + name);
}

} // namespace

QString dataFile(const QString &name)
{
    return beside(QLatin1StringView("share"), name);
}

QString pluginFile(const QString &name)
{
    return beside(QLatin1StringView(QUIRE_LIBDIR), name + QLatin1String(".so"));
}

} // namespace quire::base
