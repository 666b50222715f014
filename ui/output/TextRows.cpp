// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextRows.h"

#include <QChar>

#include <algorithm>

namespace quire::ui {

namespace {

/// Blocks that take two columns, roughly as Unicode's East Asian Width says (W and F).
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

int widthOf(char32_t c)
{
    if (c < 0x300) {
        return 1;
    }
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || c == 0x200D) {
        return 0;
    }
    return isWide(c) ? 2 : 1;
}

char32_t characterAt(QStringView text, qsizetype index, int &units)
{
    const QChar first = text.at(index);
    if (first.isHighSurrogate() && index + 1 < text.size() && text.at(index + 1).isLowSurrogate()) {
        units = 2;
        return QChar::surrogateToUcs4(first, text.at(index + 1));
    }
    units = 1;
    return first.unicode();
}

bool isNarrow(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x300; });
}

} // namespace

void TextRows::reset(int columns)
{
    m_columns = std::max(1, columns);
    m_rowsBefore.assign(1, 0);
}

void TextRows::truncate(int line)
{
    if (line < lineCount()) {
        m_rowsBefore.resize(std::size_t(std::max(0, line)) + 1);
    }
}

void TextRows::append(QStringView line)
{
    // Twice as many columns as characters is the worst case: short lines need no look at their text.
    const bool surelyFits = line.size() * 2 <= m_columns;
    const int columns = surelyFits ? 1 : std::max(1, columnsOf(line));
    int rows = (columns + m_columns - 1) / m_columns;
    if (rows > 1 && !isNarrow(line)) {
        // A wide character that does not fit moves down whole, so rows are counted as they are cut.
        rows = 1;
        for (qsizetype start = 0, next = 0; (next = rowStart(line.sliced(start), 1)) > 0; ++rows) {
            start += next;
        }
    }
    m_rowsBefore.push_back(m_rowsBefore.back() + rows);
}

TextRows::Place TextRows::placeOf(int row) const
{
    const int bounded = std::clamp(row, 0, std::max(0, rowCount() - 1));
    const auto after = std::ranges::upper_bound(m_rowsBefore, bounded);
    const auto line = std::max<std::ptrdiff_t>(0, after - m_rowsBefore.begin() - 1);
    return {int(line), bounded - m_rowsBefore.at(std::size_t(line))};
}

/// 0 for a row that does not exist.
qsizetype TextRows::rowStart(QStringView line, int rowInLine) const
{
    if (rowInLine <= 0) {
        return 0;
    }
    if (isNarrow(line)) {
        const qsizetype start = qsizetype(rowInLine) * m_columns;
        return start < line.size() ? start : 0;
    }
    int row = 0;
    int column = 0;
    int units = 1;
    for (qsizetype i = 0; i < line.size(); i += units) {
        const int width = widthOf(characterAt(line, i, units));
        if (column > 0 && column + width > m_columns) {
            column = 0;
            if (++row == rowInLine) {
                return i;
            }
        }
        column += width;
    }
    return 0;
}

int TextRows::columnsOf(QStringView text)
{
    int columns = 0;
    int units = 1;
    for (qsizetype i = 0; i < text.size(); i += units) {
        columns += widthOf(characterAt(text, i, units));
    }
    return columns;
}

} // namespace quire::ui
