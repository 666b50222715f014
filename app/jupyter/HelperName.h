// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::jupyter {

/// Begins the name of a terminal, and the path of the session of a kernel, that Quire started for itself.
inline QString helperPrefix()
{
    return QStringLiteral("quire_helper_");
}

} // namespace quire::jupyter
