// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace quire::ui {

/// What a cell's prompt says about its run. The view is told; it never asks a kernel.
struct CellRun
{
    enum class State { Idle, Queued, Running };

    State state = State::Idle;
    /// When the kernel began, for the running clock.
    QDateTime startedAt = {};
    /// How long the last run took, once it ended.
    std::optional<std::chrono::milliseconds> took = {};
    bool failed = false;

    bool operator==(const CellRun &) const = default;
};

/// The kernel asks for a line (`input()`, `getpass()`).
struct InputRequest
{
    QString prompt;
    bool password = false;

    bool operator==(const InputRequest &) const = default;
};

} // namespace quire::ui
