// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/HelperName.h"

#include <QSet>
#include <QString>

namespace quire::session {

/// What on a machine this program started for itself: kernels by id, terminals by name. Nobody lists or ends them with
/// a person's own.
class HelperIds
{
public:
    void add(const QString &id) { m_ids.insert(id); }
    void remove(const QString &id) { m_ids.remove(id); }
    /// Those of other starts of the program too, where their name says it.
    bool contains(const QString &id) const { return m_ids.contains(id) || id.startsWith(prefix()); }

    /// Begins the name of a helper's terminal, and the path of the session of a helper's kernel.
    static QString prefix() { return jupyter::helperPrefix(); }

private:
    QSet<QString> m_ids;
};

} // namespace quire::session
