// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KernelWords.h"

namespace quire::ui {

using State = session::KernelStatus::State;

QString KernelWords::state(State state)
{
    switch (state) {
    case State::None:
        return tr("not started");
    case State::Starting:
        return tr("starting");
    case State::Idle:
        return tr("idle");
    case State::Busy:
        return tr("busy");
    case State::Restarting:
        return tr("restarting");
    case State::Reconnecting:
        return tr("reconnecting");
    case State::Dead:
        return tr("dead");
    }
    return {};
}

QString KernelWords::line(const session::KernelStatus &status)
{
    const QString name = status.displayName.isEmpty() ? status.name : status.displayName;
    if (name.isEmpty()) {
        return tr("No kernel");
    }
    const QString sign = status.state == State::Busy   ? QStringLiteral("●")
                         : status.state == State::Idle ? QStringLiteral("○")
                                                       : QStringLiteral("◌");
    return QStringLiteral("%1  %2 %3").arg(name, sign, state(status.state));
}

} // namespace quire::ui
