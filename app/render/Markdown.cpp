// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Markdown.h"

#include "render/CodeHighlighter.h"
#include "render/HtmlSanitiser.h"
#include "render/HtmlTag.h"

#include <QSet>

#include <md4c-html.h>
#include <md4c.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

constexpr unsigned dialect = MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS;

/// Collects headings while md4c goes over the source.
struct Outline
{
    const QByteArray &source;
    QList<Heading> headings;
    QSet<QString> anchors;
    bool isInside = false;

    void open(int level) { headings.append({level, {}, {}, -1}); }
    void close();
    void add(MD_TEXTTYPE type, const char *text, qsizetype size);
};

void Outline::add(MD_TEXTTYPE type, const char *text, qsizetype size)
{
    Heading &heading = headings.last();
    // Text that stands in the source tells the line; entities and line breaks are md4c's own.
    const bool isFromSource =
        std::greater_equal<>()(text, source.constBegin()) && std::less<>()(text, source.constEnd());
    if (heading.line < 0 && isFromSource) {
        heading.line = int(QByteArrayView(source).first(text - source.constData()).count('\n'));
    }
    switch (type) {
    case MD_TEXT_HTML:
        break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        heading.text += u' ';
        break;
    case MD_TEXT_ENTITY:
        heading.text += decodeEntities(QString::fromUtf8(text, size));
        break;
    default:
        heading.text += QString::fromUtf8(text, size);
    }
}

void Outline::close()
{
    Heading &heading = headings.last();
    heading.line = std::max(heading.line, 0);
    const QString plain = heading.text.trimmed().replace(u' ', u'-');
    heading.text = heading.text.trimmed();
    heading.anchor = plain;
    for (int i = 1; anchors.contains(heading.anchor); ++i) {
        heading.anchor = u"%1-%2"_s.arg(plain).arg(i);
    }
    anchors.insert(heading.anchor);
}

QList<Heading> outlineOf(const QByteArray &source)
{
    Outline outline{source, {}, {}, false};
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        if (type == MD_BLOCK_H) {
            static_cast<Outline *>(data)->open(int(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level));
            static_cast<Outline *>(data)->isInside = true;
        }
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *data) {
        if (type == MD_BLOCK_H) {
            static_cast<Outline *>(data)->isInside = false;
            static_cast<Outline *>(data)->close();
        }
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
        auto *collector = static_cast<Outline *>(data);
        if (collector->isInside) {
            collector->add(type, text, qsizetype(size));
        }
        return 0;
    };
    md_parse(source.constData(), MD_SIZE(source.size()), &parser, &outline);
    return outline.headings;
}

QString htmlOf(const QByteArray &source)
{
    QByteArray html;
    const auto append = [](const MD_CHAR *text, MD_SIZE size, void *data) {
        static_cast<QByteArray *>(data)->append(text, qsizetype(size));
    };
    md_html(source.constData(), MD_SIZE(source.size()), append, &html, dialect, MD_HTML_FLAG_SKIP_UTF8_BOM);
    return QString::fromUtf8(html);
}

/// Puts an anchor into each heading md4c wrote; headings in raw HTML have none and are passed over.
void addAnchors(QString &html, const QList<Heading> &headings)
{
    qsizetype at = 0;
    for (const Heading &heading : headings) {
        const QString tag = u"<h%1>"_s.arg(heading.level);
        const qsizetype found = html.indexOf(tag, at);
        if (found >= 0) {
            const QString anchor = u"<a name=\"%1\"></a>"_s.arg(heading.anchor.toHtmlEscaped());
            html.insert(found + tag.size(), anchor);
            at = found + tag.size() + anchor.size();
        }
    }
}

/// Math stays as it was typed, boxes of task lists become characters: rich text knows neither.
void replaceWhatRichTextLacks(QString &html)
{
    html.replace(u"<x-equation type=\"display\">"_s, u"<code class=\"math display\">"_s)
        .replace(u"<x-equation>"_s, u"<code class=\"math\">"_s)
        .replace(u"</x-equation>"_s, u"</code>"_s)
        .replace(u"<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled checked>"_s, u"☑ "_s)
        .replace(u"<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled>"_s, u"☐ "_s);
}

void colourCode(QString &html, CodeHighlighter &highlighter)
{
    const QString head = u"<pre><code class=\"language-"_s;
    qsizetype at = html.indexOf(head);
    while (at >= 0) {
        const qsizetype nameBegin = at + head.size();
        const qsizetype nameEnd = html.indexOf(u"\">"_s, nameBegin);
        const qsizetype codeEnd = html.indexOf(u"</code></pre>"_s, nameEnd);
        if (nameEnd < 0 || codeEnd < 0) {
            return;
        }
        const qsizetype codeBegin = nameEnd + 2;
        const QString code = decodeEntities(QStringView(html).sliced(codeBegin, codeEnd - codeBegin));
        const QString coloured = highlighter.toHtml(code, html.sliced(nameBegin, nameEnd - nameBegin));
        html.replace(codeBegin, codeEnd - codeBegin, coloured);
        at = html.indexOf(head, codeBegin + coloured.size());
    }
}

} // namespace

QString Markdown::toHtml(const QString &source) const
{
    const QByteArray utf8 = source.toUtf8();
    QString html = htmlOf(utf8);
    addAnchors(html, outlineOf(utf8));
    replaceWhatRichTextLacks(html);
    if (highlighter) {
        colourCode(html, *highlighter);
    }
    return HtmlSanitiser{resolveImage}.clean(html);
}

QList<Heading> Markdown::headings(const QString &source)
{
    return outlineOf(source.toUtf8());
}

} // namespace quire::render
