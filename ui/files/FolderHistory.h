// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"

#include <QList>

#include <optional>

namespace quire::ui {

/// Where one has been in a file browser, as a web browser keeps it.
class FolderHistory
{
public:
    static constexpr qsizetype limit = 100;

    struct Spot
    {
        QString place;
        RemotePath folder;

        bool operator==(const Spot &) const = default;
    };

    /// One went there; what was ahead is forgotten. The same spot again is nothing.
    void visit(const Spot &spot);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_spots.size(); }
    std::optional<Spot> back();
    std::optional<Spot> forward();
    void clear();

private:
    QList<Spot> m_spots;
    qsizetype m_at = -1;
};

} // namespace quire::ui
