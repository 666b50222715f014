// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfTextBlock.h"

#include "export/pdf/PdfCanvas.h"
#include "export/pdf/PdfLook.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// Characters laid out at once: a line may have millions.
constexpr qsizetype longestPiece = 2'000;

QColor tintOf(const QColor &color)
{
    constexpr float share = 0.25F;
    const auto towardsWhite = [](float part) { return 1 - share * (1 - part); };
    return QColor::fromRgbF(towardsWhite(color.redF()), towardsWhite(color.greenF()), towardsWhite(color.blueF()));
}

} // namespace

PdfTextBlock::PdfTextBlock(const PdfLook &look, const render::AnsiLines &lines, double width, const QColor &ground)
    : m_look(look),
      m_lines(lines),
      m_width(width),
      m_ground(ground),
      m_lineHeight(std::ceil(QFontMetricsF(look.code).height())),
      m_count(lines.count())
{
    // After a final line break comes nothing.
    while (m_count > 0 && m_lines.line(m_count - 1, m_cache).text.trimmed().isEmpty()) {
        --m_count;
    }
    if (m_count > mostLines) {
        m_leftOut = m_count - mostLines + 1;
        m_note.text = u"… "_s + tr("%L1 lines are left out here").arg(m_leftOut) + u" …"_s;
        render::AnsiStyle bold;
        bold.bold = true;
        m_note.spans = {{0, m_note.text.size(), bold}};
    }
}

const render::AnsiLine &PdfTextBlock::line(int index)
{
    return m_leftOut > 0 && index == mostLines / 2 ? m_note : m_lines.line(index, m_cache);
}

int PdfTextBlock::next(int index) const
{
    return m_leftOut > 0 && index == mostLines / 2 ? index + m_leftOut : index + 1;
}

double PdfTextBlock::beginning() const
{
    return m_lineHeight * std::clamp(m_count - m_line, 1, 2);
}

QTextCharFormat PdfTextBlock::formatOf(const render::AnsiStyle &style) const
{
    using Kind = render::AnsiColor::Kind;
    const auto colorOf = [this](const render::AnsiColor &color, const QColor &fallback) {
        return color.kind == Kind::Palette ? m_look.terminalColor(int(color.value))
               : color.kind == Kind::Rgb   ? QColor::fromRgb(color.value)
                                           : fallback;
    };
    QColor ink = colorOf(style.foreground, style.link == 0 ? m_look.style.text : m_look.style.link);
    QColor ground = colorOf(style.background, m_ground);
    if (style.inverse) {
        std::swap(ink, ground);
    } else if (style.background.kind == Kind::Palette) {
        ground = tintOf(ground); // the palette is made to be read; as a ground it is only a tint
    } else if (style.background.kind == Kind::Default && ink.lightnessF() > 0.6F) {
        ink = ink.darker(200); // meant for a black screen
    }
    QTextCharFormat format;
    if (style.faint) {
        ink.setAlphaF(0.65F);
    }
    format.setForeground(style.hidden ? ground : ink);
    if (style.background.kind != Kind::Default || style.inverse) {
        format.setBackground(ground);
    }
    format.setFontWeight(style.bold ? QFont::Bold : QFont::Normal);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline || style.link != 0);
    format.setFontStrikeOut(style.strikeOut);
    if (style.link != 0) {
        format.setAnchorHref(m_lines.link(style.link));
    }
    return format;
}

QList<QTextLayout::FormatRange> PdfTextBlock::formatsOf(const render::AnsiLine &line, qsizetype from,
                                                        qsizetype length) const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const render::AnsiSpan &span : line.spans) {
        const qsizetype begin = std::max(span.start, from);
        const qsizetype end = std::min(span.start + span.length, from + length);
        if (begin < end) {
            ranges.append({int(begin - from), int(end - begin), formatOf(span.style)});
        }
    }
    return ranges;
}

std::unique_ptr<QTextLayout> PdfTextBlock::layoutOf(const render::AnsiLine &line, qsizetype from,
                                                    qsizetype length) const
{
    auto layout = std::make_unique<QTextLayout>(line.text.sliced(from, length), m_look.code);
    QTextOption option;
    option.setUseDesignMetrics(true);
    option.setWrapMode(QTextOption::WrapAnywhere);
    option.setTabStopDistance(8 * QFontMetricsF(m_look.code).horizontalAdvance(u' '));
    layout->setTextOption(option);
    layout->setFormats(formatsOf(line, from, length));
    layout->beginLayout();
    double height = 0;
    for (QTextLine row = layout->createLine(); row.isValid(); row = layout->createLine()) {
        row.setLineWidth(m_width);
        row.setPosition({0, height});
        height += std::max(m_lineHeight, row.height());
    }
    layout->endLayout();
    return layout;
}

/// How many characters the rows of a layout take that fit into `room`, `mustFit` at least one row; and their height.
std::pair<qsizetype, double> PdfTextBlock::fitting(const QTextLayout &layout, double room, bool mustFit) const
{
    qsizetype characters = 0;
    double height = 0;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine row = layout.lineAt(i);
        const double bottom = row.y() + std::max(m_lineHeight, row.height());
        if (bottom > room && !(mustFit && i == 0)) {
            break;
        }
        characters = row.textStart() + row.textLength();
        height = bottom;
    }
    return {characters, height};
}

/// Lays out as much of the current line as fits; false when that is not all of it.
bool PdfTextBlock::addPiece(double &y, double room, bool mustFit)
{
    const render::AnsiLine &text = line(m_line);
    const qsizetype length = std::min(longestPiece, text.text.size() - m_character);
    Piece piece{layoutOf(text, m_character, length), y};
    const auto [taken, height] = fitting(*piece.layout, room - y, mustFit && m_slice.empty());
    if (height <= 0) {
        return false;
    }
    if (taken < length) {
        piece.layout = layoutOf(text, m_character, taken);
    }
    y += height;
    m_slice.push_back(std::move(piece));
    m_character += taken;
    if (m_character >= text.text.size()) {
        m_line = next(m_line);
        m_character = 0;
    }
    return taken == length;
}

double PdfTextBlock::fit(double room, bool isTop, double)
{
    m_slice.clear();
    double y = 0;
    while (!isDone() && addPiece(y, room, isTop)) {
    }
    return y;
}

void PdfTextBlock::paint(PdfCanvas &canvas, const QPointF &at)
{
    canvas.painter().setPen(m_look.style.text);
    for (const Piece &piece : m_slice) {
        const QPointF origin = at + QPointF(0, piece.y);
        piece.layout->draw(&canvas.painter(), origin);
        addLinks(canvas, *piece.layout, origin);
    }
    m_slice.clear();
}

void PdfTextBlock::addLinks(PdfCanvas &canvas, const QTextLayout &layout, const QPointF &at) const
{
    const QList<QTextLayout::FormatRange> ranges = layout.formats();
    for (const QTextLayout::FormatRange &range : ranges) {
        if (!range.format.anchorHref().isEmpty()) {
            const QTextLine row = layout.lineForTextPosition(range.start);
            const double left = row.cursorToX(range.start);
            const double right =
                row.cursorToX(std::min(range.start + range.length, row.textStart() + row.textLength()));
            canvas.addLink(QRectF(at.x() + left, at.y() + row.y(), right - left, row.height()),
                           range.format.anchorHref());
        }
    }
}

} // namespace quire::exporting
