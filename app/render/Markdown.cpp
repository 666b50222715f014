// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Markdown.h"

#include "render/Alerts.h"
#include "render/CodeHighlighter.h"
#include "render/Footnotes.h"
#include "render/HiddenPieces.h"
#include "render/HtmlSanitiser.h"
#include "render/HtmlTag.h"
#include "render/ObjectNames.h"

#include <QSet>

#include <md4c-html.h>
#include <md4c.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

constexpr unsigned dialect = MD_DIALECT_GITHUB;

/// Collects headings while md4c goes over the source.
struct Outline
{
    const QByteArray &source;
    const HiddenPieces &hidden;
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
        const QString before = QString::fromUtf8(QByteArrayView(source).first(text - source.constData()));
        heading.line = hidden.sourceLine(before.size());
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
    heading.text = hidden.withPlainSources(heading.text).trimmed();
    const QString plain = QString(heading.text).replace(u' ', u'-');
    heading.anchor = plain;
    for (int i = 1; anchors.contains(heading.anchor); ++i) {
        heading.anchor = u"%1-%2"_s.arg(plain).arg(i);
    }
    anchors.insert(heading.anchor);
}

QList<Heading> outlineOf(const HiddenPieces &hidden)
{
    const QByteArray source = hidden.text().toUtf8();
    Outline outline{source, hidden, {}, {}, false};
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

/// Byte positions of the characters in the boxes of task lists.
QList<qsizetype> tasksIn(const QByteArray &source)
{
    QList<qsizetype> tasks;
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        const auto *item = static_cast<MD_BLOCK_LI_DETAIL *>(detail);
        if (type == MD_BLOCK_LI && item->is_task) {
            static_cast<QList<qsizetype> *>(data)->append(qsizetype(item->task_mark_offset));
        }
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE, void *, void *) { return 0; };
    parser.enter_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.text = [](MD_TEXTTYPE, const MD_CHAR *, MD_SIZE, void *) { return 0; };
    md_parse(source.constData(), MD_SIZE(source.size()), &parser, &tasks);
    return tasks;
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

/// Boxes of task lists become marks. Where raw HTML brings boxes of its own, nobody can say which is which, and they
/// are shown without a name.
void markTasks(QString &html, HiddenPieces &hidden, bool hasNames)
{
    static const QString head = u"<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled"_s;
    int index = 0;
    for (qsizetype at = html.indexOf(head); at >= 0; at = html.indexOf(head, at)) {
        const qsizetype end = html.indexOf(u'>', at) + 1;
        if (end <= 0) {
            return;
        }
        const bool isDone = QStringView(html).sliced(at, end - at).contains(u" checked");
        const QString name = ObjectNames::task(hasNames ? index++ : -1, isDone).toHtmlEscaped();
        // The box takes the place of the bullet.
        const QString item = u"<ul>\n<li class=\"task-list-item\">"_s;
        if (QStringView(html).first(at).endsWith(item)) {
            html.insert(at - item.size() + 3, u" style=\"list-style-type:none\""_s);
            at = html.indexOf(head, at);
        }
        html.replace(at, html.indexOf(u'>', at) + 1 - at, hidden.addMark(u"<img src=\"%1\">&nbsp;"_s.arg(name)));
    }
}

/// A display formula stands in a paragraph of its own, in the middle.
void separateDisplays(QString &html, const QStringList &marks)
{
    for (const QString &mark : marks) {
        const qsizetype at = html.indexOf(mark);
        const qsizetype begin = at < 0 ? -1 : html.lastIndexOf("<p>"_L1, at);
        const qsizetype end = at < 0 ? -1 : html.indexOf("</p>"_L1, at);
        if (begin < 0 || end < 0) {
            continue;
        }
        const QString before = html.sliced(begin + 3, at - begin - 3);
        const QString after = html.sliced(at + mark.size(), end - at - mark.size());
        const auto isPlain = [](const QString &part) { return !part.contains(u'<'); };
        if (isPlain(before) && isPlain(after)) {
            const auto paragraph = [](const QString &part) {
                return part.trimmed().isEmpty() ? QString() : u"<p>%1</p>"_s.arg(part.trimmed());
            };
            html.replace(begin, end + 4 - begin,
                         paragraph(before) + u"<p align=\"center\">%1</p>"_s.arg(mark) + paragraph(after));
        }
    }
}

/// What the parser must not read: formulas and footnotes.
struct Prepared
{
    explicit Prepared(const QString &source, bool withNotes = true)
        : math(MathText::inMarkdown(source)), notes(withNotes ? source : QString(), opaqueIn(source))
    {
    }

    HiddenPieces hidden(const QString &source) const
    {
        QList<HiddenPieces::Piece> pieces;
        for (const Footnotes::Note &note : notes.notes()) {
            pieces.append({note.place, {}, true});
        }
        for (const MathSpan &span : math) {
            pieces.append({span.place, ObjectNames::formulaHtml(span.tex, span.isDisplay), false, span.isDisplay});
        }
        QSet<QString> seen;
        for (const Footnotes::Reference &reference : notes.references()) {
            const bool isFirst = !seen.contains(reference.name);
            seen.insert(reference.name);
            pieces.append({reference.place, notes.referenceHtml(reference.name, isFirst)});
        }
        return {source, pieces};
    }

    QList<MathSpan> math;
    Footnotes notes;

private:
    QList<TextStretch> opaqueIn(const QString &source) const
    {
        QList<TextStretch> opaque = MathText::codeIn(source);
        for (const MathSpan &span : math) {
            opaque.append(span.place);
        }
        std::ranges::sort(opaque, {}, &TextStretch::start);
        return opaque;
    }
};

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

QString Markdown::bodyHtml(HiddenPieces &hidden, bool hasTasks) const
{
    QString html = htmlOf(hidden.text().toUtf8());
    addAnchors(html, outlineOf(hidden));
    if (html.contains("<input"_L1)) {
        markTasks(html, hidden, hasTasks && html.count("<input"_L1) == tasksIn(hidden.text().toUtf8()).size());
    }
    Alerts::mark(html, hidden);
    separateDisplays(html, hidden.displayMarks());
    html = hidden.withSources(html);
    if (highlighter) {
        colourCode(html, *highlighter);
    }
    return hidden.withHtml(HtmlSanitiser{resolveImage}.clean(html));
}

QString Markdown::toHtml(const QString &source) const
{
    const Prepared prepared(source);
    HiddenPieces hidden = prepared.hidden(source);
    QString html = bodyHtml(hidden, true);
    const QList<Footnotes::Note> &notes = prepared.notes.notes();
    QString list;
    for (qsizetype i = 0; i < notes.size(); ++i) {
        HiddenPieces noteHidden = Prepared(notes.at(i).text, false).hidden(notes.at(i).text);
        list += prepared.notes.noteHtml(i, bodyHtml(noteHidden, false));
    }
    return list.isEmpty() ? html : html + u"<hr><ol>%1</ol>"_s.arg(list);
}

QList<Heading> Markdown::headings(const QString &source)
{
    return outlineOf(Prepared(source).hidden(source));
}

QStringList Markdown::definitions(const QString &source)
{
    QStringList found;
    if (MathText::isDefinition(source)) {
        const QList<MathSpan> math = MathText::inMarkdown(source);
        for (const MathSpan &span : math) {
            if (MathText::isDefinition(span.tex)) {
                found.append(span.tex);
            }
        }
    }
    return found;
}

std::optional<QString> Markdown::withTaskToggled(const QString &source, int index)
{
    const HiddenPieces hidden = Prepared(source).hidden(source);
    const QByteArray utf8 = hidden.text().toUtf8();
    const QList<qsizetype> tasks = tasksIn(utf8);
    if (index < 0 || index >= tasks.size()) {
        return {};
    }
    const qsizetype position = hidden.sourcePosition(QString::fromUtf8(utf8.first(tasks.at(index))).size());
    QString changed = source;
    changed[position] = changed.at(position) == u' ' ? u'x' : u' ';
    return changed;
}

} // namespace quire::render
