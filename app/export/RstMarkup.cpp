// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/RstMarkup.h"

#include "export/ScriptLanguage.h"

#include <QRegularExpression>
#include <QUrl>

#include <numeric>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// Stand where markup begins and ends until it is known what is beside it (private use, never in the result).
constexpr QChar markBegin(0xf8f0);
constexpr QChar markEnd(0xf8f1);

/// Marks need something beside them that is no letter; an escaped space is that and is not seen.
QString withBoundaries(const QString &text)
{
    static const QString before = u" \n([{<-/'\":"_s;
    static const QString after = u" \n.,:;!?)]}>-/'\"\\"_s;
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == markBegin) {
            if (!out.isEmpty() && !before.contains(out.back())) {
                out += u"\\ "_s;
            }
        } else if (c == markEnd) {
            const bool isLast = i + 1 == text.size();
            if (!isLast && !after.contains(text.at(i + 1))) {
                out += u"\\ "_s;
            }
        } else {
            out += c;
        }
    }
    return out;
}

/// A line of text must not look like the begin of something else.
QString withPlainStart(const QString &text)
{
    static const QRegularExpression special(u"^(?:[-+•‣⁃>:.=~^\"'#$%&(),/;<?@\\[{}!]|\\w{1,6}[.)]\\s|-|__)"_s);
    return special.match(text).hasMatch() && !text.startsWith("\\"_L1) ? u"\\ "_s + text : text;
}

/// Wide characters take two columns, and a heading's line must be as long as the heading.
qsizetype columnsOfText(const QString &text)
{
    return std::accumulate(text.begin(), text.end(), qsizetype(0),
                           [](qsizetype sum, QChar c) { return sum + (c.unicode() >= 0x1100 ? 2 : 1); });
}

QString addressOf(const QString &target)
{
    QString address = target.simplified();
    return address.replace(u' ', u"%20"_s).replace(u'<', u"%3C"_s).replace(u'>', u"%3E"_s).replace(u'`', u"%60"_s);
}

QString withoutEnd(QString text)
{
    while (text.endsWith(u'\n')) {
        text.chop(1);
    }
    return text;
}

QString nothingButText(const QString &marked)
{
    return QString(marked).remove(markBegin).remove(markEnd);
}

} // namespace

QString RstMarkup::escaped(const QString &text)
{
    static const QRegularExpression special(
        u"([\\\\*`|<]|_(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])_|(?<=:):|\\](?=_))"_s);
    QString plain = text;
    return plain.remove(markBegin).remove(markEnd).replace(special, u"\\\\1"_s);
}

QString RstMarkup::title(const QString &text)
{
    const QString rule(std::max<qsizetype>(4, columnsOfText(text)), u'=');
    return rule + u'\n' + text + u'\n' + rule;
}

QString RstMarkup::directive(const QString &head, const QString &content)
{
    return u".. "_s + head + (content.isEmpty() ? QString() : u"\n\n"_s + indented(withoutEnd(content), 3));
}

QString RstMarkup::literal(const QString &text)
{
    return u"::\n\n"_s + indented(withoutEnd(text), 4);
}

QString RstMarkup::code(const QString &source, const QString &language)
{
    // A language that Pygments does not know would be complained of.
    static const QStringList others{u"html"_s, u"xml"_s,  u"json"_s,  u"yaml"_s, u"css"_s,    u"diff"_s, u"console"_s,
                                    u"ini"_s,  u"toml"_s, u"latex"_s, u"make"_s, u"docker"_s, u"text"_s};
    const bool isKnown = !ScriptLanguage::named(language).suffix.isEmpty() || others.contains(language);
    return isKnown ? directive(u"code:: "_s + language, source) : literal(source);
}

QString RstMarkup::imageOf(const PictureShelf::Shown &picture, const QString &alternative, int width)
{
    QString image = u"image:: "_s + addressOf(picture.address);
    if (!alternative.trimmed().isEmpty()) {
        image += u"\n   :alt: "_s + escaped(alternative.simplified());
    }
    if (width > 0) {
        image += u"\n   :width: %1px"_s.arg(width);
    }
    return image;
}

QString RstMarkup::ending()
{
    return std::exchange(m_substitutions, {}).join(u'\n');
}

