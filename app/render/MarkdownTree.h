// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/MarkdownNode.h"

#include <QList>

namespace quire::render {

/// Markdown read into a tree, for writers of other formats: the same dialect, formulas, footnotes and alerts as
/// Markdown::toHtml(), and the raw HTML that says something (pictures, links, tables, headings, emphasis) as nodes;
/// scripts and styles are left out. Never deeper than some fifty levels, whatever the source says.
struct MarkdownTree
{
    struct Note
    {
        QString name;
        MarkdownNode body;
    };

    MarkdownNode root;
    /// In the order of their first reference.
    QList<Note> notes;

    static MarkdownTree parse(const QString &source);
};

} // namespace quire::render
