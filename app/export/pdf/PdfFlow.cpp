// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfFlow.h"

#include "export/pdf/PdfCanvas.h"

#include <algorithm>
#include <utility>

namespace quire::exporting {

namespace {

constexpr double barWidth = 3;
constexpr double labelGap = 8;
/// As much as can be wanted below a heading.
constexpr double largestBeginning = 160;

} // namespace

PdfFlow::PdfFlow(PdfCanvas &canvas, const PdfLook &look, const IsCancelled &isCancelled)
    : m_canvas(canvas), m_look(look), m_isCancelled(isCancelled), m_y(canvas.paper().body.top())
{
}

double PdfFlow::widthIn(const PdfFrame &frame) const
{
    return m_canvas.paper().body.width() - frame.indent - 2 * frame.padding;
}

double PdfFlow::heightOfPage() const
{
    return m_canvas.paper().body.height();
}

bool PdfFlow::isAtTop() const
{
    return m_y <= m_canvas.paper().body.top();
}

void PdfFlow::newPage()
{
    m_canvas.newPage();
    m_y = m_canvas.paper().body.top();
}

void PdfFlow::add(std::unique_ptr<PdfBlock> block, PdfFrame frame)
{
    frame.gapAbove = std::max(frame.gapAbove, std::exchange(m_cellGap, 0));
    if (m_waiting) {
        const double after = std::min(block->beginning() + 2 * frame.padding + frame.gapAbove, largestBeginning);
        place(*m_waiting, after);
    }
    m_waiting = Waiting{std::move(block), frame};
}

void PdfFlow::finish()
{
    if (m_waiting) {
        place(*m_waiting, 0);
        m_waiting.reset();
    }
}

void PdfFlow::place(Waiting &waiting, double after)
{
    const PdfFrame &frame = waiting.frame;
    const double bottom = m_canvas.paper().body.bottom();
    double gap = isAtTop() ? 0 : frame.gapAbove;
    if (!isAtTop() && m_y + gap + waiting.block->beginning() + 2 * frame.padding > bottom) {
        newPage();
        gap = 0;
    }
    bool isFirst = true;
    while (!waiting.block->isDone() && !m_isCancelled()) {
        m_y += gap;
        gap = 0;
        const bool isTop = isAtTop();
        const double height = waiting.block->fit(bottom - m_y - 2 * frame.padding, isTop, after);
        if (height > 0) {
            paintSlice(waiting, height, isFirst);
            isFirst = false;
        } else if (isTop) {
            return; // It has nothing to show.
        }
        if (!waiting.block->isDone()) {
            newPage();
        }
    }
}

void PdfFlow::paintSlice(const Waiting &waiting, double height, bool isFirst)
{
    const PdfFrame &frame = waiting.frame;
    const QRectF &body = m_canvas.paper().body;
    const double whole = height + 2 * frame.padding;
    const QRectF box(body.left() + frame.indent, m_y, body.width() - frame.indent, whole);
    QPainter &painter = m_canvas.painter();
    if (frame.ground.isValid()) {
        painter.fillRect(box, frame.ground);
    }
    if (frame.bar.isValid()) {
        painter.fillRect(QRectF(box.left(), box.top(), barWidth, box.height()), frame.bar);
    }
    if (isFirst && !frame.label.isEmpty()) {
        painter.setFont(m_look.small);
        painter.setPen(m_look.style.mutedText);
        const QRectF place(0, m_y + frame.padding, body.left() - labelGap, 1.5 * m_look.code.pixelSize());
        painter.drawText(place, Qt::AlignRight | Qt::AlignTop, frame.label);
    }
    waiting.block->paint(m_canvas, box.topLeft() + QPointF(frame.padding, frame.padding));
    m_y += whole;
}

} // namespace quire::exporting
