// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pair.h"

#include <QCoreApplication>

namespace quire::ui {

/// How all pairs stand, in a few words.
struct SyncSummary
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::SyncSummary)

public:
    enum class Mood : quint8 {
        InSync,
        Syncing,
        Waiting, ///< For a machine, or to be resumed.
        Trouble, ///< A person should look.
    };

    Mood mood = Mood::InSync;
    QStringList parts = {};

    static SyncSummary of(const QList<pairs::PairRow> &rows);
    /// Empty: there is no pair.
    QString text() const { return parts.join(QStringLiteral(" · ")); }
};

} // namespace quire::ui
