// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LinePieces.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace quire::ui {

namespace {

constexpr qsizetype pieceLength = 1000;

/// The parts of `ranges` that lie in a piece, counted from its start.
QList<QTextLayout::FormatRange> rangesIn(const QList<QTextLayout::FormatRange> &ranges, qsizetype start,
                                         qsizetype length)
{
    if (start == 0 && (ranges.isEmpty() || ranges.last().start + ranges.last().length <= length)) {
        return ranges;
    }
    QList<QTextLayout::FormatRange> found;
    auto range = std::ranges::lower_bound(ranges, start, std::ranges::less_equal(),
                                          [](const auto &r) { return qsizetype(r.start) + r.length; });
    for (; range != ranges.end() && range->start < start + length; ++range) {
        const qsizetype from = std::max<qsizetype>(0, range->start - start);
        const qsizetype to = std::min(length, range->start + range->length - start);
        found.append({int(from), int(to - from), range->format});
    }
    return found;
}

} // namespace

LinePieces::LinePieces(QString text, const QFont &font) : m_text(std::move(text)), m_font(font)
{
    if (m_text.size() > pieceLength && QFontInfo(m_font).fixedPitch()) {
        QTextLayout sample(QString(100, u'0'), m_font);
        layOut(sample, 0);
        m_advance = sample.lineAt(0).naturalTextWidth() / 100;
    }
}

void LinePieces::layOut(QTextLayout &layout, qreal left) const
{
    const qreal tab = 4 * QFontMetricsF(m_font).horizontalAdvance(u' ');
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(tab);
    if (left > 0 && layout.text().contains(u'\t')) {
        // Stops count from the start of the line, not of the piece.
        QList<qreal> stops;
        for (qreal stop = (std::floor(left / tab) + 1) * tab - left; stops.size() < pieceLength; stop += tab) {
            stops.append(stop);
        }
        option.setTabArray(stops);
    }
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

bool LinePieces::isEven(QStringView text) const
{
    return m_advance > 0 && std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

/// A piece never ends within a surrogate pair or before a mark that belongs to the character in front of it.
qsizetype LinePieces::pieceEnd(qsizetype start) const
{
    qsizetype end = std::min(start + pieceLength, m_text.size());
    for (int i = 0; i < 16 && end < m_text.size(); ++i, ++end) {
        if (!m_text.at(end).isLowSurrogate() && !m_text.at(end).isMark()) {
            break;
        }
    }
    return end;
}

bool LinePieces::measureNext()
{
    Piece piece;
    if (!m_pieces.empty()) {
        piece.start = m_pieces.back().start + m_pieces.back().length;
        piece.left = m_pieces.back().right;
        if (piece.start >= m_text.size()) {
            return false;
        }
    }
    piece.length = pieceEnd(piece.start) - piece.start;
    const QStringView text = QStringView(m_text).sliced(piece.start, piece.length);
    if (isEven(text)) {
        piece.right = piece.left + double(piece.length) * m_advance;
    } else {
        QTextLayout layout(text.toString(), m_font);
        layOut(layout, piece.left);
        piece.right = piece.left + layout.lineAt(0).cursorToX(int(piece.length));
    }
    m_pieces.push_back(piece);
    return true;
}

const LinePieces::Piece &LinePieces::pieceOf(qsizetype position)
{
    while ((m_pieces.empty() || m_pieces.back().start + m_pieces.back().length <= position) && measureNext()) {
    }
    const auto after = std::ranges::upper_bound(m_pieces, position, {}, &Piece::start);
    return *std::prev(after);
}

const LinePieces::Piece &LinePieces::pieceAt(qreal x)
{
    while ((m_pieces.empty() || m_pieces.back().right <= x) && measureNext()) {
    }
    const auto found = std::ranges::upper_bound(m_pieces, x, {}, &Piece::right);
    return found == m_pieces.end() ? m_pieces.back() : *found;
}

qreal LinePieces::xOf(qsizetype position)
{
    const Piece &piece = pieceOf(std::clamp<qsizetype>(position, 0, m_text.size()));
    QTextLayout layout(m_text.sliced(piece.start, piece.length), m_font);
    layOut(layout, piece.left);
    return piece.left + layout.lineAt(0).cursorToX(int(std::min(position - piece.start, piece.length)));
}

qsizetype LinePieces::positionAt(qreal x)
{
    const Piece &piece = pieceAt(x);
    QTextLayout layout(m_text.sliced(piece.start, piece.length), m_font);
    layOut(layout, piece.left);
    return piece.start + layout.lineAt(0).xToCursor(x - piece.left);
}

void LinePieces::paint(QPainter &painter, const QPointF &origin, const QRectF &clip,
                       const QList<QTextLayout::FormatRange> &formats,
                       const QList<QTextLayout::FormatRange> &selections)
{
    const qsizetype seen = pieceAt(std::max(0.0, clip.left() - origin.x())).start;
    auto index = std::ranges::lower_bound(m_pieces, seen, {}, &Piece::start) - m_pieces.begin();
    for (;; ++index) {
        if (index == std::ssize(m_pieces) && !measureNext()) {
            return;
        }
        const Piece piece = m_pieces.at(std::size_t(index));
        if (origin.x() + piece.left > clip.right()) {
            return;
        }
        QTextLayout layout(m_text.sliced(piece.start, piece.length), m_font, painter.device());
        layout.setCacheEnabled(false);
        layout.setFormats(rangesIn(formats, piece.start, piece.length));
        layOut(layout, piece.left);
        const QPointF place(origin.x() + piece.left, origin.y() - layout.lineAt(0).ascent());
        layout.draw(&painter, place, rangesIn(selections, piece.start, piece.length), clip);
    }
}

} // namespace quire::ui
