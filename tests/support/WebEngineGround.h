// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEnvironmentVariables>

#include <unistd.h>

namespace quire::testing {

/// Before the first page: Chromium refuses its sandbox to root.
inline void allowWebEngineForRoot()
{
    if (geteuid() == 0) {
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    }
}

} // namespace quire::testing
