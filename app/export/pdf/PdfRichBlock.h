// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfBands.h"
#include "export/pdf/PdfBlock.h"
#include "export/pdf/PdfRichObjects.h"
#include "render/RichTextDocument.h"

namespace quire::exporting {

/// Safe HTML: Markdown, code with its colours, LaTeX. Broken between lines and between rows of tables, never below a
/// heading.
class PdfRichBlock : public PdfBlock
{
public:
    struct Content
    {
        QString html = {};
        /// Of texts before it.
        QStringList definitions = {};
        /// Before the names of its anchors, which are only its own: "3:".
        QString anchorHead = {};
        /// In the code font, lines broken where they are too long.
        bool isCode = false;
    };

    /// `look` outlives it; `width` is that of the text.
    PdfRichBlock(const PdfLook &look, std::unique_ptr<PdfRichObjects> objects, const Content &content, double width);

    bool isEmpty() const;

    bool isDone() const override { return m_bands.isDone(); }
    double beginning() const override { return m_bands.beginning() * m_scale; }
    double fit(double room, bool isTop, double after) override
    {
        return m_bands.fit(room / m_scale, isTop, after / m_scale) * m_scale;
    }
    void paint(PdfCanvas &canvas, const QPointF &at) override;

private:
    struct Link
    {
        QRectF place;
        QString target;
    };

    void layOut(const Content &content, double width);
    void readLinks(const QTextBlock &block);
    void paintPart(QPainter &painter, const QPointF &at, double from, double to);

    const PdfLook &m_look;
    std::unique_ptr<PdfRichObjects> m_objects;
    render::RichTextDocument m_document;
    QString m_anchorHead;
    PdfBands m_bands;
    /// Less than 1 where it is too wide for the page.
    double m_scale = 1;
    QList<Link> m_links;
    QList<std::pair<QString, double>> m_anchors;
};

} // namespace quire::exporting
