// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/LibraryEntry.h"

namespace quire::library {

/// What is kept of one file at most.
inline constexpr qsizetype longestText = 2 << 20;     ///< UTF-16 units, of all passages.
inline constexpr qsizetype longestPassage = 64 << 10; ///< Of one; what follows is left out.
inline constexpr qsizetype longestTitle = 200;
inline constexpr qsizetype longestExcerpt = 400;
inline constexpr qint64 largestFile = 256 << 20; ///< Bytes; a larger one is not read for its text.
inline constexpr int mostPdfPages = 300;
inline constexpr int thumbnailWidth = 192; ///< Pixels of the wider side.

/// Adds passages to a Reading until it has enough.
class PassageList
{
public:
    explicit PassageList(Reading *reading) : m_reading(reading) {}

    bool isFull() const { return m_length >= longestText; }
    void add(const QString &place, QString text)
    {
        text = text.trimmed();
        if (text.isEmpty()) {
            return;
        }
        const qsizetype room = std::min(longestPassage, longestText - m_length);
        m_reading->isCut = m_reading->isCut || text.size() > room;
        if (room > 0) {
            text.truncate(room);
            m_length += text.size();
            m_reading->passages.append({place, text});
        }
    }

private:
    Reading *m_reading;
    qsizetype m_length = 0;
};

/// A title or excerpt: one line, not long.
inline QString oneLine(const QString &text, qsizetype longest)
{
    return text.left(longest * 4).simplified().left(longest);
}

} // namespace quire::library
