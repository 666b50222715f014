// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pair.h"

#include <QCoreApplication>

namespace quire::ui {

/// What the window says of synced folders.
class SyncWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::SyncWords)

public:
    /// One line: what the pair is doing, or why it does nothing.
    static QString state(const pairs::PairRow &row);
    /// "↔", "→" or "←", from this computer's side.
    static QString arrow(sync::Direction direction);
    static QString event(pairs::SyncEvent::Kind kind);
    /// A folder of this computer with the home folder as "~".
    static QString localPath(const QByteArray &path);
    static QString remotePath(const QByteArray &path);
};

} // namespace quire::ui
