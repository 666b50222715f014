// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <optional>

namespace quire::session {

/// Where one cell's run stands.
struct CellRun
{
    enum class State { Idle, Queued, Running };

    State state = State::Idle;
    QDateTime startedAt;                           ///< When the kernel began; invalid before.
    std::optional<std::chrono::milliseconds> took; ///< Once it ended.
    bool failed = false;

    bool operator==(const CellRun &) const = default;
};

} // namespace quire::session
