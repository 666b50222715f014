// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/KernelStatus.h"

#include <QCoreApplication>

namespace quire::ui {

/// A kernel's status in words and as a sign, the same wherever it is shown.
struct KernelWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::KernelWords)

public:
    /// "idle", "busy"…
    static QString state(session::KernelStatus::State state);
    /// "Python 3 ○ idle"; "No kernel" without one.
    static QString line(const session::KernelStatus &status);
};

} // namespace quire::ui
