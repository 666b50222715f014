// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/NoticeWords.h"

namespace quire::ui {

using session::Notice;

namespace {

Notification::Severity toShown(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Information:
        return Notification::Severity::Information;
    case Notice::Severity::Warning:
        return Notification::Severity::Warning;
    case Notice::Severity::Error:
        break;
    }
    return Notification::Severity::Error;
}

} // namespace

Notification toNotification(const Notice &notice)
{
    Notification shown{notice.key, toShown(notice.severity), notice.text, {}};
    for (const Notice::Choice &choice : notice.choices) {
        shown.actions.append({choice.id, choice.label});
    }
    return shown;
}

} // namespace quire::ui
