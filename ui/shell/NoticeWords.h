// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Notice.h"
#include "ui/kit/NotificationBar.h"

namespace quire::ui {

/// What a session has to say, as a bar shows it.
Notification toNotification(const session::Notice &notice);

} // namespace quire::ui