QString RstMarkup::between(const Node &before, const Node &after) const
{
    // An indented block behind a list would belong to its last item.
    const bool isQuote = after.kind == Kind::Quote && after.target.isEmpty();
    const bool isSameList =
        before.kind == after.kind && (after.kind == Kind::BulletList || after.kind == Kind::NumberedList);
    return (isQuote && before.kind != Kind::Paragraph) || isSameList ? u"\n\n..\n\n"_s : u"\n\n"_s;
}

QString RstMarkup::text(const Nodes &nodes)
{
    return withBoundaries(line(nodes));
}

QString RstMarkup::marked(const QString &before, const QString &inside, const QString &after) const
{
    const QString plain = inside.trimmed();
    if (plain.isEmpty()) {
        return inside;
    }
    const QString lead = inside.front().isSpace() ? u" "_s : QString();
    const QString trail = inside.back().isSpace() ? u" "_s : QString();
    return lead + markBegin + before + plain + after + markEnd + trail;
}

QString RstMarkup::heading(const Node &node)
{
    static const QString marks = u"=-~^\"'"_s;
    const QString words = withPlainStart(text(node.children).replace(u'\n', u' ').trimmed());
    const QString place = u".. _%1:\n\n"_s.arg(placeName(node.target));
    if (m_nesting > 0) {
        return u".. rubric:: "_s + words;
    }
    const QChar mark = marks.at(std::min<qsizetype>(depthOf(node), marks.size()) - 1);
    return place + words + u'\n' + QString(std::max<qsizetype>(4, columnsOfText(words)), mark);
}

QString RstMarkup::paragraph(const Node &node)
{
    if (node.children.size() == 1 && node.children.front().kind == Kind::Image) {
        const Node &image = node.children.front();
        const PictureShelf::Shown shown = picture(image);
        return shown.address.isEmpty() ? withPlainStart(escaped(image.text))
                                       : u".. "_s + imageOf(shown, image.text, image.number);
    }
    const bool hasBreaks = std::ranges::any_of(node.children, [](const Node &n) { return n.kind == Kind::LineBreak; });
    QString all = text(node.children).trimmed();
    if (!hasBreaks) {
        // Two colons at the end announce a literal block.
        return withPlainStart(all.endsWith(u':') && all.size() > 1 && all.at(all.size() - 2) == u':' ? all + u"\\ "_s
                                                                                                     : all);
    }
    QStringList lines = all.split(u'\n');
    for (QString &one : lines) {
        one = u"| "_s + one.trimmed();
    }
    return lines.join(u'\n');
}

QString RstMarkup::block(const Node &node)
{
    switch (node.kind) {
    case Kind::Heading:
        return heading(node);
    case Kind::Paragraph:
        return paragraph(node);
    case Kind::Quote: {
        ++m_nesting;
        const QString inside = blocks(node.children);
        --m_nesting;
        return node.target.isEmpty() ? indented(inside, 4) : directive(node.target + u"::"_s, inside);
    }
    case Kind::BulletList:
    case Kind::NumberedList:
        return listOf(node);
    case Kind::Rule:
        // A transition is an error where a section begins or ends.
        return directive(u"raw:: html"_s, u"<hr>"_s);
    case Kind::CodeBlock:
        return node.target.isEmpty() ? literal(node.text.trimmed().isEmpty() ? u" "_s : node.text)
                                     : code(node.text, node.target);
    case Kind::Table:
        return tableOf(node);
    case Kind::MathBlock:
        return directive(u"math::"_s,
                         QString(node.text).replace(QRegularExpression(u"\\n\\s*\\n"_s), u"\n"_s).trimmed());
    default:
        return blocks(node.children);
    }
}

QString RstMarkup::listOf(const Node &list)
{
    QStringList items;
    int number = list.number;
    ++m_nesting;
    for (const Node &item : list.children) {
        const QString mark = list.kind == Kind::NumberedList ? QString::number(number++) + u". "_s : u"- "_s;
        const QString box = !item.isTask ? QString() : item.isDone ? u"☑ "_s : u"☐ "_s;
        QString inside = blocks(item.children);
        inside = inside.isEmpty() ? u"\\ "_s : inside;
        items.append(mark + box + indented(inside, int(mark.size()), false));
    }
    --m_nesting;
    return items.join(u"\n\n"_s);
}

