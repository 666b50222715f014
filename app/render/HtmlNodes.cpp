// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlNodes.h"

#include "render/HtmlTable.h"
#include "render/HtmlTag.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace quire::render {

using Kind = MarkdownNode::Kind;

namespace {

bool isNeverShown(QStringView name)
{
    return isOneOf(name, {u"script", u"style", u"head", u"title", u"template", u"svg", u"math", u"object", u"canvas",
                          u"select", u"textarea", u"noscript", u"iframe", u"video", u"audio"});
}

const QHash<QString, Kind> &inlineKinds()
{
    static const QHash<QString, Kind> kinds{
        {u"b"_s, Kind::Strong},      {u"strong"_s, Kind::Strong}, {u"i"_s, Kind::Emphasis},
        {u"em"_s, Kind::Emphasis},   {u"cite"_s, Kind::Emphasis}, {u"dfn"_s, Kind::Emphasis},
        {u"var"_s, Kind::Emphasis},  {u"s"_s, Kind::Strike},      {u"del"_s, Kind::Strike},
        {u"strike"_s, Kind::Strike}, {u"sub"_s, Kind::Subscript}, {u"sup"_s, Kind::Superscript},
        {u"code"_s, Kind::Code},     {u"kbd"_s, Kind::Code},      {u"samp"_s, Kind::Code},
        {u"tt"_s, Kind::Code}};
    return kinds;
}

const QHash<QString, Kind> &blockKinds()
{
    // A document within a document is a mere container.
    static const QHash<QString, Kind> kinds{{u"p"_s, Kind::Paragraph},
                                            {u"summary"_s, Kind::Paragraph},
                                            {u"dt"_s, Kind::Paragraph},
                                            {u"figcaption"_s, Kind::Paragraph},
                                            {u"caption"_s, Kind::Paragraph},
                                            {u"blockquote"_s, Kind::Quote},
                                            {u"ul"_s, Kind::BulletList},
                                            {u"ol"_s, Kind::NumberedList},
                                            {u"li"_s, Kind::Item},
                                            {u"pre"_s, Kind::CodeBlock},
                                            {u"table"_s, Kind::Table},
                                            {u"thead"_s, Kind::Document},
                                            {u"tbody"_s, Kind::Document},
                                            {u"tfoot"_s, Kind::Document},
                                            {u"tr"_s, Kind::Row},
                                            {u"td"_s, Kind::Cell},
                                            {u"th"_s, Kind::Cell},
                                            {u"div"_s, Kind::Document},
                                            {u"section"_s, Kind::Document},
                                            {u"article"_s, Kind::Document},
                                            {u"main"_s, Kind::Document},
                                            {u"center"_s, Kind::Document},
                                            {u"figure"_s, Kind::Document},
                                            {u"details"_s, Kind::Document},
                                            {u"dl"_s, Kind::Document},
                                            {u"dd"_s, Kind::Document},
                                            {u"address"_s, Kind::Document},
                                            {u"header"_s, Kind::Document},
                                            {u"footer"_s, Kind::Document},
                                            {u"nav"_s, Kind::Document}};
    return kinds;
}

int headingLevel(QStringView name)
{
    const bool isHeading = name.size() == 2 && name.at(0) == u'h' && name.at(1) >= u'1' && name.at(1) <= u'6';
    return isHeading ? name.at(1).digitValue() : 0;
}

} // namespace

void HtmlNodes::read(QStringView html)
{
    while (!html.isEmpty()) {
        const qsizetype angle = html.indexOf(u'<');
        const QStringView text = html.first(angle < 0 ? html.size() : angle);
        if (!text.isEmpty()) {
            addText(decodeEntities(text));
        }
        html = html.sliced(text.size());
        HtmlTag tag;
        const qsizetype size = html.isEmpty() ? 0 : HtmlTag::parse(html, tag);
        if (size > 0) {
            take(tag);
        } else if (!html.isEmpty()) {
            addText(u"<"_s);
        }
        html = html.sliced(std::min(std::max<qsizetype>(size, 1), html.size()));
    }
}

void HtmlNodes::addText(const QString &text)
{
    if (isSkipping()) {
        return;
    }
    if (m_preformatted > 0) {
        m_builder->addText(text);
        return;
    }
    QString plain = text.simplified();
    if (plain.isEmpty()) {
        plain = u" "_s;
    } else {
        plain = (text.front().isSpace() ? u" "_s : QString()) + plain + (text.back().isSpace() ? u" "_s : QString());
    }
    m_builder->addText(plain);
}

void HtmlNodes::take(const HtmlTag &tag)
{
    if (isSkipping()) {
        if (tag.isClosing && tag.name == m_skipped) {
            m_skipped.clear();
        }
    } else if (tag.isClosing) {
        if (tag.name == "pre"_L1 && m_builder->isTagOpen(tag.name)) {
            m_preformatted = std::max(0, m_preformatted - 1);
        }
        m_builder->closeTag(tag.name);
    } else if (isNeverShown(tag.name)) {
        const QString source = tag.attribute(u"src");
        if (source.startsWith("https://"_L1) || source.startsWith("http://"_L1)) {
            m_builder->open({.kind = Kind::Link, .target = source});
            m_builder->addText(source);
            m_builder->close(Kind::Link);
        }
        m_skipped = tag.name;
    } else if (!addLeaf(tag)) {
        open(tag);
    }
}

