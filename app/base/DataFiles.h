// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::base {

/// The full path of `name` in share/quire beside the program's folder: the same in the build tree (build/PRESET/bin,
/// build/PRESET/tests) and as installed (PREFIX/bin). The file need not exist.
QString dataFile(const QString &name);

/// The same for a plug-in of ours, in LIBDIR/quire: "quire-webengine".
QString pluginFile(const QString &name);

} // namespace quire::base
