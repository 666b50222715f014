// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfContents.h"

#include "export/pdf/PdfCanvas.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

constexpr qsizetype fewestHeadings = 3;
constexpr double entryHeight = 22;
constexpr double levelIndent = 18;
constexpr double numberWidth = 44;
constexpr double headlineHeight = 34;
constexpr double gapBelow = 24;
/// Share of a page that must be left for the notebook to begin on it.
constexpr double leastRest = 0.35;
constexpr double marginGap = 30;

} // namespace

PdfContents::PdfContents(const PdfLook &look, const PdfPaper &paper, Title title, QList<PdfHeading> headings,
                         bool hasTable)
    : m_look(look),
      m_paper(paper),
      m_title(std::move(title)),
      m_headings(std::move(headings)),
      m_hasTable(hasTable && m_headings.size() >= fewestHeadings)
{
    layOut();
}

double PdfContents::titleHeight() const
{
    if (!m_title.isShown || m_title.text.isEmpty()) {
        return 0;
    }
    const QRectF room(0, 0, m_paper.body.width(), m_paper.body.height() / 3);
    const double text = QFontMetricsF(m_look.title).boundingRect(room, Qt::TextWordWrap, m_title.text).height();
    const double authors = m_title.authors.isEmpty() ? 0 : 1.6 * QFontMetricsF(m_look.text).height();
    return std::ceil(std::min(text, room.height()) + authors + gapBelow);
}

void PdfContents::layOut()
{
    m_end = {0, m_paper.body.top() + titleHeight()};
    if (!m_hasTable) {
        return;
    }
    m_end.y += headlineHeight;
    for (qsizetype i = 0; i < m_headings.size(); ++i) {
        if (m_end.y + entryHeight > m_paper.body.bottom()) {
            ++m_end.page;
            m_end.y = m_paper.body.top();
        }
        m_places.append(m_end);
        m_end.y += entryHeight;
    }
    m_end.y += gapBelow;
    if (m_paper.body.bottom() - m_end.y < leastRest * m_paper.body.height()) {
        ++m_end.page;
        m_end.y = m_paper.body.top();
    }
}

void PdfContents::paint(PdfCanvas &canvas, int page, int count, const PdfMarks &marks, bool withMargins) const
{
    QPainter &painter = canvas.painter();
    if (page == 0) {
        paintTitle(canvas);
    }
    if (withMargins) {
        paintMargins(canvas, page, count);
    }
    if (m_hasTable && page == 0) {
        QFont bold = m_look.text;
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(m_look.style.text);
        const QRectF line(m_paper.body.left(), m_paper.body.top() + titleHeight(), m_paper.body.width(), entryHeight);
        painter.drawText(line, Qt::AlignVCenter, tr("Contents"));
    }
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const auto target = marks.anchors.constFind(m_headings.at(i).anchor);
        if (m_places.at(i).page == page && target != marks.anchors.constEnd()) {
            paintEntry(canvas, m_headings.at(i), target->page, m_places.at(i).y);
        }
    }
}

void PdfContents::paintTitle(PdfCanvas &canvas) const
{
    const double height = titleHeight();
    if (height <= 0) {
        return;
    }
    QPainter &painter = canvas.painter();
    const QRectF room(m_paper.body.left(), m_paper.body.top(), m_paper.body.width(), height - gapBelow);
    painter.setFont(m_look.title);
    painter.setPen(m_look.style.text);
    painter.drawText(room, Qt::TextWordWrap, m_title.text);
    if (!m_title.authors.isEmpty()) {
        painter.setFont(m_look.text);
        painter.setPen(m_look.style.mutedText);
        painter.drawText(room, Qt::AlignBottom, m_title.authors.join(u", "_s));
    }
}

/// The number with dots that lead to it; the whole line is a link.
void PdfContents::paintEntry(PdfCanvas &canvas, const PdfHeading &heading, int target, double y) const
{
    QPainter &painter = canvas.painter();
    const int top = std::ranges::min(m_headings, {}, &PdfHeading::level).level;
    const double indent = levelIndent * std::min(heading.level - top, 4);
    const QRectF line(m_paper.body.left() + indent, y, m_paper.body.width() - indent, entryHeight);
    const QFontMetricsF metrics(m_look.text);
    const QString shown = metrics.elidedText(heading.text, Qt::ElideRight, line.width() - numberWidth);
    painter.setFont(m_look.text);
    painter.setPen(m_look.style.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const QString number = QString::number(target + 1);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, number);
    const double left = line.left() + metrics.horizontalAdvance(shown) + 8;
    const double right = line.right() - metrics.horizontalAdvance(number) - 8;
    if (left < right) {
        QPen dots(m_look.style.border, 1, Qt::DotLine);
        painter.setPen(dots);
        const double base = line.center().y() + metrics.ascent() / 3;
        painter.drawLine(QPointF(left, base), QPointF(right, base));
    }
    canvas.addLink(line, u'#' + heading.anchor);
}

void PdfContents::paintMargins(PdfCanvas &canvas, int page, int count) const
{
    QPainter &painter = canvas.painter();
    const QRectF &body = m_paper.body;
    const QFontMetricsF metrics(m_look.small);
    painter.setFont(m_look.small);
    painter.setPen(m_look.style.mutedText);
    if (page > 0 || !m_title.isShown) {
        const QRectF header(body.left(), body.top() - marginGap - metrics.height() / 2, body.width(), metrics.height());
        painter.drawText(header, Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(m_title.text, Qt::ElideRight, body.width()));
        painter.fillRect(QRectF(body.left(), header.bottom() + 4, body.width(), 0.75), m_look.style.border);
    }
    const QRectF footer(body.left(), body.bottom() + marginGap - metrics.height() / 2, body.width(), metrics.height());
    painter.drawText(footer, Qt::AlignVCenter | Qt::AlignRight, tr("Page %1 of %2").arg(page + 1).arg(count));
}

} // namespace quire::exporting
