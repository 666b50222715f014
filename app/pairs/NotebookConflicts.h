// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Carrier.h"

namespace quire::pairs {

/// Notebooks that both sides changed, made one by cell where nothing speaks against it. What is merged is put in place
/// on this computer and then goes up as any change; what is not is kept twice.
class NotebookConflicts : public QObject
{
    Q_OBJECT

public:
    explicit NotebookConflicts(Carrier *carrier) : m_carrier(carrier) {}

    /// How many were merged; the trees have to be looked at again then.
    [[nodiscard]] Reply<int> merge(std::vector<sync::Conflict> conflicts, sync::PairTrees trees);

private:
    Reply<bool> keep(sync::TreePath path, sync::Entry local, sync::Entry remote, QByteArray bytes);
    Reply<bool> mergeOne(sync::Conflict conflict, sync::Entry local, sync::Entry remote);

    Carrier *m_carrier;
};

} // namespace quire::pairs
