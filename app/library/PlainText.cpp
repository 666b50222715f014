// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/PlainText.h"

#include "library/ReadingLimits.h"
#include "render/HtmlTag.h"

#include <QStringDecoder>

#include <array>

namespace quire::library {

using namespace Qt::StringLiterals;
using render::HtmlTag;

namespace {

/// A tag longer than this is taken for a picture in an address: only its name is read.
constexpr qsizetype longestTag = 2048;

/// What is in them is not read.
bool isUnread(const QString &name)
{
    return render::isOneOf(name, {u"script", u"style", u"svg", u"math", u"template", u"noscript"});
}

bool isInline(const QString &name)
{
    return render::isOneOf(name,
                           {u"a",    u"abbr",   u"b",   u"bdi", u"bdo", u"cite", u"code", u"del", u"dfn",  u"em",
                            u"font", u"i",      u"img", u"ins", u"kbd", u"mark", u"q",    u"s",   u"samp", u"small",
                            u"span", u"strong", u"sub", u"sup", u"tt",  u"u",    u"var",  u"wbr"});
}

/// Where the tag at the beginning of `html` ends, its '>' included; quotes are minded. 0 when it never does.
qsizetype tagLength(QStringView html)
{
    QChar quote;
    for (qsizetype at = 1; at < html.size(); ++at) {
        const QChar c = html.at(at);
        if (!quote.isNull()) {
            quote = c == quote ? QChar() : quote;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
        } else if (c == u'>') {
            return at + 1;
        }
    }
    return 0;
}

/// Steps through a page: pieces of text and tags.
class HtmlSteps
{
public:
    explicit HtmlSteps(QStringView html) : m_html(html) {}

    bool atEnd() const { return m_at >= m_html.size(); }

    /// The text up to the next tag.
    QStringView text()
    {
        const qsizetype start = m_at;
        m_at = m_html.indexOf(u'<', m_at + (m_isLoose ? 1 : 0));
        m_isLoose = false;
        m_at = m_at < 0 ? m_html.size() : m_at;
        return m_html.sliced(start, m_at - start);
    }

    /// The tag that is next; false when the '<' is just a character.
    bool tag(HtmlTag &tag)
    {
        const QStringView rest = m_html.sliced(m_at);
        if (rest.startsWith(u"<!--")) {
            const qsizetype end = rest.indexOf(u"-->", 4);
            m_at = end < 0 ? m_html.size() : m_at + end + 3;
            tag = {};
            return true;
        }
        const QChar second = rest.size() > 1 ? rest.at(1) : QChar();
        const bool mayBegin = second.isLetter() || second == u'/' || second == u'!' || second == u'?';
        const qsizetype length = mayBegin && !m_hasNoMoreTags ? readTag(rest, tag) : 0;
        m_isLoose = length == 0;
        m_at += length;
        return length > 0;
    }

    /// Past the end of the element `name`, which was just opened.
    void skip(const QString &name)
    {
        const qsizetype end = m_html.indexOf(QString(u"</"_s + name), m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_html.size() : end;
    }

private:
    qsizetype readTag(QStringView rest, HtmlTag &tag)
    {
        const QStringView head = rest.first(std::min(rest.size(), longestTag));
        if (const qsizetype length = tagLength(head); length > 0) {
            return HtmlTag::parse(head.first(length), tag) > 0 ? length : 0;
        }
        const qsizetype end = rest.indexOf(u'>'); // A long one: what it is called is all that is read.
        m_hasNoMoreTags = end < 0;
        const QString name = head.sliced(1, std::min<qsizetype>(head.size() - 1, 20)).toString().section(u' ', 0, 0);
        HtmlTag::parse(QString(u'<' + name + u'>'), tag);
        return end + 1;
    }

    QStringView m_html;
    qsizetype m_at = 0;
    bool m_isLoose = false;
    bool m_hasNoMoreTags = false;
};

/// The program by words that stand in what it writes.
constexpr std::array<std::pair<QStringView, QStringView>, 9> marksOfOrigin{
    {{u"name=\"generator\" content=\"Quire", u"Quire"},
     {u"www.kaggle.com", u"Kaggle"},
     {u"kaggle-", u"Kaggle"},
     {u"colab.research", u"Colab"},
     {u"googlecolab", u"Colab"},
     {u"vscode-", u"VS Code"},
     {u"jp-Notebook", u"nbconvert"},
     {u"notebook-container", u"nbconvert"},
     {u"--jp-layout", u"nbconvert"}}};

} // namespace

QString PlainText::decoded(QByteArrayView bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes)) {
        return QStringDecoder(*marked).decode(bytes);
    }
    QStringDecoder decoder = QStringDecoder::decoderForHtml(bytes.first(std::min<qsizetype>(bytes.size(), 4096)));
    return decoder.isValid() ? decoder.decode(bytes) : QString::fromUtf8(bytes);
}

QString PlainText::originOf(QStringView html)
{
    const QStringView head = html.first(std::min<qsizetype>(html.size(), 400'000));
    for (const auto &[mark, name] : marksOfOrigin) {
        if (head.contains(mark, Qt::CaseInsensitive)) {
            return name.toString();
        }
    }
    return {};
}

QString PlainText::ofHtml(QStringView html, qsizetype longest)
{
    QString made;
    HtmlSteps steps(html);
    while (!steps.atEnd() && made.size() < longest) {
        made += render::decodeEntities(steps.text());
        HtmlTag tag;
        if (!steps.atEnd() && steps.tag(tag)) {
            if (!tag.isClosing && isUnread(tag.name)) {
                steps.skip(tag.name);
            } else if (!isInline(tag.name)) {
                made += u' ';
            }
        }
    }
    return made.left(longest).simplified();
}

Reading PlainText::readHtml(QStringView html)
{
    Reading reading;
    reading.origin = originOf(html);
    PassageList passages(&reading);
    QString place;
    QString text;
    QString *target = &text;
    HtmlSteps steps(html);
    while (!steps.atEnd() && !passages.isFull()) {
        *target += render::decodeEntities(steps.text());
        HtmlTag tag;
        if (steps.atEnd() || !steps.tag(tag)) {
            continue;
        }
        if (tag.name == u"title") { // Of the page; those of drawings are skipped with them.
            target = tag.isClosing ? &text : &reading.title;
        } else if (!tag.isClosing && isUnread(tag.name)) {
            steps.skip(tag.name);
        } else if (!isInline(tag.name)) {
            *target += u'\n';
        }
        const QString id = tag.isClosing ? QString() : tag.attribute(u"id");
        if (text.size() > longestPassage || (!id.isEmpty() && id.size() < 200 && !isInline(tag.name))) {
            passages.add(place, std::exchange(text, {}));
            place = id.isEmpty() ? place : u"anchor:"_s + id;
        }
    }
    passages.add(place, text);
    reading.title = oneLine(reading.title, longestTitle);
    reading.excerpt =
        reading.passages.isEmpty() ? QString() : oneLine(reading.passages.constFirst().text, longestExcerpt);
    return reading;
}

} // namespace quire::library
