// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/SyncTypes.h"

namespace quire::pairs {

/// Where the memory of a pair lies: under XDG_STATE_HOME, a folder for each two roots and owner.
QString memoryFolder(const PairSettings &settings);

/// Two folders of this computer of which one is in the other.
bool isNested(const QByteArray &one, const QByteArray &other);

} // namespace quire::pairs
