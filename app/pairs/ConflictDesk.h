// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/LocalSide.h"
#include "pairs/SyncHistory.h"

namespace quire::pairs {

/// Which version of a file that both sides changed stays.
enum class ConflictChoice : quint8 {
    Both,
    Mine,   ///< The copy takes the place of the file.
    Theirs, ///< The copy goes.
};

/// The versions of a text file in conflict, and what lies between.
struct ConflictTexts
{
    QByteArray mine;
    /// Empty where it was not kept.
    QByteArray base;
    QByteArray theirs;
    /// None of them is too long or no text.
    bool areTexts = false;
};

/// Settles conflicts in the local folder; the next run carries that to the machine. What goes, goes to the attic.
class ConflictDesk : public QObject
{
    Q_OBJECT

public:
    /// `history` is open and outlives this.
    ConflictDesk(const QByteArray &localRoot, SyncHistory *history, QObject *parent = nullptr);

    /// Errors: NotFound, Conflict when the files change meanwhile, File.
    [[nodiscard]] Reply<void> resolve(KeptConflict conflict, ConflictChoice choice);
    /// `text` becomes the file, the copy goes. Errors: as resolve().
    [[nodiscard]] Reply<void> resolveWith(KeptConflict conflict, QByteArray text);
    [[nodiscard]] Reply<ConflictTexts> texts(KeptConflict conflict);

private:
    using Versions = std::vector<KeptVersion>;
    Reply<void> finish(KeptConflict conflict, Versions versions);

    LocalSide m_local;
    SyncHistory *m_history;
};

} // namespace quire::pairs
