// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiHtml.h"

#include "render/AnsiParser.h"
#include "render/HtmlSanitiser.h"
#include "render/LineLinks.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Lines beyond this are not searched for addresses.
constexpr qsizetype longestLinked = 10'000;

bool isForbidden(QChar c)
{
    return (c.unicode() < 0x20 && c != u'\n' && c != u'\t' && c != u'\r') || c.unicode() == 0x7f ||
           c.unicode() == 0xfffe || c.unicode() == 0xffff || (c.unicode() >= 0x80 && c.unicode() < 0xa0);
}

void appendAscii(QByteArray &html, char16_t c)
{
    switch (c) {
    case u'<':
        html += "&lt;";
        break;
    case u'>':
        html += "&gt;";
        break;
    case u'&':
        html += "&amp;";
        break;
    case u'"':
        html += "&quot;";
        break;
    default:
        if (!isForbidden(c)) {
            html += char(c);
        }
    }
}

/// Nothing in it is for a terminal.
bool isPlain(QStringView text)
{
    return !text.contains("://"_L1) && std::ranges::none_of(text, [](QChar c) { return isForbidden(c) || c == u'\r'; });
}

void addClass(QByteArray &classes, const QByteArray &name)
{
    classes += classes.isEmpty() ? name : ' ' + name;
}

void addColor(const AnsiColor &color, char letter, const char *property, QByteArray &classes, QByteArray &css)
{
    if (color.kind == AnsiColor::Kind::Palette) {
        addClass(classes, letter + QByteArray::number(color.value & 15));
    } else if (color.kind == AnsiColor::Kind::Rgb) {
        css +=
            QByteArray(property) + ":#" + QByteArray::number(color.value & 0xffffff, 16).rightJustified(6, '0') + ';';
    }
}

QByteArray attributesOf(const AnsiStyle &style)
{
    QByteArray classes;
    QByteArray css;
    const bool hasOwnColors =
        style.foreground.kind != AnsiColor::Kind::Default || style.background.kind != AnsiColor::Kind::Default;
    if (style.inverse && hasOwnColors) {
        addColor(style.background, 'a', "color", classes, css);
        addColor(style.foreground, 'b', "background", classes, css);
    } else {
        addColor(style.foreground, 'a', "color", classes, css);
        addColor(style.background, 'b', "background", classes, css);
    }
    const std::initializer_list<std::pair<bool, const char *>> flags = {
        {style.bold, "ab"},
        {style.faint, "af"},
        {style.italic, "ai"},
        {style.underline, "au"},
        {style.strikeOut, "as"},
        {style.hidden, "ah"},
        {style.inverse && !hasOwnColors, "ar"},
    };
    for (const auto &[isSet, name] : flags) {
        if (isSet) {
            addClass(classes, name);
        }
    }
    QByteArray attributes;
    if (!classes.isEmpty()) {
        attributes += " class=\"" + classes + '"';
    }
    if (!css.isEmpty()) {
        attributes += " style=\"" + css + '"';
    }
    return attributes;
}

/// One line, cut where a style or a link begins or ends.
class LineWriter
{
public:
    LineWriter(QByteArray &html, const AnsiLines &lines, const AnsiLine &line)
        : m_html(html), m_lines(lines), m_line(line)
    {
        if (line.text.size() <= longestLinked && line.text.contains("://"_L1)) {
            m_links = linksIn(line.text, Frames::None);
        }
    }

    void write()
    {
        std::set<qsizetype> cuts{0, m_line.text.size()};
        for (const AnsiSpan &span : m_line.spans) {
            cuts.insert({span.start, span.start + span.length});
        }
        for (const LineLink &link : std::as_const(m_links)) {
            cuts.insert({link.start, link.start + link.length});
        }
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
            writePart(*cut, *std::next(cut));
        }
    }

private:
    /// Which of `stretches` holds `position`; asked for ever higher positions.
    template <typename Stretch>
    static const Stretch *at(const QList<Stretch> &stretches, qsizetype &next, qsizetype position)
    {
        while (next < stretches.size() && stretches.at(next).start + stretches.at(next).length <= position) {
            ++next;
        }
        const bool holds = next < stretches.size() && stretches.at(next).start <= position;
        return holds ? &stretches.at(next) : nullptr;
    }

    void writePart(qsizetype begin, qsizetype end)
    {
        const AnsiSpan *span = at(m_line.spans, m_span, begin);
        const LineLink *link = at(m_links, m_link, begin);
        const AnsiStyle style = span ? span->style : AnsiStyle{};
        const QString address = style.link != 0 ? m_lines.link(style.link) : link ? link->address : QString();
        const bool isLink = !address.isEmpty() && HtmlSanitiser::isSafeLink(address);
        const QByteArray attributes = attributesOf(style);
        const QByteArray text = toHtmlBytes(QStringView(m_line.text).sliced(begin, end - begin));
        m_html += isLink ? "<a href=\"" + toHtmlBytes(address) + "\">" : QByteArray();
        m_html += attributes.isEmpty() ? text : "<span" + attributes + '>' + text + "</span>";
        m_html += isLink ? "</a>" : "";
    }

    QByteArray &m_html;
    const AnsiLines &m_lines;
    const AnsiLine &m_line;
    QList<LineLink> m_links;
    qsizetype m_span = 0;
    qsizetype m_link = 0;
};

void write(QByteArray &html, const AnsiLines &lines, const std::function<bool()> &isCancelled)
{
    AnsiLines::Cache cache;
    const int count = lines.count();
    for (int i = 0; i < count; ++i) {
        if (i % AnsiLines::blockLines == 0 && isCancelled()) {
            return;
        }
        const AnsiLine &line = lines.line(i, cache);
        if (line.spans.isEmpty() && !line.text.contains("://"_L1)) {
            appendHtml(html, line.text);
        } else {
            LineWriter(html, lines, line).write();
        }
        html += i + 1 < count ? "\n" : "";
    }
}

} // namespace

void AnsiHtml::append(QByteArray &html, const Source &source, const std::function<bool()> &isCancelled)
{
    const qsizetype before = html.size();
    bool wasPlain = true;
    int pieces = 0;
    source([&](QStringView piece) {
        wasPlain = isPlain(piece);
        if (wasPlain) {
            appendHtml(html, piece);
        }
        return wasPlain && (++pieces % 1000 > 0 || !isCancelled());
    });
    if (wasPlain) {
        return;
    }
    html.truncate(before);
    AnsiParser parser;
    source([&](QStringView piece) {
        parser.feed(piece);
        return !isCancelled();
    });
    write(html, parser.lines(), isCancelled);
}

void AnsiHtml::append(QByteArray &html, const QString &text)
{
    append(html, [&text](const auto &take) { take(text); }, [] { return false; });
}

void appendHtml(QByteArray &html, QStringView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const char16_t c = text.at(at).unicode();
        if (c < 0x80) {
            appendAscii(html, c);
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && text.at(end).unicode() >= 0x80 && !isForbidden(text.at(end))) {
            ++end;
        }
        html += text.sliced(at, end - at).toUtf8();
        at = end + (end < text.size() && isForbidden(text.at(end)) ? 1 : 0);
    }
}

QByteArray toHtmlBytes(QStringView text)
{
    QByteArray html;
    html.reserve(text.size() + text.size() / 8);
    appendHtml(html, text);
    return html;
}

} // namespace quire::render
