// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QString>

namespace quire::machines {

/// The file a local server prints to. Both calls block on the disk.
struct ServerLog
{
    static constexpr qint64 maximumBytes = 2 << 20;
    static constexpr qint64 keptBytes = 256 << 10;

    /// Cuts a file that grew past maximumBytes down to its last keptBytes; the server may go on appending meanwhile.
    static void cap(const QString &file);
    /// The last few lines, `token` made unreadable should it ever be in there.
    static QString tail(const QString &file, const Secret &token);
};

} // namespace quire::machines