QString RstMarkup::tableOf(const Node &table)
{
    const std::size_t columns = columnsOf(table);
    if (columns == 0) {
        return {};
    }
    const auto headers = std::ranges::count_if(table.children, &Node::isHeader);
    QStringList lines;
    for (const Node &row : table.children) {
        for (std::size_t i = 0; i < columns; ++i) {
            QString cell =
                i < row.children.size() ? text(row.children[i].children).replace(u'\n', u' ').trimmed() : QString();
            cell = cell.isEmpty() ? QString() : u' ' + withPlainStart(cell);
            lines.append((i == 0 ? u"* -"_s : u"  -"_s) + cell);
        }
    }
    const bool hasBody = headers < qsizetype(table.children.size());
    const QString head =
        headers > 0 && hasBody ? u"list-table::\n   :header-rows: %1"_s.arg(headers) : u"list-table::"_s;
    return directive(head, lines.join(u'\n'));
}

QString RstMarkup::linkTo(const Node &link)
{
    if (link.children.size() == 1 && link.children.front().kind == Kind::Image) {
        return picturesIn(link.children.front(), link.target);
    }
    const QString words =
        nothingButText(escaped(link.children.empty() ? link.target : Node(link).plainText())).simplified();
    if (link.target.startsWith(u'#')) {
        const QString place = placeName(QUrl::fromPercentEncoding(link.target.sliced(1).toUtf8()));
        return marked(u"`"_s, words + u" <#"_s + place + u'>', u"`__"_s);
    }
    if (!isSafe(link) || words.isEmpty()) {
        return words;
    }
    QString address = addressOf(link.target);
    address = address.endsWith(u'_') ? address.chopped(1) + u"\\_"_s : address;
    return marked(u"`"_s, words + u" <"_s + address + u'>', u"`__"_s);
}

QString RstMarkup::picturesIn(const Node &image, const QString &target)
{
    const PictureShelf::Shown shown = picture(image);
    if (shown.address.isEmpty()) {
        return escaped(image.text);
    }
    const QString name = u"picture-%1"_s.arg(m_substitutions.size() + 1);
    QString definition = u".. |%1| "_s.arg(name) + imageOf(shown, image.text, image.number);
    if (!target.isEmpty()) {
        definition += u"\n   :target: "_s + addressOf(target);
    }
    m_substitutions.append(definition);
    return marked(u"|"_s, name, u"|"_s);
}

QString RstMarkup::span(const Node &node)
{
    const auto inside = [&] { return escaped(node.plainText()); };
    switch (node.kind) {
    case Kind::Text:
        return escaped(node.text);
    case Kind::SoftBreak:
        return u" "_s;
    case Kind::LineBreak:
        return u"\n"_s;
    case Kind::Emphasis:
    case Kind::Strong: {
        const QString mark = node.kind == Kind::Strong ? u"**"_s : u"*"_s;
        const bool hasMore = std::ranges::any_of(node.children, [](const Node &child) {
            return child.kind == Kind::Link || child.kind == Kind::Image || child.kind == Kind::Math ||
                   child.kind == Kind::Code || child.kind == Kind::FootnoteReference;
        });
        return hasMore ? line(node.children) : marked(mark, inside(), mark);
    }
    case Kind::Subscript:
        return marked(u":sub:`"_s, inside(), u"`"_s);
    case Kind::Superscript:
        return marked(u":sup:`"_s, inside(), u"`"_s);
    case Kind::Code: {
        const bool isSimple = !node.text.contains(u'`') && !node.text.endsWith(u'\\');
        return isSimple ? marked(u"``"_s, node.text.simplified(), u"``"_s) : marked(u":literal:`"_s, inside(), u"`"_s);
    }
    case Kind::Link:
        return linkTo(node);
    case Kind::Anchor:
        return marked(u"_`"_s, placeName(node.target), u"`"_s);
    case Kind::Image:
        return picturesIn(node, {});
    case Kind::Math:
        return marked(u":math:`"_s, node.text.simplified(), u"`"_s);
    case Kind::FootnoteReference:
        return marked(u"["_s, QString::number(noteNumber(node.target)), u"]_"_s);
    default:
        return line(node.children);
    }
}

QString RstMarkup::notesEnd()
{
    QStringList all;
    ++m_nesting;
    for (const render::MarkdownTree::Note &note : notes()) {
        all.append(u".. [%1] "_s.arg(noteNumber(note.name)) + indented(blocks(note.body.children), 3, false));
    }
    --m_nesting;
    return all.join(u"\n\n"_s);
}

} // namespace quire::exporting
