// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfRichBlock.h"

#include "export/pdf/PdfCanvas.h"
#include "render/HtmlDetails.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// Borders of tables stand a little outside.
constexpr double overhang = 4;
/// Smaller cannot be read; the rest is cut off.
constexpr double smallestScale = 0.4;

/// Where the lines of a block count from.
QPointF originOf(const QAbstractTextDocumentLayout &layout, const QTextBlock &block)
{
    return layout.blockBoundingRect(block).topLeft() - block.layout()->boundingRect().topLeft();
}

/// The bands of one document, frame by frame.
class BandReader
{
public:
    /// `isOneText`: its blocks are lines of one text rather than paragraphs.
    BandReader(const QTextDocument &document, double pageHeight, bool isOneText, PdfBands &bands)
        : m_layout(*document.documentLayout()), m_pageHeight(pageHeight), m_isOneText(isOneText), m_bands(bands)
    {
    }

    void read(const QTextFrame &frame)
    {
        for (auto part = frame.begin(); !part.atEnd(); ++part) {
            if (const auto *table = qobject_cast<QTextTable *>(part.currentFrame())) {
                readTable(*table);
            } else if (part.currentFrame()) {
                read(*part.currentFrame());
            } else if (part.currentBlock().isValid()) {
                readLines(part.currentBlock());
            }
        }
    }

private:
    void readLines(const QTextBlock &block)
    {
        const QTextLayout &layout = *block.layout();
        const double origin = originOf(m_layout, block).y();
        const bool isHeading = block.blockFormat().headingLevel() > 0;
        const int paragraph = m_isOneText ? 0 : m_paragraph++;
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            m_bands.add({origin + line.y(), origin + line.y() + line.height(), isHeading, paragraph});
        }
    }

    double topOf(const QTextBlock &block) const { return m_layout.blockBoundingRect(block).top(); }
    double bottomOf(const QTextBlock &block) const { return m_layout.blockBoundingRect(block).bottom(); }

    void readTable(const QTextTable &table)
    {
        const int headerRows = table.format().headerRowCount();
        const double padding = table.format().cellPadding() + 1;
        PdfBands::Header header{m_layout.frameBoundingRect(const_cast<QTextTable *>(&table)).top(), 0, 0};
        header.end = m_layout.frameBoundingRect(const_cast<QTextTable *>(&table)).bottom();
        for (int row = 0; row < table.rows(); ++row) {
            PdfBands::Band band{header.end, header.top, row < headerRows, -1};
            for (int column = 0; column < table.columns(); ++column) {
                const QTextTableCell cell = table.cellAt(row, column);
                if (cell.row() == row && cell.rowSpan() == 1) {
                    band.top = std::min(band.top, topOf(cell.firstCursorPosition().block()) - padding);
                    band.bottom = std::max(band.bottom, bottomOf(cell.lastCursorPosition().block()) + padding);
                }
            }
            if (band.bottom - band.top > m_pageHeight / 2) {
                readCells(table, row);
            } else if (band.bottom > band.top) {
                m_bands.add(band);
                header.bottom = row < headerRows ? band.bottom : header.bottom;
            }
        }
        if (header.bottom > header.top) {
            m_bands.add(header);
        }
    }

    /// A row too high to stay whole: broken between its lines.
    void readCells(const QTextTable &table, int row)
    {
        QList<PdfBands::Band> lines;
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            PdfBands own;
            if (cell.row() != row || cell.column() != column) {
                continue;
            }
            for (auto part = cell.begin(); !part.atEnd(); ++part) {
                if (part.currentBlock().isValid()) {
                    const double origin = originOf(m_layout, part.currentBlock()).y();
                    const QTextLayout &layout = *part.currentBlock().layout();
                    for (int i = 0; i < layout.lineCount(); ++i) {
                        const QTextLine line = layout.lineAt(i);
                        lines.append({origin + line.y(), origin + line.y() + line.height()});
                    }
                }
            }
        }
        std::ranges::sort(lines, {}, &PdfBands::Band::top);
        for (const PdfBands::Band &line : std::as_const(lines)) {
            m_bands.add(line);
        }
    }

    const QAbstractTextDocumentLayout &m_layout;
    double m_pageHeight;
    bool m_isOneText;
    PdfBands &m_bands;
    int m_paragraph = 0;
};

} // namespace

PdfRichBlock::PdfRichBlock(const PdfLook &look, std::unique_ptr<PdfRichObjects> objects, const Content &content,
                           double width)
    : m_look(look), m_objects(std::move(objects)), m_anchorHead(content.anchorHead)
{
    layOut(content, width);
}

