// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace quire::render {

/// The look of rich text: what render::Markdown and its like write, on some page.
struct RichTextStyle
{
    QString codeFamily;
    QString codeSize; ///< As CSS writes it: "10pt".
    QColor text;
    QColor mutedText;
    QColor link;
    QColor surface;
    QColor border;
    QColor mark;
    /// The alerts.
    QColor note;
    QColor tip;
    QColor important;
    QColor warning;
    QColor caution;

    /// For QTextDocument.
    QString sheet() const;
};

} // namespace quire::render