bool HtmlNodes::addLeaf(const HtmlTag &tag)
{
    if (tag.name == "br"_L1) {
        if (m_preformatted > 0) {
            m_builder->addText(u"\n"_s);
        } else {
            m_builder->add({.kind = Kind::LineBreak});
        }
    } else if (tag.name == "hr"_L1) {
        m_builder->closeTag(u"p");
        if (m_builder->isAmongBlocks()) {
            m_builder->add({.kind = Kind::Rule});
        }
    } else if (tag.name == "img"_L1) {
        addPicture(tag);
    } else {
        return isOneOf(tag.name, {u"wbr", u"col", u"input", u"link", u"meta", u"base", u"source", u""});
    }
    return true;
}

void HtmlNodes::addPicture(const HtmlTag &tag)
{
    QString width = tag.attribute(u"width");
    if (width.endsWith("px"_L1)) {
        width.chop(2);
    }
    m_builder->add({.kind = Kind::Image,
                    .text = tag.attribute(u"alt"),
                    .target = tag.attribute(u"src"),
                    .number = std::clamp(width.toInt(), 0, 10'000)});
}

void HtmlNodes::addAnchor(const HtmlTag &tag)
{
    const QString name = tag.attribute(u"id").isEmpty() ? tag.attribute(u"name") : tag.attribute(u"id");
    if (!name.isEmpty()) {
        m_builder->add({.kind = Kind::Anchor, .target = name});
    }
}

void HtmlNodes::open(const HtmlTag &tag)
{
    if (!openInline(tag)) {
        openBlock(tag);
    }
}

bool HtmlNodes::openInline(const HtmlTag &tag)
{
    if (tag.name == "a"_L1) {
        addAnchor(tag);
        const QString target = tag.attribute(u"href");
        m_builder->open({.kind = target.isEmpty() ? Kind::Group : Kind::Link, .target = target}, tag.name);
        return true;
    }
    const auto kind = inlineKinds().constFind(tag.name);
    if (kind != inlineKinds().cend()) {
        m_builder->open({.kind = m_preformatted > 0 ? Kind::Group : *kind}, tag.name);
        return true;
    }
    if (headingLevel(tag.name) == 0 && !blockKinds().contains(tag.name)) {
        m_builder->open({.kind = Kind::Group}, tag.name);
        return true;
    }
    return false;
}

void HtmlNodes::openBlock(const HtmlTag &tag)
{
    m_builder->closeTag(u"p");
    if (const int level = headingLevel(tag.name); level > 0) {
        m_builder->open({.kind = Kind::Heading, .target = tag.attribute(u"id"), .number = level}, tag.name);
        return;
    }
    MarkdownNode node{.kind = blockKinds().value(tag.name)};
    node.number = tag.name == "ol"_L1 ? std::max(tag.attribute(u"start").toInt(), 1) : 0;
    node.isHeader = tag.name == "th"_L1 || tag.name == "thead"_L1;
    m_preformatted += tag.name == "pre"_L1 ? 1 : 0;
    m_builder->open(std::move(node), tag.name);
    if (tag.name == "summary"_L1) {
        m_builder->open({.kind = Kind::Strong}, u"#summary"_s);
    }
}

MarkdownNode HtmlNodes::tableNode(const Table &table)
{
    MarkdownNode node{.kind = Kind::Table};
    const auto addRow = [&](int headerRow, int row) {
        MarkdownNode line{.kind = Kind::Row, .isHeader = row < 0};
        for (int column = 0; column < table.columnCount(); ++column) {
            const Table::Cell cell = row < 0 ? table.headerCell(headerRow, column) : table.bodyCell(row, column);
            // A cell that spans says what it says once.
            const bool isRepeated = cell.continuesLeft || (cell.continuesAbove && row >= 0);
            const QStringView text = row < 0 ? table.header(headerRow, column) : table.text(row, column);
            MarkdownNode place{.kind = Kind::Cell,
                               .align =
                                   table.isNumeric(column) ? MarkdownNode::Align::Right : MarkdownNode::Align::Left};
            if (!isRepeated && !text.isEmpty()) {
                place.children.push_back({.kind = Kind::Text, .text = text.toString().simplified()});
            }
            line.children.push_back(std::move(place));
        }
        node.children.push_back(std::move(line));
    };
    for (int row = 0; row < table.headerRowCount(); ++row) {
        addRow(row, -1);
    }
    for (int row = 0; row < table.rowCount(); ++row) {
        addRow(-1, row);
    }
    return node;
}

MarkdownNode HtmlNodes::parse(const QString &html)
{
    MarkdownTreeBuilder builder;
    const auto table = HtmlTable{.limits = {.characters = 20'000'000, .cells = 100'000, .columns = 500}}.parse(html);
    if (table) {
        builder.add(tableNode(*table));
        if (!table->note().isEmpty()) {
            builder.addText(table->note());
        }
    } else {
        HtmlNodes(&builder).read(html);
    }
    return tidied(builder.take());
}

} // namespace quire::render
