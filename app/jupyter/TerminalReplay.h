// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace quire::jupyter {

/// Remembers the end of what a terminal said, to find what is new in the server's repetition after a reconnect.
///
/// On each connect the server repeats the newest output it still has (1000 reads of the terminal) as one text. It does
/// not say where that begins. Pure.
class TerminalReplay
{
public:
    /// Characters remembered.
    static constexpr qsizetype limit = 64 * 1024;
    /// So many characters that occur only once in a repetition are enough to know the place again.
    static constexpr qsizetype certain = 2048;

    void add(const QString &text);
    bool isEmpty() const { return m_end.isEmpty(); }
    void clear();
    /// What of `repetition` has not been added yet; nothing if that is not certain, so that all of it must be shown
    /// anew.
    std::optional<QString> news(const QString &repetition) const;

private:
    QString m_end;
    bool m_isWhole = true; ///< m_end is all there ever was.
};

} // namespace quire::jupyter
