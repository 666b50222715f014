// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/AsciiDocMarkup.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

QString reference(QChar c)
{
    return u"&#%1;"_s.arg(c.unicode());
}

/// A paragraph must not look like the begin of a list, a title or an admonition.
QString withPlainStart(const QString &text)
{
    static const QRegularExpression special(
        u"^(?:[.=:/,;<>\"'-]|\\w{1,5}[.)](?:\\s|$)|[A-Z]+:\\s|image:|include:|ifdef|ifndef|endif)"_s);
    return special.match(text).hasMatch() ? u"{empty}"_s + text : text;
}

QString addressOf(const QString &target)
{
    return target.simplified()
        .replace(u' ', u"%20"_s)
        .replace(u"++"_s, u"%2B%2B"_s)
        .replace(u'[', u"%5B"_s)
        .replace(u']', u"%5D"_s);
}

/// Text in a macro's brackets.
QString bracketed(const QString &text)
{
    const bool needsQuotes = text.contains(u'=') || text.contains(u',');
    return needsQuotes ? u'"' + QString(text).replace(u'"', u"&#34;"_s) + u'"' : text;
}

QString delimiterFor(const QString &text, QChar c)
{
    qsizetype longest = 3;
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        const bool isRule =
            !line.isEmpty() && std::ranges::all_of(line.trimmed(), [c](QChar here) { return here == c; });
        longest = isRule ? std::max(longest, line.size()) : longest;
    }
    return QString(longest + 1, c);
}

QString mathIn(const QString &tex)
{
    return QString(tex).simplified().replace(u']', u"\\]"_s);
}

} // namespace

QString AsciiDocMarkup::escaped(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar before = i > 0 ? text.at(i - 1) : u' ';
        const QChar after = i + 1 < text.size() ? text.at(i + 1) : u' ';
        const bool isInWord = before.isLetterOrNumber() && after.isLetterOrNumber();
        const bool isMark = u"*`#^~+[]{}|\\@"_s.contains(c) || (c == u'_' && !isInWord);
        const bool isPair = (c == after && u".-:<>;"_s.contains(c)) || (c == u':' && after == u'/') ||
                            (c == u'(' && u"CRTcrt"_s.contains(after)) || (u"-="_s.contains(c) && after == u'>') ||
                            (c == u'<' && u"-=<"_s.contains(after)) ||
                            (c == u'&' && (after == u'#' || after.isLetter()));
        plain += isMark || isPair ? reference(c) : QString(c);
    }
    return plain;
}

QString AsciiDocMarkup::listing(const QString &text, const QString &style)
{
    // Files are included even where everything else is literal.
    static const QRegularExpression directive(u"^(?=(?:include|ifdef|ifndef|ifeval|endif)::)"_s,
                                              QRegularExpression::MultilineOption);
    const QString delimiter = delimiterFor(text, style.isEmpty() ? u'.' : u'-');
    return (style.isEmpty() ? QString() : u'[' + style + u"]\n"_s) + delimiter + u'\n' +
           QString(text).replace(directive, u"\\"_s) + (text.endsWith(u'\n') ? QString() : u"\n"_s) + delimiter;
}

QString AsciiDocMarkup::imageOf(const PictureShelf::Shown &picture, const QString &alternative, int width, bool isBlock)
{
    QStringList attributes;
    if (!alternative.trimmed().isEmpty()) {
        attributes.append(u"alt=\""_s + escaped(alternative.simplified()).replace(u'"', u"&#34;"_s) + u'"');
    }
    if (width > 0) {
        attributes.append(u"width=%1"_s.arg(width));
    }
    return (isBlock ? u"image::"_s : u"image:"_s) + addressOf(picture.address) + u'[' + attributes.join(u',') + u']';
}

QString AsciiDocMarkup::between(const Node &before, const Node &after) const
{
    const bool isSameList =
        before.kind == after.kind && (after.kind == Kind::BulletList || after.kind == Kind::NumberedList);
    return isSameList ? u"\n\n//-\n\n"_s : u"\n\n"_s;
}

