// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/SyncPlan.h"

#include <functional>

namespace quire::sync {

/// What two names have in common when `traits` takes them for one; the name itself when it folds nothing.
QByteArray foldedName(const QByteArray &name, const SideTraits &traits);

/// Whether a side can hold and show `path`, of which the parents are known to be fine.
bool canHold(const TreePath &path, const SideTraits &traits);

/// Whether a symlink at `path` leads out of the root, by its text alone.
bool pointsOutside(const TreePath &path, const QByteArray &linkText);

/// "train.ipynb" → "train (conflict HOST 2026-11-20 231455).ipynb", with a counter until `isTaken` says no. The copy of
/// a conflict copy is one of the first file: the words are not written twice. At most 255 bytes.
TreePath conflictPath(const TreePath &path, const Policy &policy, const std::function<bool(const TreePath &)> &isTaken);

/// "train.ipynb" → "train (moving 1).ipynb", for one of a ring of renames, not taken. Readable, for the rare case that
/// it stays: when somebody interferes at that very moment. Never wins against the name a person gave.
TreePath temporaryPath(const TreePath &path, const std::function<bool(const TreePath &)> &isTaken);
bool isTemporary(const TreePath &path);

} // namespace quire::sync
