// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/MarkupWriter.h"

#include <QSet>

namespace quire::render {
class CodeHighlighter;
}

namespace quire::exporting {

/// LaTeX for the preamble of LatexExport.
class LatexMarkup : public MarkupWriter
{
public:
    LatexMarkup(const QString &title, PictureShelf *shelf, render::CodeHighlighter *highlighter)
        : MarkupWriter(title, shelf), m_highlighter(highlighter)
    {
    }

    /// Centred, no larger than the page.
    static QString imageOf(const PictureShelf::Shown &picture, int width);

protected:
    QString block(const Node &node) override;
    QString span(const Node &node) override;

private:
    QString heading(const Node &node);
    QString listOf(const Node &list);
    QString tableOf(const Node &table);
    QString rowsOf(const Node &table, std::size_t columns);
    QString linkTo(const Node &link);
    QString imageInLine(const Node &image) const;
    QString footnote(const QString &name);

    render::CodeHighlighter *m_highlighter;
    int m_lists = 0;
    bool m_isInNote = false;
    QSet<int> m_shownNotes;
};

} // namespace quire::exporting