QString AsciiDocMarkup::heading(const Node &node)
{
    const QString words = line(node.children).replace(u'\n', u' ').trimmed();
    const QString place = u"[#%1]\n"_s.arg(placeName(node.target));
    if (m_nesting > 0) {
        return place + u"[discrete]\n== "_s + words;
    }
    return place + QString(std::min(depthOf(node), 5) + 1, u'=') + u' ' + words;
}

QString AsciiDocMarkup::paragraph(const Node &node)
{
    if (node.children.size() == 1 && node.children.front().kind == Kind::Image) {
        const Node &image = node.children.front();
        const PictureShelf::Shown shown = picture(image);
        return shown.address.isEmpty() ? withPlainStart(escaped(image.text))
                                       : imageOf(shown, image.text, image.number, true);
    }
    QStringList lines = line(node.children).trimmed().split(u'\n');
    for (QString &one : lines) {
        one = withPlainStart(one.trimmed());
    }
    return lines.join(u'\n');
}

QString AsciiDocMarkup::quote(const Node &node)
{
    ++m_nesting;
    ++m_quotes;
    const QString marks = std::exchange(m_listMarks, {});
    const QString inside = blocks(node.children);
    m_listMarks = marks;
    --m_quotes;
    --m_nesting;
    const QString delimiter(4 + m_quotes, node.target.isEmpty() ? u'_' : u'=');
    const QString head = node.target.isEmpty() ? QString() : u"[%1]\n"_s.arg(node.target.toUpper());
    return head + delimiter + u'\n' + inside + u'\n' + delimiter;
}

QString AsciiDocMarkup::block(const Node &node)
{
    switch (node.kind) {
    case Kind::Heading:
        return heading(node);
    case Kind::Paragraph:
        return paragraph(node);
    case Kind::Quote:
        return quote(node);
    case Kind::BulletList:
    case Kind::NumberedList:
        return listOf(node);
    case Kind::Rule:
        return u"'''"_s;
    case Kind::CodeBlock: {
        static const QRegularExpression plain(u"^[\\w+#.-]+$"_s);
        return listing(node.text, plain.match(node.target).hasMatch() ? u"source,"_s + node.target : u"source"_s);
    }
    case Kind::Table:
        return tableOf(node);
    case Kind::MathBlock:
        return u"[latexmath]\n++++\n"_s + node.text.trimmed() + u"\n++++"_s;
    default:
        return blocks(node.children);
    }
}

QString AsciiDocMarkup::listOf(const Node &list)
{
    const QChar mark = list.kind == Kind::NumberedList ? u'.' : u'*';
    // The same number of the same marks is the same list.
    const qsizetype depth = std::min<qsizetype>(m_listMarks.count(mark) + 1, 5);
    m_listMarks += mark;
    ++m_nesting;
    QStringList items;
    for (const Node &item : list.children) {
        items.append(itemOf(item, QString(depth, mark)));
    }
    --m_nesting;
    m_listMarks.chop(1);
    const QString start =
        list.kind == Kind::NumberedList && list.number > 1 ? u"[start=%1]\n"_s.arg(list.number) : QString();
    return start + items.join(u'\n');
}

QString AsciiDocMarkup::itemOf(const Node &item, const QString &mark)
{
    QString text = mark + u' ' + (!item.isTask ? QString() : item.isDone ? u"[x] "_s : u"[ ] "_s);
    bool isFirst = true;
    bool isBehindList = false;
    for (const Node &child : item.children) {
        const bool isList = child.kind == Kind::BulletList || child.kind == Kind::NumberedList;
        const QString inside = block(child);
        if (isFirst && child.kind == Kind::Paragraph) {
            text += inside;
        } else {
            text += isFirst ? u"{empty}"_s : QString();
            // An empty line before the "+" leads out of the inner list.
            text += isList ? u"\n"_s + inside : (isBehindList ? u"\n\n+\n"_s : u"\n+\n"_s) + inside;
        }
        isFirst = false;
        isBehindList = isList;
    }
    return isFirst ? text + u"{empty}"_s : text;
}

