// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Services.h"

#include <QObject>

namespace quire::session {
class AttachedMachine;
}

namespace quire::ui {

class TabArea;
class TerminalPage;

/// Opens terminals in tabs, and shows those that still run again in the next start of the program.
class TerminalTabs : public QObject
{
    Q_OBJECT

public:
    /// `tabs` outlives it.
    TerminalTabs(Services services, TabArea *tabs, QObject *parent = nullptr);

    /// A new terminal of `machine` in `folder`, relative to its root or absolute.
    TerminalPage *open(session::AttachedMachine *machine, const QString &folder = {});
    /// The terminal that runs under `name`; its tab where it has one.
    TerminalPage *show(session::AttachedMachine *machine, const QString &name);
    /// Those of last time.
    void restore();

private:
    TerminalPage *add(session::AttachedMachine *machine);
    void remember(const TerminalPage *closing = nullptr);

    Services m_services;
    TabArea *m_tabs;
};

} // namespace quire::ui
