// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FolderHistory.h"

namespace quire::ui {

void FolderHistory::visit(const Spot &spot)
{
    if (m_at >= 0 && m_spots.at(m_at) == spot) {
        return;
    }
    m_spots.resize(m_at + 1);
    m_spots.append(spot);
    if (m_spots.size() > limit) {
        m_spots.removeFirst();
    }
    m_at = m_spots.size() - 1;
}

std::optional<FolderHistory::Spot> FolderHistory::back()
{
    return canGoBack() ? std::optional(m_spots.at(--m_at)) : std::nullopt;
}

std::optional<FolderHistory::Spot> FolderHistory::forward()
{
    return canGoForward() ? std::optional(m_spots.at(++m_at)) : std::nullopt;
}

void FolderHistory::clear()
{
    m_spots.clear();
    m_at = -1;
}

} // namespace quire::ui
