// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QTermWidget's header is written with Qt's lower-case keywords, which our own code goes without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <qtermwidget6/qtermwidget.h>
#undef signals
#undef slots
