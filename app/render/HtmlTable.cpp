// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlTable.h"

#include "render/HtmlTag.h"
#include "render/TableCss.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Around a table there may be a line or two, not an article.
constexpr qsizetype longestNote = 400;
constexpr qsizetype longestStyleSheet = 8 * 1024 * 1024;

/// Elements around and in tables that change nothing about what is read.
bool isPlain(QStringView name)
{
    return isOneOf(name,
                   {u"",       u"a",          u"abbr",     u"article", u"b",    u"big",  u"body", u"center",  u"cite",
                    u"code",   u"col",        u"colgroup", u"del",     u"dfn",  u"em",   u"font", u"h1",      u"h2",
                    u"h3",     u"h4",         u"h5",       u"h6",      u"head", u"html", u"i",    u"ins",     u"kbd",
                    u"main",   u"mark",       u"nobr",     u"pre",     u"q",    u"s",    u"samp", u"section", u"small",
                    u"span",   u"strike",     u"strong",   u"sub",     u"sup",  u"time", u"tt",   u"u",       u"var",
                    u"figure", u"figcaption", u"caption",  u"wbr"});
}

bool breaksLine(QStringView name)
{
    return isOneOf(name, {u"br", u"p", u"div", u"li", u"ul", u"ol", u"hr", u"dl", u"dt", u"dd"});
}

/// One pass over the text.
class Reading
{
public:
    Reading(const TableLimits &limits, QStringView html) : m_builder(limits), m_html(html) {}

    std::optional<Table> run(bool isWhole);

private:
    void takeText(QStringView text);
    void takeTag();
    void open(const HtmlTag &tag);
    void openCell(const HtmlTag &tag);
    void close(const QString &name);
    void takeStyleSheet();
    void refuse() { m_isRefused = true; }

    TableBuilder m_builder;
    TableCss m_css;
    QStringView m_html;
    QString m_note;
    bool m_seenTable = false;
    bool m_inTable = false;
    bool m_inHeader = false;
    bool m_isRefused = false;
};

std::optional<Table> Reading::run(bool isWhole)
{
    while (!m_html.isEmpty() && !m_isRefused && !m_builder.isTooLarge()) {
        const qsizetype angle = m_html.indexOf(u'<');
        const qsizetype text = angle < 0 ? m_html.size() : angle;
        takeText(m_html.first(text));
        m_html = m_html.sliced(text);
        if (!m_html.isEmpty()) {
            takeTag();
        }
    }
    if (!isWhole && m_builder.isInRow()) {
        m_builder.dropRow();
    }
    if (m_isRefused || m_builder.isTooLarge() || !m_seenTable) {
        return {};
    }
    Table table = m_builder.take(m_note.simplified());
    if (m_builder.isTooLarge() || table.columnCount() == 0 || (table.rowCount() == 0 && table.headerRowCount() == 0)) {
        return {};
    }
    return table;
}

void Reading::takeText(QStringView text)
{
    const bool hasEntity = text.contains(u'&');
    if (m_builder.isInCell()) {
        m_builder.append(hasEntity ? QStringView(decodeEntities(text)) : text);
    } else if (!text.trimmed().isEmpty()) {
        m_note += decodeEntities(text.trimmed().left(longestNote + 1)) + u' ';
        m_isRefused = m_isRefused || m_note.size() > longestNote;
    }
}

void Reading::takeTag()
{
    HtmlTag tag;
    const qsizetype size = HtmlTag::parse(m_html, tag);
    if (size == 0) {
        takeText(u"<");
        m_html = m_html.sliced(1);
        return;
    }
    m_html = m_html.sliced(size);
    if (tag.isClosing) {
        close(tag.name);
    } else {
        open(tag);
    }
}

void Reading::open(const HtmlTag &tag)
{
    const QString &name = tag.name;
    if (name == u"table") {
        m_isRefused = m_isRefused || m_seenTable;
        m_seenTable = m_inTable = true;
    } else if (name == u"style" || name == u"title") {
        takeStyleSheet();
    } else if (isOneOf(name, {u"thead", u"tbody", u"tfoot"})) {
        m_builder.endRow();
        m_builder.endGroup();
        m_inHeader = name == u"thead";
    } else if (name == u"tr" && m_inTable) {
        m_builder.beginRow(m_inHeader);
    } else if ((name == u"td" || name == u"th") && m_inTable) {
        openCell(tag);
    } else if (breaksLine(name)) {
        if (m_builder.isInCell()) {
            m_builder.breakLine();
        }
    } else if (!isPlain(name)) {
        refuse();
    }
}

void Reading::openCell(const HtmlTag &tag)
{
    if (!m_builder.isInRow()) {
        m_builder.beginRow(m_inHeader);
    }
    const auto span = [&](QStringView name) {
        bool isNumber = false;
        const int count = tag.attribute(name).toInt(&isNumber);
        return isNumber && count >= 0 ? count : 1;
    };
    TableStyle style = m_css.styleOf(tag.attribute(u"id"));
    TableCss::apply(tag.attribute(u"style"), style);
    m_builder.beginCell(tag.name == u"th", span(u"colspan"), span(u"rowspan"), style);
}

void Reading::close(const QString &name)
{
    if (name == u"td" || name == u"th") {
        m_builder.endCell();
    } else if (name == u"tr") {
        m_builder.endRow();
    } else if (isOneOf(name, {u"thead", u"tbody", u"tfoot", u"table"})) {
        m_builder.endRow();
        m_builder.endGroup();
        m_inHeader = false;
        m_inTable = m_inTable && name != u"table";
    } else if (m_builder.isInCell() && breaksLine(name)) {
        m_builder.breakLine();
    }
}

/// A style sheet goes with all that is in it; what it says of single cells is kept.
void Reading::takeStyleSheet()
{
    const qsizetype end = m_html.indexOf(u"</");
    const QStringView sheet = m_html.first(end < 0 ? m_html.size() : end);
    if (sheet.size() > longestStyleSheet) {
        refuse();
        return;
    }
    m_css.read(sheet);
    m_html = m_html.sliced(sheet.size());
}

} // namespace

std::optional<Table> HtmlTable::parse(QStringView html) const
{
    return Reading(limits, html).run(true);
}

std::optional<Table> HtmlTable::parseBeginning(QStringView html) const
{
    return Reading(limits, html).run(false);
}

} // namespace quire::render
