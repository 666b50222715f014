// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportOptions.h"
#include "render/RichTextStyle.h"

#include <QFont>
#include <QRectF>

namespace quire::exporting {

/// The sheet: lengths in pixels of CSS, 96 to an inch.
struct PdfPaper
{
    QPageSize size;
    QRectF whole;
    /// Where the text is.
    QRectF body;

    static PdfPaper of(const ExportOptions &options);
};

/// Fonts and colours of the page.
struct PdfLook
{
    QFont text;
    QFont code;
    /// Of headers, footers and notes.
    QFont small;
    QFont title;
    render::RichTextStyle style;
    QColor accent;
    QColor stderrGround;
    QColor errorGround;

    static PdfLook paper();
    /// For QTextDocument.
    QString sheet() const;
    /// The same for a text that is all code.
    QString codeSheet() const;
    /// One of a terminal's 16 colours.
    QColor terminalColor(int index) const;
};

} // namespace quire::exporting
