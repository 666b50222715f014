// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

namespace quire::exporting {

class PdfCanvas;

/// Something that is painted from top to bottom, on as many pages as it takes: slice by slice, first fit(), then
/// paint(). Lengths in pixels.
class PdfBlock
{
public:
    virtual ~PdfBlock() = default;

    virtual bool isDone() const = 0;
    /// How much of its beginning must not stand alone at the bottom of a page.
    virtual double beginning() const = 0;
    /// Chooses the next slice, at most `room` high, and returns its height; 0 when nothing fits, which never happens
    /// when `isTop`, on an empty page. Where the block ends with a heading, `after` must fit below it.
    virtual double fit(double room, bool isTop, double after) = 0;
    /// The slice chosen last.
    virtual void paint(PdfCanvas &canvas, const QPointF &at) = 0;
};

} // namespace quire::exporting
