// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SyncWorld.h"

namespace quire::testing {

/// A world in which people only rename and move, on both sides: no byte is sent, no file is there twice, each keeps its
/// identity. Rings of names are among them.
std::optional<WorldFailure> playPureMoves(quint64 seed, const Flaws &flaws = {});

} // namespace quire::testing
