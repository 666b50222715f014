// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/LatexMarkup.h"

#include "export/TexText.h"

#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// Wider tables get columns that break their lines.
constexpr qsizetype charactersAcross = 85;
/// Longer tables go over several pages.
constexpr std::size_t rowsOnPage = 30;
/// LaTeX has no deeper lists.
constexpr int deepestList = 4;

QString inEnvironment(const QString &name, const QString &body, const QString &argument = {})
{
    return u"\\begin{%1}%2\n"_s.arg(name, argument) + body + u"\n\\end{%1}"_s.arg(name);
}

} // namespace

QString LatexMarkup::imageOf(const PictureShelf::Shown &picture, int width)
{
    // A pixel of the screen is three quarters of a point; the text on an A4 page is some 650 points high.
    const double asked = width > 0 ? width : picture.size.width();
    const double height = picture.size.isEmpty() ? 0 : asked * picture.size.height() / picture.size.width();
    const double shrink = height * 0.75 > 600 ? 600 / (height * 0.75) : 1;
    const QString size = asked > 0 ? u"[width=%1bp]"_s.arg(asked * 0.75 * shrink, 0, 'f', 1) : QString();
    return u"\\begin{center}\\fitwidth{\\includegraphics"_s + size + u'{' + picture.address + u"}}\\end{center}"_s;
}

QString LatexMarkup::heading(const Node &node)
{
    static const std::array commands{"section"_L1, "subsection"_L1, "subsubsection"_L1, "paragraph"_L1,
                                     "subparagraph"_L1};
    const QString words = line(node.children).replace(u'\n', u' ').trimmed();
    if (m_lists > 0) {
        return u"\\textbf{"_s + words + u'}';
    }
    const auto depth = std::size_t(std::min(depthOf(node), int(commands.size())));
    return u"\\hypertarget{%1}{}\n\\"_s.arg(placeName(node.target)) + commands.at(depth - 1) + u"{\\texorpdfstring{"_s +
           words + u"}{"_s + TexText::escaped(node.plainText().simplified()) + u"}}"_s;
}

QString LatexMarkup::block(const Node &node)
{
    switch (node.kind) {
    case Kind::Heading:
        return heading(node);
    case Kind::Paragraph:
        if (node.children.size() == 1 && node.children.front().kind == Kind::Image) {
            const PictureShelf::Shown shown = picture(node.children.front());
            if (!shown.address.isEmpty() && !shown.isRemote) {
                return imageOf(shown, node.children.front().number);
            }
        }
        return line(node.children).trimmed();
    case Kind::Quote: {
        const QString inside = blocks(node.children);
        return inEnvironment(u"quotation"_s,
                             (node.target.isEmpty() ? QString()
                                                    : u"\\noindent\\textbf{%1.} "_s.arg(node.target.front().toUpper() +
                                                                                        node.target.sliced(1))) +
                                 inside);
    }
    case Kind::BulletList:
    case Kind::NumberedList:
        return listOf(node);
    case Kind::Rule:
        return u"\\begin{center}\\rule{0.5\\linewidth}{0.4pt}\\end{center}"_s;
    case Kind::CodeBlock:
        return TexText::code(node.text.endsWith(u'\n') ? node.text.chopped(1) : node.text, node.target, u"Plaincode"_s,
                             *m_highlighter);
    case Kind::Table:
        return tableOf(node);
    case Kind::MathBlock:
        return TexText::formula(node.text, true);
    default:
        return blocks(node.children);
    }
}

QString LatexMarkup::listOf(const Node &list)
{
    const bool isNumbered = list.kind == Kind::NumberedList;
    const bool isTooDeep = m_lists >= deepestList;
    ++m_lists;
    QStringList items;
    int number = list.number;
    for (const Node &item : list.children) {
        QString label;
        if (item.isTask) {
            label = item.isDone ? u"[$\\boxtimes$]"_s : u"[$\\square$]"_s;
        } else if (isNumbered) {
            label = u"[%1.]"_s.arg(number++);
        }
        // A bracket at the beginning would be taken for the item's mark.
        items.append((isTooDeep ? u"\\par– "_s : u"\\item"_s + label + u"{} "_s) + blocks(item.children));
    }
    --m_lists;
    if (isTooDeep) {
        return items.join(u'\n');
    }
    return inEnvironment(isNumbered ? u"enumerate"_s : u"itemize"_s, items.join(u'\n'));
}

QString LatexMarkup::rowsOf(const Node &table, std::size_t columns)
{
    QString rows = u"\\hline\n"_s;
    for (const Node &row : table.children) {
        QStringList cells;
        for (std::size_t i = 0; i < columns; ++i) {
            const QString cell =
                i < row.children.size() ? line(row.children[i].children).replace(u'\n', u' ').trimmed() : QString();
            cells.append(row.isHeader && !cell.isEmpty() ? u"\\textbf{"_s + cell + u'}' : cell);
        }
        // A line break takes a bracket behind it for a length, so no row begins with one.
        rows += u"{}"_s + cells.join(u" & "_s) + u" \\\\\n"_s;
        const bool isLastHeader = row.isHeader && (&row == &table.children.back() || !(&row)[1].isHeader);
        rows += isLastHeader ? u"\\hline\n"_s : QString();
    }
    return rows + u"\\hline"_s;
}

