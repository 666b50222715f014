// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfBlock.h"
#include "render/AnsiLines.h"

#include <QCoreApplication>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace quire::exporting {

struct PdfLook;

/// Lines of a terminal: streams, tracebacks, plain text. Laid out as they are painted, so that millions cost no memory;
/// of very many the middle is left out.
class PdfTextBlock : public PdfBlock
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfTextBlock)

public:
    /// More would be hundreds of pages that nobody reads.
    static constexpr int mostLines = 20'000;

    /// `look` outlives it. `ground`: the colour behind the text.
    PdfTextBlock(const PdfLook &look, const render::AnsiLines &lines, double width, const QColor &ground = Qt::white);

    /// How many lines are left out.
    int leftOut() const { return m_leftOut; }

    bool isDone() const override { return m_line >= m_count; }
    double beginning() const override;
    double fit(double room, bool isTop, double after) override;
    void paint(PdfCanvas &canvas, const QPointF &at) override;

private:
    struct Piece
    {
        std::unique_ptr<QTextLayout> layout;
        double y = 0;
    };

    const render::AnsiLine &line(int index);
    int next(int index) const;
    std::unique_ptr<QTextLayout> layoutOf(const render::AnsiLine &line, qsizetype from, qsizetype length) const;
    std::pair<qsizetype, double> fitting(const QTextLayout &layout, double room, bool mustFit) const;
    bool addPiece(double &y, double room, bool mustFit);
    QList<QTextLayout::FormatRange> formatsOf(const render::AnsiLine &line, qsizetype from, qsizetype length) const;
    QTextCharFormat formatOf(const render::AnsiStyle &style) const;
    void addLinks(PdfCanvas &canvas, const QTextLayout &layout, const QPointF &at) const;

    const PdfLook &m_look;
    render::AnsiLines m_lines;
    render::AnsiLines::Cache m_cache;
    render::AnsiLine m_note;
    double m_width;
    QColor m_ground;
    double m_lineHeight;
    int m_count;
    int m_leftOut = 0;
    /// Where it goes on: the line and the character in it.
    int m_line = 0;
    qsizetype m_character = 0;
    std::vector<Piece> m_slice;
};

} // namespace quire::exporting
