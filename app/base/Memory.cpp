// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace quire {

void returnMemoryEarly()
{
#ifdef __GLIBC__
    constexpr int largePiece = 512 * 1024;
    constexpr int keptAtTheEnd = 2 * 1024 * 1024;
    // Setting them also stops them from growing with use.
    mallopt(M_MMAP_THRESHOLD, largePiece);
    mallopt(M_TRIM_THRESHOLD, keptAtTheEnd);
#endif
}

void returnFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace quire
