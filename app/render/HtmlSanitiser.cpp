// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlSanitiser.h"

#include "render/HtmlTag.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Deeper nesting is flattened: rich text lays out recursively.
constexpr int deepest = 100;

bool isAllowedElement(QStringView name)
{
    return isOneOf(
        name, {u"a",       u"b",       u"big",     u"blockquote", u"br",     u"caption",   u"center", u"cite", u"code",
               u"dd",      u"del",     u"dfn",     u"div",        u"dl",     u"dt",        u"em",     u"font", u"h1",
               u"h2",      u"h3",      u"h4",      u"h5",         u"h6",     u"hr",        u"i",      u"img",  u"ins",
               u"kbd",     u"li",      u"ol",      u"p",          u"pre",    u"q",         u"s",      u"samp", u"small",
               u"span",    u"strike",  u"strong",  u"sub",        u"sup",    u"table",     u"tbody",  u"td",   u"tfoot",
               u"th",      u"thead",   u"tr",      u"tt",         u"u",      u"ul",        u"var",    u"mark", u"abbr",
               u"details", u"summary", u"section", u"article",    u"figure", u"figcaption"});
}

/// Elements that go with all that is in them.
bool isSwallowed(QStringView name)
{
    return isOneOf(name, {u"script",   u"style", u"iframe", u"object",   u"embed", u"applet",   u"template",
                          u"noscript", u"title", u"head",   u"svg",      u"math",  u"textarea", u"select",
                          u"video",    u"audio", u"canvas", u"frameset", u"xmp",   u"noembed",  u"noframes"});
}

bool isVoid(QStringView name)
{
    return isOneOf(name, {u"br", u"hr", u"img"});
}

bool isAllowedAttribute(QStringView element, QStringView name)
{
    if (isOneOf(name, {u"align", u"valign", u"bgcolor", u"dir", u"class", u"title"})) {
        return true;
    }
    if (isOneOf(element, {u"table", u"td", u"th", u"tr"})) {
        return isOneOf(name, {u"colspan", u"rowspan", u"border", u"cellpadding", u"cellspacing", u"width", u"height"});
    }
    return (element == u"font" && isOneOf(name, {u"color", u"face", u"size"})) ||
           (element == u"img" && isOneOf(name, {u"alt", u"width", u"height"})) ||
           (element == u"a" && name == u"name") || (element == u"details" && name == u"open") ||
           (element == u"ol" && isOneOf(name, {u"start", u"type"}));
}

bool isAllowedProperty(QStringView name)
{
    return isOneOf(name,
                   {u"color", u"background-color", u"background", u"font", u"font-family", u"font-size", u"font-style",
                    u"font-weight", u"text-align", u"text-decoration", u"text-indent", u"vertical-align",
                    u"white-space", u"width", u"height", u"list-style-type", u"line-height"}) ||
           name.startsWith(u"margin") || name.startsWith(u"padding") || name.startsWith(u"border");
}

QString cleanStyle(const QString &style)
{
    QString kept;
    const QStringList declarations = style.split(u';', Qt::SkipEmptyParts);
    for (const QString &declaration : declarations) {
        const qsizetype colon = declaration.indexOf(u':');
        const QString name = declaration.first(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        const QString value = declaration.sliced(colon + 1).trimmed();
        // No function but colours, no escapes, no rules: nothing that could fetch or run.
        const bool isPlain = std::ranges::none_of(value, [](QChar c) { return QStringView(u"\\@<>{}&/").contains(c); });
        const bool isColour =
            value.startsWith(u"rgb", Qt::CaseInsensitive) || value.startsWith(u"hsl", Qt::CaseInsensitive);
        if (isAllowedProperty(name) && isPlain && (isColour || !value.contains(u'('))) {
            kept += name + u':' + value + u';';
        }
    }
    return kept;
}

QString written(QStringView name, const QString &value)
{
    return u" %1=\"%2\""_s.arg(name, value.toHtmlEscaped());
}

} // namespace

bool HtmlSanitiser::isSafeLink(const QString &address)
{
    QString plain = address;
    plain.removeIf(
        [](QChar c) { return c.unicode() <= 0x20 || c.isNonCharacter() || c.category() == QChar::Other_Control; });
    const qsizetype colon = plain.indexOf(u':');
    const qsizetype path =
        std::ranges::find_if(plain, [](QChar c) { return QStringView(u"/?#").contains(c); }) - plain.cbegin();
    if (plain.startsWith(u"//") || plain.contains(u'\\')) {
        return false;
    }
    if (colon < 0 || path < colon) {
        return true; // no scheme: a fragment or a relative path
    }
    const QString scheme = plain.first(colon).toLower();
    return isOneOf(scheme, {u"http", u"https", u"mailto"});
}