bool PdfRichBlock::isEmpty() const
{
    return m_document.isEmpty();
}

void PdfRichBlock::layOut(const Content &content, double width)
{
    QString html = content.html;
    // The line break that ends a block of code would show as an empty line; on paper nothing folds.
    html.replace(u"\n</code></pre>"_s, u"</code></pre>"_s).replace(u"<details>"_s, u"<details open>"_s);
    m_objects->setHtml(html, content.definitions);
    m_document.setUndoRedoEnabled(false);
    m_document.setDocumentMargin(0);
    QTextOption option;
    option.setUseDesignMetrics(true);
    option.setWrapMode(content.isCode ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(m_look.code).horizontalAdvance(u' '));
    m_document.setDefaultTextOption(option);
    m_document.setDefaultFont(content.isCode ? m_look.code : m_look.text);
    m_document.setDefaultStyleSheet(content.isCode ? m_look.codeSheet() : m_look.sheet());
    m_document.documentLayout()->registerHandler(QTextFormat::ImageObject, m_objects.get());
    m_document.setHtml(render::HtmlDetails::fold(html, {}));
    m_document.setTextWidth(width);
    if (const double wanted = m_document.size().width(); wanted > width + 1) {
        m_document.setTextWidth(std::min(wanted, width / smallestScale));
        m_scale = width / m_document.textWidth();
    }
    const QTextBlock last = m_document.lastBlock();
    m_bands.setHeight(std::max(m_document.size().height() - last.blockFormat().bottomMargin(),
                               m_document.documentLayout()->blockBoundingRect(last).bottom()));
    BandReader(m_document, m_objects->pageHeight(), content.isCode, m_bands).read(*m_document.rootFrame());
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        readLinks(block);
    }
}

void PdfRichBlock::readLinks(const QTextBlock &block)
{
    const QPointF origin = originOf(*m_document.documentLayout(), block);
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const QTextFragment fragment = part.fragment();
        const QTextCharFormat format = fragment.charFormat();
        const QStringList names = format.anchorNames();
        for (const QString &name : names) {
            m_anchors.append({name, origin.y()});
        }
        if (format.anchorHref().isEmpty()) {
            continue;
        }
        const int begin = fragment.position() - block.position();
        const int end = begin + fragment.length();
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const int from = std::max(begin, line.textStart());
            const int to = std::min(end, line.textStart() + line.textLength());
            if (from < to) {
                const double left = line.cursorToX(from);
                const QRectF place(left, line.y(), line.cursorToX(to) - left, line.height());
                m_links.append({place.translated(origin).normalized(), format.anchorHref()});
            }
        }
    }
}

void PdfRichBlock::paint(PdfCanvas &canvas, const QPointF &at)
{
    const PdfBands::Slice slice = m_bands.slice();
    QPointF below = at;
    if (slice.header) {
        paintPart(canvas.painter(), at, slice.header->top, slice.header->bottom);
        below.ry() += (slice.header->bottom - slice.header->top) * m_scale;
    }
    paintPart(canvas.painter(), below, slice.from, slice.to);
    QTransform onPage = QTransform::fromTranslate(below.x(), below.y());
    onPage.scale(m_scale, m_scale).translate(0, -slice.from);
    for (const Link &link : std::as_const(m_links)) {
        const double middle = link.place.center().y();
        if (middle >= slice.from && middle < slice.to) {
            const bool isOwn = link.target.startsWith(u'#');
            canvas.addLink(onPage.mapRect(link.place),
                           isOwn ? u'#' + m_anchorHead + link.target.sliced(1) : link.target);
        }
    }
    for (const auto &[name, y] : std::as_const(m_anchors)) {
        if (y >= slice.from - 1 && y < slice.to) {
            canvas.addAnchor(m_anchorHead, name, onPage.map(QPointF(0, y)).y());
        }
    }
}

void PdfRichBlock::paintPart(QPainter &painter, const QPointF &at, double from, double to)
{
    painter.save();
    painter.translate(at);
    painter.scale(m_scale, m_scale);
    painter.translate(0, -from);
    const QRectF part(-overhang, from, m_document.textWidth() + 2 * overhang, to - from);
    painter.setClipRect(part);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, m_look.style.text);
    // Lines that only touch the edge are another page's.
    constexpr double touch = 0.6;
    context.clip = part.adjusted(0, touch, 0, -touch);
    m_document.documentLayout()->draw(&painter, context);
    painter.restore();
}

} // namespace quire::exporting
