// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"
#include "export/pdf/PdfBlock.h"

#include <QColor>
#include <QString>

#include <memory>
#include <optional>

namespace quire::exporting {

class PdfCanvas;
struct PdfLook;

/// What surrounds a block.
struct PdfFrame
{
    /// Behind it; invalid for none.
    QColor ground = {};
    /// A bar at its left; invalid for none.
    QColor bar = {};
    double indent = 0;
    double padding = 0;
    double gapAbove = 8;
    /// In the margin, beside its first line.
    QString label = {};
};

/// Puts blocks below each other and goes on to the next page where one ends.
class PdfFlow
{
public:
    /// All outlive it.
    PdfFlow(PdfCanvas &canvas, const PdfLook &look, const IsCancelled &isCancelled);

    /// How wide a block in this frame is.
    double widthIn(const PdfFrame &frame) const;
    /// How high a block can be at most.
    double heightOfPage() const;
    /// Leaves room on this page, such as for a title.
    void skip(double height) { m_y += height; }
    double y() const { return m_y; }
    void newPage();

    /// The next block is another cell's, whatever it is.
    void beginCell(double gapAbove) { m_cellGap = gapAbove; }
    void add(std::unique_ptr<PdfBlock> block, PdfFrame frame);
    /// Paints what add() held back to know what follows it.
    void finish();

private:
    struct Waiting
    {
        std::unique_ptr<PdfBlock> block;
        PdfFrame frame;
    };

    void place(Waiting &waiting, double after);
    void paintSlice(const Waiting &waiting, double height, bool isFirst);
    bool isAtTop() const;

    PdfCanvas &m_canvas;
    const PdfLook &m_look;
    const IsCancelled &m_isCancelled;
    double m_y = 0;
    double m_cellGap = 0;
    std::optional<Waiting> m_waiting;
};

} // namespace quire::exporting
