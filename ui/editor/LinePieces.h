// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <vector>

class QPainter;

namespace quire::ui {

/// Where the characters of one line of code stand. A long line is laid out a piece at a time, and only as far as is
/// asked for, so that a line of a megabyte costs no more than the part of it that is seen.
class LinePieces
{
public:
    LinePieces(QString text, const QFont &font);

    /// Left edge of the character at `position`, which is brought into the line.
    qreal xOf(qsizetype position);
    /// The boundary of characters nearest to `x`.
    qsizetype positionAt(qreal x);
    /// Paints what meets `clip`, the line's left end at `origin` and its baseline there. Ranges count from the start
    /// of the line and are in order.
    void paint(QPainter &painter, const QPointF &origin, const QRectF &clip,
               const QList<QTextLayout::FormatRange> &formats, const QList<QTextLayout::FormatRange> &selections);

private:
    struct Piece
    {
        qsizetype start = 0;
        qsizetype length = 0;
        qreal left = 0;
        qreal right = 0;
    };

    bool measureNext();
    const Piece &pieceOf(qsizetype position);
    const Piece &pieceAt(qreal x);
    bool isEven(QStringView text) const;
    qsizetype pieceEnd(qsizetype start) const;
    void layOut(QTextLayout &layout, qreal left) const;

    QString m_text;
    QFont m_font;
    qreal m_advance = 0; ///< Of every plain character; 0 where they differ.
    std::vector<Piece> m_pieces;
};

} // namespace quire::ui
