// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/MarkdownTreeBuilder.h"
#include "render/Table.h"

namespace quire::render {

struct HtmlTag;

/// Reads HTML into nodes: what a page without scripts and styles would say. Linear in the length of the text.
class HtmlNodes
{
public:
    explicit HtmlNodes(MarkdownTreeBuilder *builder) : m_builder(builder) {}

    /// Any stretch of HTML; what it leaves open stays open in the builder.
    void read(QStringView html);
    /// Text between tags, with its entities decoded already.
    void addText(const QString &text);
    /// Inside of something that is not shown.
    bool isSkipping() const { return !m_skipped.isEmpty(); }

    /// A whole HTML document or fragment; a table that HtmlTable can read comes with its spans spread.
    static MarkdownNode parse(const QString &html);
    static MarkdownNode tableNode(const Table &table);

private:
    void take(const HtmlTag &tag);
    void open(const HtmlTag &tag);
    void openBlock(const HtmlTag &tag);
    bool openInline(const HtmlTag &tag);
    bool addLeaf(const HtmlTag &tag);
    void addAnchor(const HtmlTag &tag);
    void addPicture(const HtmlTag &tag);

    MarkdownTreeBuilder *m_builder;
    /// The element whose content is not shown.
    QString m_skipped;
    int m_preformatted = 0;
};

/// Puts a tree in order: text stands in paragraphs, display formulas and blocks stand by themselves, code and
/// alternative texts are plain, lists have items and tables rows.
MarkdownNode tidied(MarkdownNode root);

} // namespace quire::render
