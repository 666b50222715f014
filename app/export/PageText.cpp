// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageText.h"

#include "export/PageFrames.h"
#include "render/AnsiHtml.h"
#include "render/HtmlTag.h"
#include "render/MathText.h"
#include "render/ObjectNames.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using namespace render;

namespace {

QByteArray em(double length)
{
    return QByteArray::number(length, 'f', 3) + "em";
}

QByteArray drawing(const MathDrawing &drawing, const char *kind, const QString &label)
{
    QByteArray svg = drawing.svg;
    const QByteArray name = label.isEmpty() ? QByteArray(" aria-hidden=\"true\"")
                                            : " role=\"img\" aria-label=\"" + toHtmlBytes(label.simplified()) + '"';
    return svg.replace(0, 4,
                       "<svg class=\"" + QByteArray(kind) + '"' + name + " style=\"width:" + em(drawing.width) +
                           ";height:" + em(drawing.ascent + drawing.depth) + ";vertical-align:" + em(-drawing.depth) +
                           '"');
}

QByteArray attribute(const char *name, const QString &value)
{
    return QByteArray(" ") + name + "=\"" + toHtmlBytes(value) + '"';
}

} // namespace

QString PageText::anchor(const QString &name)
{
    if (name.isEmpty()) {
        return name;
    }
    QString unique = m_renamed.value(name);
    if (unique.isEmpty()) {
        unique = name;
        unique.replace(u' ', u'-');
        for (int i = 1; m_anchors.contains(unique); ++i) {
            unique = u"%1-%2"_s.arg(name).arg(i);
        }
        m_anchors.insert(unique);
        m_renamed.insert(name, unique);
    }
    return unique;
}

void PageText::findAnchors(const QString &html)
{
    const QString head = u"<a name=\""_s;
    for (qsizetype at = html.indexOf(head); at >= 0; at = html.indexOf(head, at + 1)) {
        const qsizetype begin = at + head.size();
        anchor(decodeEntities(QStringView(html).sliced(begin, html.indexOf(u'"', begin) - begin)));
    }
}

void PageText::append(QByteArray &out, const QString &html)
{
    findAnchors(html); // Links come before what they lead to.
    QStringView rest = html;
    while (!rest.isEmpty()) {
        const qsizetype angle = rest.indexOf(u'<');
        out += rest.first(angle < 0 ? rest.size() : angle).toUtf8();
        rest = rest.sliced(angle < 0 ? rest.size() : angle);
        if (rest.isEmpty()) {
            break;
        }
        if (const qsizetype diagram = takeDiagram(out, rest); diagram > 0) {
            rest = rest.sliced(diagram);
            continue;
        }
        HtmlTag tag;
        const qsizetype size = std::max<qsizetype>(1, HtmlTag::parse(rest, tag));
        takeTag(out, tag, rest.first(size));
        rest = rest.sliced(size);
    }
}

void PageText::takeTag(QByteArray &out, const HtmlTag &tag, QStringView raw)
{
    if (tag.name == "img"_L1) {
        takeImage(out, tag);
    } else if (tag.name == "a"_L1 && !tag.isClosing) {
        takeLink(out, tag, raw);
    } else if (raw == u"<p align=\"center\">") {
        out += "<p class=\"display\">";
    } else {
        out += raw.toUtf8();
    }
}

void PageText::takeLink(QByteArray &out, const HtmlTag &tag, QStringView raw)
{
    const QString name = tag.attribute(u"name");
    const QString target = tag.attribute(u"href");
    if (!name.isEmpty()) {
        out +=
            "<a" + attribute("id", anchor(name)) + (target.isEmpty() ? QByteArray() : attribute("href", target)) + '>';
    } else if (target.startsWith(u'#')) {
        const QString wanted = QUrl::fromPercentEncoding(target.sliced(1).toUtf8());
        out += "<a" + attribute("href", u'#' + m_renamed.value(wanted, wanted)) + '>';
    } else {
        out += raw.toUtf8();
    }
}

void PageText::takeImage(QByteArray &out, const HtmlTag &tag)
{
    const QString source = tag.attribute(u"src");
    if (const auto request = ObjectNames::toFormula(source)) {
        out += formula(request->tex, request->isDisplay);
    } else if (const auto task = ObjectNames::toTask(source)) {
        out += QByteArray("<input type=\"checkbox\" disabled") + (task->isDone ? " checked>" : ">");
    } else if (ObjectNames::toAlert(source)) {
        out += "<span class=\"alert-icon\" aria-hidden=\"true\"></span>";
    } else if (!ObjectNames::toStrut(source)) {
        QByteArray attributes;
        for (const auto &[name, value] : tag.attributes) {
            attributes += name == "src"_L1 ? QByteArray() : attribute(name.toLatin1().constData(), value);
        }
        out += m_pictures.html(source, attributes, tag.attribute(u"alt")).value_or(QByteArray());
    }
}

QByteArray PageText::formula(const QString &tex, bool isDisplay)
{
    const MathRequest request{tex, isDisplay, m_definitions};
    auto known = m_set.constFind(request);
    if (known == m_set.constEnd()) {
        const Formula set = m_setter.set(request);
        QByteArray html;
        if (!set.error.isEmpty()) {
            html = "<code class=\"tex\" title=\"" + toHtmlBytes(set.error) + "\">" + toHtmlBytes(tex) + "</code>";
        } else {
            html = drawing(set.body, "math", tex);
            html += set.tag.svg.isEmpty() ? QByteArray() : drawing(set.tag, "math tag", {});
        }
        known = m_set.insert(request, html);
    }
    const QByteArray html = *known;
    if (MathText::isDefinition(tex)) {
        m_definitions.append(tex);
    }
    return html;
}

qsizetype PageText::takeDiagram(QByteArray &out, QStringView rest)
{
    static const QString head = u"<pre><code class=\"language-mermaid\">"_s;
    static const QString tail = u"</code></pre>"_s;
    const qsizetype end = m_frames && rest.startsWith(head) ? rest.indexOf(tail) : -1;
    if (end < 0) {
        return 0;
    }
    QString source;
    bool isInTag = false;
    for (const QChar c : rest.sliced(head.size(), end - head.size())) {
        isInTag = isInTag || c == u'<';
        if (!isInTag) {
            source += c;
        }
        isInTag = isInTag && c != u'>';
    }
    out += m_frames->diagram(decodeEntities(source));
    return end + tail.size();
}

} // namespace quire::exporting
