// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/MarkdownMarkup.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

qsizetype longestRun(const QString &text, QChar c)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar here : text) {
        run = here == c ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

QString escaped(const QString &text)
{
    static const QRegularExpression special(
        u"([\\\\`*\\[\\]<>|$~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=#?\\w+;))"_s);
    static const QRegularExpression beginning(u"^(\\s*)([#+\\-=]|\\d+(?=[.)]))"_s);
    QString plain = text;
    plain.replace(special, u"\\\\1"_s);
    const auto match = beginning.match(plain);
    if (match.hasMatch()) {
        const bool isNumber = match.capturedView(2).front().isDigit();
        plain.insert(isNumber ? match.capturedEnd(2) : match.capturedStart(2), u'\\');
    }
    return plain;
}

QString codeSpan(const QString &code)
{
    const QString mark(longestRun(code, u'`') + 1, u'`');
    const QString space = code.startsWith(u'`') || code.endsWith(u'`') ? u" "_s : QString();
    return mark + space + code + space + mark;
}

QString address(const QString &target)
{
    static const QRegularExpression difficult(u"[\\s<>()]"_s);
    QString plain = target;
    return target.contains(difficult) ? u'<' + plain.remove(QRegularExpression(u"[<>\\n]"_s)) + u'>' : target;
}

} // namespace

QString MarkdownMarkup::fenced(const QString &code, const QString &language)
{
    const QString fence(std::max<qsizetype>(3, longestRun(code, u'`') + 1), u'`');
    return fence + language + u'\n' + code + (code.endsWith(u'\n') ? QString() : u"\n"_s) + fence;
}

QString MarkdownMarkup::block(const Node &node)
{
    switch (node.kind) {
    case Kind::Heading:
        return QString(std::clamp(node.number, 1, 6), u'#') + u' ' + line(node.children);
    case Kind::Quote:
        return u"> "_s + blocks(node.children).replace(u'\n', u"\n> "_s);
    case Kind::BulletList:
    case Kind::NumberedList:
        return listOf(node);
    case Kind::Rule:
        return u"---"_s;
    case Kind::CodeBlock:
        return fenced(node.text, node.target);
    case Kind::Table:
        return tableOf(node);
    case Kind::MathBlock:
        return u"$$"_s + node.text + u"$$"_s;
    case Kind::Paragraph:
        return line(node.children);
    default:
        return blocks(node.children);
    }
}

QString MarkdownMarkup::listOf(const Node &list)
{
    QStringList items;
    int number = list.number;
    for (const Node &item : list.children) {
        const QString mark = list.kind == Kind::NumberedList ? QString::number(number++) + u". "_s : u"- "_s;
        items.append(mark + indented(blocks(item.children), int(mark.size()), false));
    }
    return items.join(u'\n');
}

QString MarkdownMarkup::rowOf(const Node &row, std::size_t columns)
{
    QString text = u"|"_s;
    for (std::size_t i = 0; i < columns; ++i) {
        text += u' ' + (i < row.children.size() ? line(row.children[i].children) : QString()) + u" |"_s;
    }
    return text;
}

QString MarkdownMarkup::tableOf(const Node &table)
{
    const std::size_t columns = columnsOf(table);
    QStringList lines;
    Node none;
    const bool hasHeader = !table.children.empty() && table.children.front().isHeader;
    lines.append(rowOf(hasHeader ? table.children.front() : none, columns));
    QString rule = u"|"_s;
    for (std::size_t i = 0; i < columns; ++i) {
        const Nodes &cells = table.children.front().children;
        const auto align = i < cells.size() ? cells[i].align : Node::Align::None;
        rule += align == Node::Align::Right ? u" ---: |"_s : align == Node::Align::Center ? u" :---: |"_s : u" --- |"_s;
    }
    lines.append(rule);
    for (std::size_t i = hasHeader ? 1 : 0; i < table.children.size(); ++i) {
        lines.append(rowOf(table.children[i], columns));
    }
    return lines.join(u'\n');
}

QString MarkdownMarkup::span(const Node &node)
{
    switch (node.kind) {
    case Kind::Text:
        return escaped(node.text);
    case Kind::SoftBreak:
        return u" "_s;
    case Kind::LineBreak:
        return u"<br>"_s;
    case Kind::Emphasis:
        return u"<em>%1</em>"_s.arg(line(node.children));
    case Kind::Strong:
        return u"<strong>%1</strong>"_s.arg(line(node.children));
    case Kind::Strike:
        return u"<del>%1</del>"_s.arg(line(node.children));
    case Kind::Subscript:
        return u"<sub>%1</sub>"_s.arg(line(node.children));
    case Kind::Superscript:
        return u"<sup>%1</sup>"_s.arg(line(node.children));
    case Kind::Code:
        return codeSpan(node.text.simplified());
    case Kind::Link:
        return isSafe(node) ? u"[%1](%2)"_s.arg(line(node.children), address(node.target)) : line(node.children);
    case Kind::Anchor:
        return u"<a id=\"%1\"></a>"_s.arg(node.target.toHtmlEscaped());
    case Kind::Image: {
        const PictureShelf::Shown shown = picture(node);
        return shown.address.isEmpty() ? escaped(node.text)
                                       : u"![%1](%2)"_s.arg(escaped(node.text), address(shown.address));
    }
    case Kind::Math:
        return u'$' + node.text + u'$';
    default:
        return line(node.children);
    }
}

} // namespace quire::exporting
