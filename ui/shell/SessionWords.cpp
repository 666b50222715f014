// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SessionWords.h"

namespace quire::ui {

using session::Notice;

namespace {

Notification::Severity severityOf(Notice::Severity severity)
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

CellRun::State stateOf(session::CellRun::State state)
{
    switch (state) {
    case session::CellRun::State::Queued:
        return CellRun::State::Queued;
    case session::CellRun::State::Running:
        return CellRun::State::Running;
    case session::CellRun::State::Idle:
        break;
    }
    return CellRun::State::Idle;
}

} // namespace

CellRun SessionWords::shown(const session::CellRun &run)
{
    return {stateOf(run.state), run.startedAt, run.took, run.failed};
}

Notification SessionWords::shown(const Notice &notice)
{
    Notification notification{notice.key, severityOf(notice.severity), notice.text, {}};
    for (const Notice::Choice &choice : notice.choices) {
        notification.actions.append({choice.id, choice.label});
    }
    return notification;
}

CompletionAnswer SessionWords::shown(const Result<jupyter::Completion> &reply)
{
    CompletionAnswer answer;
    if (reply) {
        answer.start = reply->start;
        for (const jupyter::Completion::Match &match : reply->matches) {
            answer.items.append({match.text, match.type});
        }
    }
    return answer;
}

} // namespace quire::ui
