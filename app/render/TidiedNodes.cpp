// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlNodes.h"

#include <QRegularExpression>

#include <iterator>

using namespace Qt::StringLiterals;

namespace quire::render {

using Kind = MarkdownNode::Kind;
using Nodes = std::vector<MarkdownNode>;

namespace {

bool saysNothing(const Nodes &line)
{
    return std::ranges::all_of(line, [](const MarkdownNode &node) {
        const bool isSpace = node.kind == Kind::Text && node.text.trimmed().isEmpty();
        const bool isEmptyGroup =
            (node.kind == Kind::Group || node.kind == Kind::Emphasis || node.kind == Kind::Strong) &&
            saysNothing(node.children);
        return isSpace || isEmptyGroup || node.kind == Kind::SoftBreak || node.kind == Kind::LineBreak;
    });
}

bool holdsBlock(const MarkdownNode &node)
{
    return std::ranges::any_of(node.children,
                               [](const MarkdownNode &child) { return child.isBlock() || holdsBlock(child); });
}

/// What a line of text can take: blocks give their text.
void appendInline(Nodes &line, Nodes &&children)
{
    for (MarkdownNode &child : children) {
        if (child.kind == Kind::MathBlock) {
            child.kind = Kind::Math;
            child.isDisplay = true;
            line.push_back(std::move(child));
        } else if (child.kind == Kind::CodeBlock) {
            line.push_back({.kind = Kind::Code, .text = child.text.simplified()});
        } else if (child.isBlock()) {
            if (!line.empty()) {
                line.push_back({.kind = Kind::Text, .text = u" "_s});
            }
            appendInline(line, std::move(child.children));
        } else {
            line.push_back(std::move(child));
        }
    }
}

/// Spaces at a line's ends are none of its text.
void trimEnds(Nodes &line)
{
    const auto isBreak = [](const MarkdownNode &node) {
        return node.kind == Kind::SoftBreak || node.kind == Kind::LineBreak ||
               (node.kind == Kind::Text && node.text.trimmed().isEmpty());
    };
    while (!line.empty() && isBreak(line.back())) {
        line.pop_back();
    }
    while (!line.empty() && isBreak(line.front())) {
        line.erase(line.begin());
    }
    if (!line.empty() && line.front().kind == Kind::Text) {
        while (line.front().text.front().isSpace()) {
            line.front().text.removeFirst();
        }
    }
    if (!line.empty() && line.back().kind == Kind::Text) {
        while (line.back().text.back().isSpace()) {
            line.back().text.chop(1);
        }
    }
}

/// Builds the children of a block: lines become paragraphs, display formulas stand alone.
class Blocks
{
public:
    void add(MarkdownNode &&child)
    {
        if (child.kind == Kind::Math && child.isDisplay) {
            endLine();
            child.kind = Kind::MathBlock;
            m_blocks.push_back(std::move(child));
        } else if (!child.isBlock() && !holdsBlock(child)) {
            m_line.push_back(std::move(child));
        } else if (child.kind == Kind::Document || child.kind == Kind::Paragraph || !child.isBlock()) {
            endLine();
            addAll(std::move(child.children));
            endLine();
        } else {
            endLine();
            m_blocks.push_back(std::move(child));
        }
    }
    void addAll(Nodes &&children)
    {
        for (MarkdownNode &child : children) {
            add(std::move(child));
        }
    }
    Nodes take()
    {
        endLine();
        return std::move(m_blocks);
    }

private:
    void endLine()
    {
        Nodes line = std::exchange(m_line, {});
        if (!saysNothing(line)) {
            trimEnds(line);
            m_blocks.push_back({.kind = Kind::Paragraph, .children = std::move(line)});
        }
    }

    Nodes m_blocks;
    Nodes m_line;
};

void collectRows(Nodes &rows, Nodes &&children, bool isHeader)
{
    for (MarkdownNode &child : children) {
        if (child.kind == Kind::Row) {
            child.isHeader = isHeader || child.isHeader ||
                             (rows.empty() && !child.children.empty() &&
                              std::ranges::all_of(child.children, &MarkdownNode::isHeader));
            rows.push_back(std::move(child));
        } else if (child.kind == Kind::Document || child.kind == Kind::Group) {
            collectRows(rows, std::move(child.children), isHeader || child.isHeader);
        }
    }
}

void keepOnly(Nodes &children, Kind kind)
{
    std::erase_if(children, [kind](const MarkdownNode &child) { return child.kind != kind; });
}

/// What stands directly in a list goes into an item.
void makeItems(Nodes &children)
{
    std::erase_if(children, [](const MarkdownNode &child) { return !child.isBlock() && saysNothing({child}); });
    for (MarkdownNode &child : children) {
        if (child.kind != Kind::Item) {
            MarkdownNode item{.kind = Kind::Item};
            item.children.push_back(std::move(child));
            Blocks blocks;
            blocks.addAll(std::move(item.children));
            item.children = blocks.take();
            child = std::move(item);
        }
    }
}

void markAlert(MarkdownNode &quote)
{
    static const QRegularExpression head(u"^\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\]\\s*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    if (quote.kind != Kind::Quote || quote.children.empty() || quote.children.front().kind != Kind::Paragraph) {
        return;
    }
    Nodes &line = quote.children.front().children;
    const auto match = line.front().kind == Kind::Text ? head.match(line.front().text) : QRegularExpressionMatch();
    const bool isAlone = match.hasMatch() && (line.size() == 1 || line[1].kind == Kind::SoftBreak);
    if (isAlone && (line.size() > 1 || quote.children.size() > 1)) {
        quote.target = match.captured(1).toLower();
        line.erase(line.begin(), line.begin() + (line.size() > 1 ? 2 : 1));
        if (line.empty()) {
            quote.children.erase(quote.children.begin());
        }
    }
}

void tidy(MarkdownNode &node);

void tidyInline(MarkdownNode &node)
{
    Nodes line;
    appendInline(line, std::move(node.children));
    trimEnds(line);
    node.children = std::move(line);
}

void tidy(MarkdownNode &node)
{
    if (node.kind == Kind::Code || node.kind == Kind::CodeBlock || node.kind == Kind::Image) {
        node.text = node.plainText();
        node.children.clear();
        if (node.kind == Kind::CodeBlock && node.text.startsWith(u'\n')) {
            node.text.removeFirst();
        }
        return;
    }
    for (MarkdownNode &child : node.children) {
        tidy(child);
    }
    switch (node.kind) {
    case Kind::Document:
    case Kind::Quote:
    case Kind::Item: {
        Blocks blocks;
        blocks.addAll(std::move(node.children));
        node.children = blocks.take();
        break;
    }
    case Kind::BulletList:
    case Kind::NumberedList:
        makeItems(node.children);
        break;
    case Kind::Table: {
        Nodes rows;
        collectRows(rows, std::move(node.children), false);
        node.children = std::move(rows);
        break;
    }
    case Kind::Row:
        keepOnly(node.children, Kind::Cell);
        break;
    case Kind::Heading:
    case Kind::Cell:
        tidyInline(node);
        break;
    default:
        break;
    }
}

} // namespace

MarkdownNode tidied(MarkdownNode root)
{
    tidy(root);
    for (MarkdownNode &block : root.children) {
        markAlert(block);
    }
    std::erase_if(root.children, [](const MarkdownNode &block) {
        const bool isEmptyTable = block.kind == Kind::Table && block.children.empty();
        const bool isEmptyHeading = block.kind == Kind::Heading && block.children.empty();
        return isEmptyTable || isEmptyHeading;
    });
    return root;
}

} // namespace quire::render