QString LatexMarkup::tableOf(const Node &table)
{
    const std::size_t columns = columnsOf(table);
    if (columns == 0) {
        return {};
    }
    std::vector<qsizetype> widths(columns, 3);
    for (const Node &row : table.children) {
        for (std::size_t i = 0; i < row.children.size(); ++i) {
            widths[i] = std::max(widths[i], std::min<qsizetype>(row.children[i].plainText().size(), 60));
        }
    }
    qsizetype total = 0;
    for (const qsizetype width : widths) {
        total += width + 2;
    }
    const bool isWide = total > charactersAcross && columns <= 8;
    QString format;
    for (std::size_t i = 0; i < columns; ++i) {
        const auto &last = table.children.back().children;
        const auto align = i < last.size() ? last[i].align : Node::Align::None;
        const QString letter = align == Node::Align::Right ? u"r"_s : align == Node::Align::Center ? u"c"_s : u"l"_s;
        const double share = 0.94 * double(widths[i] + 2) / double(total);
        format += isWide ? u">{\\raggedright\\arraybackslash}p{\\dimexpr %1\\linewidth-2\\tabcolsep\\relax}"_s.arg(
                               share, 0, 'f', 3)
                         : letter;
    }
    const QString rows = rowsOf(table, columns);
    const bool isLong = table.children.size() > rowsOnPage && m_lists == 0;
    if (isLong) {
        return inEnvironment(u"longtable"_s, rows, u'{' + format + u'}');
    }
    const QString body = inEnvironment(u"tabular"_s, rows, u'{' + format + u'}');
    return u"\\begin{center}"_s + (isWide ? body : u"\\fitwidth{%\n"_s + body + u'}') + u"\\end{center}"_s;
}

QString LatexMarkup::linkTo(const Node &link)
{
    const QString words = line(link.children);
    if (link.target.startsWith(u'#')) {
        const QString place = placeName(QUrl::fromPercentEncoding(link.target.sliced(1).toUtf8()));
        return u"\\hyperlink{%1}{%2}"_s.arg(place, words);
    }
    return isSafe(link) ? u"\\href{"_s + TexText::address(link.target) + u"}{"_s + words + u'}' : words;
}

QString LatexMarkup::footnote(const QString &name)
{
    const int number = noteNumber(name);
    const auto found = std::ranges::find(notes(), name, &render::MarkdownTree::Note::name);
    if (m_isInNote || found == notes().end() || m_shownNotes.contains(number)) {
        return u"\\footnotemark[%1]"_s.arg(number);
    }
    m_shownNotes.insert(number);
    m_isInNote = true;
    QStringList paragraphs;
    for (const Node &child : found->body.children) {
        paragraphs.append(child.kind == Kind::Paragraph ? line(child.children) : TexText::escaped(child.plainText()));
    }
    m_isInNote = false;
    return u"\\footnote[%1]{"_s.arg(number) + paragraphs.join(u"\\par "_s) + u'}';
}

QString LatexMarkup::imageInLine(const Node &image) const
{
    const PictureShelf::Shown shown = picture(image);
    if (shown.isRemote) {
        const QString words = image.text.isEmpty() ? image.target : image.text;
        return u"\\href{"_s + TexText::address(shown.address) + u"}{"_s + TexText::escaped(words) + u'}';
    }
    if (shown.address.isEmpty()) {
        return TexText::escaped(image.text);
    }
    const int width = image.number > 0 ? image.number : std::max(shown.size.width(), 16);
    return u"\\fitwidth{\\includegraphics[width=%1bp]{%2}}"_s.arg(width * 0.75).arg(shown.address);
}

QString LatexMarkup::span(const Node &node)
{
    const auto command = [&](const char *name) {
        return u'\\' + QLatin1StringView(name) + u'{' + line(node.children) + u'}';
    };
    switch (node.kind) {
    case Kind::Text:
        return TexText::escaped(node.text);
    case Kind::SoftBreak:
        return u"\n"_s;
    case Kind::LineBreak:
        return u"\\newline{}\n"_s;
    case Kind::Emphasis:
        return command("emph");
    case Kind::Strong:
        return command("textbf");
    case Kind::Strike:
        return command("struckout");
    case Kind::Subscript:
        return command("textsubscript");
    case Kind::Superscript:
        return command("textsuperscript");
    case Kind::Code:
        return u"\\texttt{"_s + TexText::escaped(node.text.simplified()) + u'}';
    case Kind::Link:
        return linkTo(node);
    case Kind::Anchor:
        return u"\\hypertarget{%1}{}"_s.arg(placeName(node.target));
    case Kind::Image:
        return imageInLine(node);
    case Kind::Math:
        return TexText::formula(node.text, node.isDisplay);
    case Kind::FootnoteReference:
        return footnote(node.target);
    default:
        return line(node.children);
    }
}

} // namespace quire::exporting
