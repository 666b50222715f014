// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pairs.h"
#include "ui/kit/Icons.h"

#include <QToolButton>

namespace quire::ui {

/// How all pairs stand, for the status bar: "In sync", "Syncing 3 of 120", "2 conflicts". Gone when there is no pair.
class SyncButton : public QToolButton
{
    Q_OBJECT

public:
    /// `pairs` outlives this.
    SyncButton(const pairs::Pairs *pairs, const Icons &icons, QWidget *parent = nullptr);

private:
    void showState();

    const pairs::Pairs *m_pairs;
    Icons m_icons;
};

} // namespace quire::ui
