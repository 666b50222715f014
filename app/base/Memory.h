// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace quire {

/// Asks the allocator to give large pieces back to the system as soon as they are free. Notebooks come in pieces of
/// many megabytes that live for a moment; without this the program keeps looking as large as it ever was. Call first in
/// main().
void returnMemoryEarly();

/// Returns what is free inside the heaps of all threads now. For workers: it looks through them all, which takes some
/// milliseconds.
void returnFreeMemory();

} // namespace quire