QString AsciiDocMarkup::tableOf(const Node &table)
{
    const std::size_t columns = columnsOf(table);
    if (columns == 0) {
        return {};
    }
    QStringList aligns;
    for (std::size_t i = 0; i < columns; ++i) {
        const Nodes &cells = table.children.back().children;
        const auto align = i < cells.size() ? cells[i].align : Node::Align::None;
        aligns.append(align == Node::Align::Right ? u">"_s : align == Node::Align::Center ? u"^"_s : u"<"_s);
    }
    const bool hasHeader = table.children.front().isHeader && table.children.size() > 1;
    QString text = u"[cols=\"%1\"%2]\n|==="_s.arg(aligns.join(u','), hasHeader ? u",options=\"header\""_s : QString());
    for (const Node &row : table.children) {
        text += u'\n';
        for (std::size_t i = 0; i < columns; ++i) {
            const bool isLater = row.isHeader && &row != &table.children.front();
            const QString cell =
                i < row.children.size() ? line(row.children[i].children).replace(u'\n', u' ').trimmed() : QString();
            text += (isLater ? u"h|"_s : u"|"_s) + cell + u'\n';
        }
    }
    return text + u"|==="_s;
}

QString AsciiDocMarkup::linkTo(const Node &link)
{
    const QString words = line(link.children).replace(u'\n', u' ');
    if (link.target.startsWith(u'#')) {
        const QString place = placeName(QUrl::fromPercentEncoding(link.target.sliced(1).toUtf8()));
        return u"link:#%1[%2]"_s.arg(place, bracketed(words));
    }
    if (!isSafe(link)) {
        return words;
    }
    if (link.target == Node(link).plainText()) {
        return u"link:++%1++[]"_s.arg(addressOf(link.target));
    }
    return u"link:++%1++[%2]"_s.arg(addressOf(link.target), bracketed(words));
}

QString AsciiDocMarkup::footnote(const QString &name)
{
    const int number = noteNumber(name);
    const auto found = std::ranges::find(notes(), name, &render::MarkdownTree::Note::name);
    if (found == notes().end() || m_definedNotes.contains(number)) {
        return u"footnote:note%1[]"_s.arg(number);
    }
    m_definedNotes.insert(number);
    QStringList paragraphs;
    for (const Node &child : found->body.children) {
        paragraphs.append(child.kind == Kind::Paragraph ? line(child.children) : escaped(child.plainText()));
    }
    return u"footnote:note%1[%2]"_s.arg(number).arg(paragraphs.join(u' ').replace(u'\n', u' '));
}

QString AsciiDocMarkup::span(const Node &node)
{
    const auto around = [&](const QString &begin, const QString &end) {
        const QString inside = line(node.children);
        return inside.trimmed().isEmpty() ? inside : begin + inside + end;
    };
    switch (node.kind) {
    case Kind::Text:
        return escaped(node.text);
    case Kind::SoftBreak:
        return u" "_s;
    case Kind::LineBreak:
        return u" +\n"_s;
    case Kind::Emphasis:
        return around(u"__"_s, u"__"_s);
    case Kind::Strong:
        return around(u"**"_s, u"**"_s);
    case Kind::Strike:
        return around(u"[.line-through]##"_s, u"##"_s);
    case Kind::Subscript:
        return u'~' + escaped(node.plainText().simplified()).replace(u' ', u"&#32;"_s) + u'~';
    case Kind::Superscript:
        return u'^' + escaped(node.plainText().simplified()).replace(u' ', u"&#32;"_s) + u'^';
    case Kind::Code:
        return u"``"_s + escaped(node.text.simplified()) + u"``"_s;
    case Kind::Link:
        return linkTo(node);
    case Kind::Anchor:
        return u"[[%1]]"_s.arg(placeName(node.target));
    case Kind::Image: {
        const PictureShelf::Shown shown = picture(node);
        return shown.address.isEmpty() ? escaped(node.text) : imageOf(shown, node.text, node.number, false);
    }
    case Kind::Math:
        return u"latexmath:["_s + mathIn(node.text) + u']';
    case Kind::FootnoteReference:
        return footnote(node.target);
    default:
        return line(node.children);
    }
}

} // namespace quire::exporting
