// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/KernelReplies.h"
#include "session/CellRun.h"
#include "session/Notice.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/CellRun.h"
#include "ui/notebook/Completions.h"

namespace quire::ui {

/// What sessions tell, in the words of the views, which do not know sessions.
struct SessionWords
{
    static CellRun shown(const session::CellRun &run);
    static Notification shown(const session::Notice &notice);
    /// Empty where the kernel did not answer.
    static CompletionAnswer shown(const Result<jupyter::Completion> &reply);
};

} // namespace quire::ui
