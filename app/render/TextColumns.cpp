// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/TextColumns.h"

#include <QChar>

#include <algorithm>

namespace quire::render {

namespace {

constexpr int tabWidth = 8;

/// Blocks that take two columns, roughly as Unicode's East Asian Width says (W and F).
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

int widthAt(int column, char32_t c)
{
    if (c == U'\t') {
        return tabWidth - column % tabWidth;
    }
    if (c < 0x300) {
        return 1;
    }
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || c == 0x200D) {
        return 0;
    }
    return isWide(c) ? 2 : 1;
}

/// Goes along a text, character by character.
class Walk
{
public:
    explicit Walk(QStringView text) : m_text(text) {}

    /// False at the end.
    bool next()
    {
        m_at += m_units;
        m_column += m_width;
        if (m_at >= m_text.size()) {
            return false;
        }
        const QChar first = m_text.at(m_at);
        const bool isPair = first.isHighSurrogate() && m_at + 1 < m_text.size() && m_text.at(m_at + 1).isLowSurrogate();
        m_units = isPair ? 2 : 1;
        m_width = widthAt(m_column, isPair ? QChar::surrogateToUcs4(first, m_text.at(m_at + 1)) : first.unicode());
        return true;
    }
    qsizetype at() const { return m_at; }
    /// Where the character begins; a mark stands on the one before it.
    int column() const { return m_width == 0 && m_column > 0 ? m_column - 1 : m_column; }
    int end() const { return m_column; }

private:
    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_units = 0;
    int m_column = 0;
    int m_width = 0;
};

bool isNarrow(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x300 && c != u'\t'; });
}

} // namespace

int columnsOf(QStringView text)
{
    if (isNarrow(text)) {
        return int(text.size());
    }
    Walk walk(text);
    while (walk.next()) {
    }
    return walk.end();
}

int extentOf(QStringView line)
{
    if (isNarrow(line)) {
        return std::max(1, int(line.size()));
    }
    int extent = 1;
    for (Walk walk(line); walk.next();) {
        extent = std::max(extent, walk.column() + 1);
    }
    return extent;
}

qsizetype rowStartOf(QStringView line, int row, int columns)
{
    if (row <= 0) {
        return 0;
    }
    if (isNarrow(line)) {
        const qsizetype start = qsizetype(row) * columns;
        return start < line.size() ? start : 0;
    }
    for (Walk walk(line); walk.next();) {
        if (walk.column() / columns >= row) {
            return walk.at();
        }
    }
    return 0;
}

} // namespace quire::render
