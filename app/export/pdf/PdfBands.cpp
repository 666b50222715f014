// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfBands.h"

#include <algorithm>

namespace quire::exporting {

void PdfBands::add(const Band &band)
{
    constexpr double touch = 0.5;
    if (!m_bands.isEmpty() && band.top < m_bands.last().bottom - touch) {
        Band &last = m_bands.last();
        last.top = std::min(last.top, band.top);
        last.bottom = std::max(last.bottom, band.bottom);
        return;
    }
    m_bands.append(band);
}

/// The headings at the start with what they head, and the first two lines.
double PdfBands::beginning() const
{
    if (isDone()) {
        return 0;
    }
    qsizetype last = m_next;
    while (last + 1 < m_bands.size() && m_bands.at(last).isHeading) {
        ++last;
    }
    if (last + 1 < m_bands.size() && m_bands.at(last).paragraph >= 0 &&
        m_bands.at(last).paragraph == m_bands.at(last + 1).paragraph) {
        ++last;
    }
    return m_bands.at(last).bottom - m_bands.at(m_next).top;
}

qsizetype PdfBands::lastThatFits(double from, double room) const
{
    qsizetype last = m_next - 1;
    while (last + 1 < m_bands.size() && m_bands.at(last + 1).bottom - from <= room) {
        ++last;
    }
    return last;
}

/// Neither the first nor the last line of a paragraph of three or more stands alone.
bool PdfBands::mayBreakAfter(qsizetype index) const
{
    const Band &band = m_bands.at(index);
    if (band.isHeading) {
        return false;
    }
    const auto paragraphAt = [this](qsizetype at) {
        return at >= 0 && at < m_bands.size() ? m_bands.at(at).paragraph : -1;
    };
    if (band.paragraph < 0 || paragraphAt(index + 1) != band.paragraph) {
        return true;
    }
    const bool isFirst = paragraphAt(index - 1) != band.paragraph;
    const bool isLastButOne = paragraphAt(index + 2) != band.paragraph;
    return !isFirst && !isLastButOne;
}

double PdfBands::slicedTo(qsizetype last, double from)
{
    const bool isEnd = last + 1 >= m_bands.size();
    // Up to where the next begins: grounds and rules in between belong to what is above.
    const double to = isEnd ? m_height : std::min(m_bands.at(last + 1).top, m_bands.at(last).bottom + 2);
    m_slice.from = from;
    m_slice.to = std::max(to, m_bands.at(last).bottom);
    m_next = last + 1;
    m_within = 0;
    const double header = m_slice.header ? m_slice.header->bottom - m_slice.header->top : 0;
    return m_slice.to - from + header;
}

double PdfBands::fit(double room, bool isTop, double after)
{
    const bool isStart = m_next == 0 && m_within <= 0;
    const double from = isStart ? 0 : std::max(m_bands.at(m_next).top, m_within);
    m_slice = {};
    for (const Header &header : std::as_const(m_headers)) {
        const double height = header.bottom - header.top;
        if (from >= header.bottom && from < header.end && height < room / 3) {
            m_slice.header = header;
            room -= height;
        }
    }
    const qsizetype fitting = lastThatFits(from, room);
    qsizetype last = fitting;
    const bool isEnd = fitting + 1 == m_bands.size();
    const bool mustHold = isEnd && m_bands.last().isHeading && m_height - from + after > room;
    if (!isEnd || mustHold) {
        while (last >= m_next && !mayBreakAfter(last)) {
            --last;
        }
    }
    if (last >= m_next) {
        return slicedTo(last, from);
    }
    if (!isTop) {
        return 0;
    }
    if (fitting >= m_next) {
        return slicedTo(fitting, from);
    }
    // One band alone is higher than the page.
    m_slice.from = from;
    m_slice.to = from + room;
    m_within = m_slice.to;
    return room + (m_slice.header ? m_slice.header->bottom - m_slice.header->top : 0);
}

} // namespace quire::exporting
