// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::session {

/// What a person needs to know of a notebook's kernel, in one value.
struct KernelStatus
{
    enum class State {
        None,     ///< No kernel yet, or it was shut down.
        Starting, ///< Asked for, not answering yet.
        Idle,
        Busy,
        Restarting,
        Reconnecting, ///< The kernel may well run on; the connection is gone and being made again.
        Dead,
    };

    State state = State::None;
    QString name;        ///< Kernelspec name, "python3".
    QString displayName; ///< "Python 3 (ipykernel)".
    QString language;    ///< "python", for colouring.

    bool operator==(const KernelStatus &) const = default;
};

} // namespace quire::session
