// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace quire {

Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logJupyter)
Q_DECLARE_LOGGING_CATEGORY(logNotebook)
Q_DECLARE_LOGGING_CATEGORY(logMachines)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logUi)
/// Moments a person feels (window shown, notebook editable, first paint); read by ./dev bench.
Q_DECLARE_LOGGING_CATEGORY(logPerformance)

} // namespace quire
