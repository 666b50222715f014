// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace quire::notebook {

/// For each item of `before`, where it stands in `after`; -1 for what is not there any more. Items are equal when their
/// numbers are; matches never cross. A longest common subsequence, but in very long sequences without anything that
/// occurs once, where a shorter one is taken.
QList<qsizetype> matchInOrder(const QList<int> &before, const QList<int> &after);

} // namespace quire::notebook
