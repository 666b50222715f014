// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace quire::render {

/// A piece of a text with markup, of Markdown or of the HTML that people put into it.
struct MarkdownNode
{
    enum class Kind {
        // Blocks.
        Document,
        Paragraph,
        Heading, ///< `number` is the level, `target` the anchor.
        Quote,   ///< `target` is the kind of an alert ("note", "warning"…) or empty.
        BulletList,
        NumberedList, ///< `number` is the first one's.
        Item,         ///< `isTask`, `isDone`.
        Rule,
        CodeBlock, ///< `text`; `target` is the language.
        Table,     ///< Rows.
        Row,       ///< `isHeader`; cells.
        Cell,      ///< `align`.
        MathBlock, ///< `text` is TeX without delimiters, except for environments.
        // Inside of blocks.
        Text, ///< `text`.
        SoftBreak,
        LineBreak,
        Emphasis,
        Strong,
        Strike,
        Subscript,
        Superscript,
        Code,              ///< `text`.
        Link,              ///< `target`.
        Anchor,            ///< `target`: a place that links lead to.
        Image,             ///< `target`; `text` is what stands for it; `number` its width in pixels where said.
        Math,              ///< `text` as of MathBlock; `isDisplay` where it stands in the middle of other text.
        FootnoteReference, ///< `target` is the note's name.
        Group,             ///< Markup without a meaning here; its children stand as they are.
    };
    enum class Align { None, Left, Center, Right };

    Kind kind = Kind::Document;
    QString text = {};
    QString target = {};
    int number = 0;
    Align align = Align::None;
    bool isTask = false;
    bool isDone = false;
    bool isHeader = false;
    bool isDisplay = false;
    std::vector<MarkdownNode> children = {};

    /// Stands by itself, not in a line of text.
    bool isBlock() const { return kind <= Kind::MathBlock; }
    /// All text in it, without markup.
    QString plainText() const;
};

} // namespace quire::render
