// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlTag.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Walks along a text.
struct Scanner
{
    QStringView text;
    qsizetype at = 0;

    bool atEnd() const { return at >= text.size(); }
    QChar peek() const { return atEnd() ? QChar() : text.at(at); }
    template <typename Predicate> QStringView takeWhile(Predicate predicate)
    {
        const qsizetype begin = at;
        while (!atEnd() && predicate(text.at(at))) {
            ++at;
        }
        return text.sliced(begin, at - begin);
    }
    void skipSpace() { takeWhile(isHtmlSpace); }
};

QString takeValue(Scanner &scanner)
{
    const QChar quote = scanner.peek();
    if (quote != u'"' && quote != u'\'') {
        return decodeEntities(scanner.takeWhile([](QChar c) { return !isHtmlSpace(c) && c != u'>'; }));
    }
    ++scanner.at;
    const QStringView value = scanner.takeWhile([quote](QChar c) { return c != quote; });
    scanner.at = std::min(scanner.at + 1, scanner.text.size());
    return decodeEntities(value);
}

void takeAttribute(Scanner &scanner, HtmlTag &tag)
{
    const QString name = scanner.takeWhile([](QChar c) { return !isHtmlSpace(c) && !QStringView(u"=>/").contains(c); })
                             .toString()
                             .toLower();
    scanner.skipSpace();
    QString value;
    if (scanner.peek() == u'=') {
        ++scanner.at;
        scanner.skipSpace();
        value = takeValue(scanner);
    } else if (name.isEmpty()) {
        ++scanner.at; // a stray character
        return;
    }
    // The first of equal names counts. Nobody means hundreds of them.
    constexpr qsizetype most = 256;
    if (tag.attributes.size() < most &&
        std::ranges::find(tag.attributes, name, &std::pair<QString, QString>::first) == tag.attributes.end()) {
        tag.attributes.append({name, value});
    }
}

/// A comment, declaration or processing instruction; as long as it is, or the rest of the text.
qsizetype declarationSize(QStringView html)
{
    const bool isComment = html.startsWith(u"<!--");
    const qsizetype end = isComment ? html.indexOf(u"-->", 4) : html.indexOf(u'>');
    return end < 0 ? html.size() : end + (isComment ? 3 : 1);
}

QString characterNumber(QStringView digits)
{
    const bool isHexadecimal = digits.startsWith(u'x') || digits.startsWith(u'X');
    bool ok = false;
    const uint code = isHexadecimal ? digits.sliced(1).toUInt(&ok, 16) : digits.toUInt(&ok);
    const bool isCharacter = ok && code > 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return isCharacter ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1)
                       : QString(QChar::ReplacementCharacter);
}

QString entity(QStringView name)
{
    static constexpr std::pair<QStringView, char16_t> known[] = {
        {u"amp", u'&'},   {u"lt", u'<'},      {u"gt", u'>'},      {u"quot", u'"'},     {u"apos", u'\''},
        {u"nbsp", 0xa0},  {u"colon", u':'},   {u"Tab", u'\t'},    {u"NewLine", u'\n'}, {u"hellip", 0x2026},
        {u"times", 0xd7}, {u"mdash", 0x2014}, {u"ndash", 0x2013}, {u"minus", 0x2212}};
    if (name.startsWith(u'#')) {
        return characterNumber(name.sliced(1));
    }
    const auto *found = std::ranges::find(known, name, &std::pair<QStringView, char16_t>::first);
    return found == std::end(known) ? QString() : QString(QChar(found->second));
}

} // namespace

bool isHtmlSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

bool isOneOf(QStringView name, std::initializer_list<QStringView> names)
{
    return std::ranges::find(names, name) != names.end();
}

QString decodeEntities(QStringView text)
{
    constexpr qsizetype longest = 12;
    QString out;
    for (;;) {
        const qsizetype begin = text.indexOf(u'&');
        out += text.first(begin < 0 ? text.size() : begin);
        if (begin < 0) {
            return out;
        }
        text = text.sliced(begin);
        const qsizetype end = text.first(std::min(longest, text.size())).indexOf(u';');
        const QString decoded = end > 1 ? entity(text.sliced(1, end - 1)) : QString();
        out += decoded.isEmpty() ? u"&"_s : decoded;
        text = text.sliced(decoded.isEmpty() ? 1 : end + 1);
    }
}

QString HtmlTag::attribute(QStringView wanted) const
{
    const auto found = std::ranges::find(attributes, wanted, &std::pair<QString, QString>::first);
    return found == attributes.end() ? QString() : found->second;
}

qsizetype HtmlTag::parse(QStringView html, HtmlTag &tag)
{
    if (html.startsWith(u"<!") || html.startsWith(u"<?")) {
        return declarationSize(html);
    }
    Scanner scanner{html, 1};
    tag.isClosing = scanner.peek() == u'/';
    scanner.at += tag.isClosing ? 1 : 0;
    if (!isLetter(scanner.peek())) {
        return 0;
    }
    tag.name =
        scanner.takeWhile([](QChar c) { return !isHtmlSpace(c) && c != u'>' && c != u'/'; }).toString().toLower();
    for (;;) {
        scanner.takeWhile([](QChar c) { return isHtmlSpace(c) || c == u'/'; });
        if (scanner.atEnd() || scanner.peek() == u'>') {
            return std::min(scanner.at + 1, html.size());
        }
        takeAttribute(scanner, tag);
    }
}

} // namespace quire::render
