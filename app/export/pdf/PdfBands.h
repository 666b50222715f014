// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <optional>

namespace quire::exporting {

/// Where a tall drawing may be cut. A band is what must not be: a line, a picture, a row of a table. Lengths in pixels
/// from the drawing's top.
class PdfBands
{
public:
    struct Band
    {
        double top = 0;
        double bottom = 0;
        /// Not to be the last on a page.
        bool isHeading = false;
        /// Which paragraph it is a line of; -1 for none.
        int paragraph = -1;
    };
    /// Rows that are shown again where a table goes on on another page.
    struct Header
    {
        double top = 0;
        double bottom = 0;
        double end = 0; ///< Of the table.
    };
    struct Slice
    {
        double from = 0;
        double to = 0;
        std::optional<Header> header = {};
    };

    /// In order; those that overlap become one.
    void add(const Band &band);
    void add(const Header &header) { m_headers.append(header); }
    void setHeight(double height) { m_height = height; }

    /// As PdfBlock's.
    bool isDone() const { return m_next >= m_bands.size(); }
    double beginning() const;
    double fit(double room, bool isTop, double after);
    /// What fit() chose.
    const Slice &slice() const { return m_slice; }

private:
    qsizetype lastThatFits(double from, double room) const;
    bool mayBreakAfter(qsizetype index) const;
    double slicedTo(qsizetype last, double from);

    QList<Band> m_bands;
    QList<Header> m_headers;
    double m_height = 0;
    qsizetype m_next = 0;
    /// In a band that is higher than a page.
    double m_within = 0;
    Slice m_slice;
};

} // namespace quire::exporting
