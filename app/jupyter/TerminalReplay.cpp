// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/TerminalReplay.h"

namespace quire::jupyter {

void TerminalReplay::add(const QString &text)
{
    if (text.size() >= limit) {
        m_isWhole = m_isWhole && m_end.isEmpty() && text.size() == limit;
        m_end = text.last(limit);
        return;
    }
    m_end += text;
    if (m_end.size() > 2 * limit) { // Not with every piece: removing at the front moves all the rest.
        m_isWhole = false;
        m_end.remove(0, m_end.size() - limit);
    }
}

void TerminalReplay::clear()
{
    m_end.clear();
    m_isWhole = true;
}

std::optional<QString> TerminalReplay::news(const QString &repetition) const
{
    if (m_isWhole && repetition.startsWith(m_end)) {
        return repetition.sliced(m_end.size());
    }
    if (m_end.size() < certain) {
        return std::nullopt;
    }
    const QStringView place = QStringView(m_end).last(certain);
    const qsizetype first = repetition.indexOf(place);
    if (first < 0 || repetition.indexOf(place, first + 1) >= 0) {
        return std::nullopt;
    }
    return repetition.sliced(first + certain);
}

} // namespace quire::jupyter
