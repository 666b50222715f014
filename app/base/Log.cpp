// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"

namespace quire {

Q_LOGGING_CATEGORY(logNet, "quire.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logJupyter, "quire.jupyter", QtWarningMsg)
Q_LOGGING_CATEGORY(logNotebook, "quire.notebook", QtWarningMsg)
Q_LOGGING_CATEGORY(logMachines, "quire.machines", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "quire.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "quire.ui", QtWarningMsg)
Q_LOGGING_CATEGORY(logPerformance, "quire.performance", QtWarningMsg)

} // namespace quire
