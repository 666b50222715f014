// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::files {

/// A disk is called as its machine, or "machine//folder" where it lies outside of what the machine's server shows.
inline QString machineOf(const QString &disk)
{
    return disk.section(QStringLiteral("//"), 0, 0);
}

} // namespace quire::files