bool HtmlSanitiser::isPictureAddress(const QString &address)
{
    const bool isMail = address.startsWith(u"mailto:"_s, Qt::CaseInsensitive);
    return address.startsWith(u"attachment:"_s) || isPictureData(address) ||
           (!address.isEmpty() && !address.startsWith(u'#') && !isMail && isSafeLink(address));
}

bool HtmlSanitiser::isPictureData(const QString &address)
{
    static constexpr QStringView types[] = {u"png", u"jpeg", u"jpg", u"gif", u"webp", u"bmp", u"svg+xml"};
    return std::ranges::any_of(types, [&](QStringView type) {
        const QString head = u"data:image/"_s + type.toString();
        return address.startsWith(head, Qt::CaseInsensitive) && address.size() > head.size() &&
               QStringView(u";,").contains(address.at(head.size()));
    });
}

namespace {

/// One pass over the text.
class Cleaning
{
public:
    Cleaning(const HtmlSanitiser &sanitiser, QStringView html) : m_sanitiser(sanitiser), m_html(html) {}

    QString run();

private:
    void takeTag();
    void open(const HtmlTag &tag);
    void openImage(const HtmlTag &tag);
    void close(const QString &name);
    void swallow(const QString &name);
    QString attributesOf(const HtmlTag &tag) const;

    const HtmlSanitiser &m_sanitiser;
    QStringView m_html;
    QString m_out;
    QStringList m_open;
};

QString Cleaning::run()
{
    while (!m_html.isEmpty()) {
        const qsizetype angle = m_html.indexOf(u'<');
        m_out += m_html.first(angle < 0 ? m_html.size() : angle);
        m_html = m_html.sliced(angle < 0 ? m_html.size() : angle);
        if (!m_html.isEmpty()) {
            takeTag();
        }
    }
    while (!m_open.isEmpty()) {
        m_out += u"</"_s + m_open.takeLast() + u'>';
    }
    return m_out;
}

void Cleaning::takeTag()
{
    HtmlTag tag;
    const qsizetype size = HtmlTag::parse(m_html, tag);
    if (size == 0) {
        m_out += u"&lt;"_s;
        m_html = m_html.sliced(1);
        return;
    }
    m_html = m_html.sliced(size);
    if (tag.isClosing) {
        close(tag.name);
    } else if (isSwallowed(tag.name)) {
        swallow(tag.name);
    } else if (isAllowedElement(tag.name)) {
        open(tag);
    }
}

void Cleaning::open(const HtmlTag &tag)
{
    if (tag.name == u"img") {
        openImage(tag);
        return;
    }
    if (m_open.size() >= deepest && !isVoid(tag.name)) {
        return;
    }
    m_out += u'<' + tag.name + attributesOf(tag) + u'>';
    if (!isVoid(tag.name)) {
        m_open.append(tag.name);
    }
}

void Cleaning::openImage(const HtmlTag &tag)
{
    const QString address = tag.attribute(u"src").trimmed();
    const QString shown = m_sanitiser.resolveImage                ? m_sanitiser.resolveImage(address)
                          : HtmlSanitiser::isPictureData(address) ? address
                                                                  : QString();
    if (shown.isEmpty()) {
        m_out += tag.attribute(u"alt").toHtmlEscaped();
    } else {
        m_out += u"<img"_s + written(u"src", shown) + attributesOf(tag) + u'>';
    }
}

void Cleaning::close(const QString &name)
{
    // Only what is open; what was left open inside is closed with it.
    if (!m_open.contains(name)) {
        return;
    }
    QString last;
    do {
        last = m_open.takeLast();
        m_out += u"</"_s + last + u'>';
    } while (last != name);
}

void Cleaning::swallow(const QString &name)
{
    const qsizetype end = m_html.indexOf(QString(u"</"_s + name), 0, Qt::CaseInsensitive);
    const qsizetype close = end < 0 ? -1 : m_html.indexOf(u'>', end);
    m_html = m_html.sliced(close < 0 ? m_html.size() : close + 1);
}

QString Cleaning::attributesOf(const HtmlTag &tag) const
{
    QString out;
    for (const auto &[name, value] : tag.attributes) {
        if (name == u"href" && tag.name == u"a") {
            out += HtmlSanitiser::isSafeLink(value) ? written(name, value) : QString();
        } else if (name == u"style") {
            const QString style = cleanStyle(value);
            out += style.isEmpty() ? QString() : written(name, style);
        } else if (name == u"id" && tag.name == u"a" && tag.attribute(u"name").isEmpty()) {
            out += written(u"name", value);
        } else if (isAllowedAttribute(tag.name, name)) {
            out += written(name, value);
        }
    }
    return out;
}

} // namespace

QString HtmlSanitiser::clean(const QString &html) const
{
    return Cleaning(*this, html).run();
}

} // namespace quire::render
