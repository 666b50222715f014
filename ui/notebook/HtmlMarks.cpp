// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/HtmlMarks.h"

#include "notebook/Search.h"
#include "render/HtmlTag.h"
#include "render/ObjectNames.h"

#include <QSet>

#include <array>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

/// A tag, a formula, or one character as it is written: "x", "&amp;".
struct Piece
{
    QStringView html;
    QString words; ///< Empty for a tag inside a line, a line break for one that ends it, the TeX of a formula.
    bool isTag = false;
};

/// Tags that a word may go on behind.
bool isInline(QStringView tag)
{
    static const QSet<QString> names{u"a"_s,    u"b"_s,    u"i"_s,   u"em"_s,  u"strong"_s, u"code"_s, u"span"_s,
                                     u"u"_s,    u"s"_s,    u"del"_s, u"sub"_s, u"sup"_s,    u"tt"_s,   u"kbd"_s,
                                     u"mark"_s, u"font"_s, u"ins"_s, u"var"_s, u"strike"_s, u"small"_s};
    QStringView name = tag.sliced(tag.startsWith("</"_L1) ? 2 : 1);
    qsizetype end = 0;
    while (end < name.size() && name.at(end).isLetterOrNumber()) {
        ++end;
    }
    return names.contains(name.left(end).toString().toLower());
}

QChar decoded(QStringView entity)
{
    struct Known
    {
        QLatin1StringView name;
        char16_t character;
    };
    static constexpr std::array known{Known{"&amp;"_L1, u'&'},  Known{"&lt;"_L1, u'<'},   Known{"&gt;"_L1, u'>'},
                                      Known{"&quot;"_L1, u'"'}, Known{"&#39;"_L1, u'\''}, Known{"&nbsp;"_L1, u' '}};
    const auto *found = std::ranges::find_if(known, [entity](const Known &each) { return entity == each.name; });
    return found == known.end() ? QChar(QChar::ReplacementCharacter) : QChar(found->character);
}

/// The TeX of an <img> that stands for a formula.
QString formulaIn(QStringView tag)
{
    const auto head = "<img src=\""_L1;
    const qsizetype end = tag.startsWith(head) ? tag.indexOf(u'"', head.size()) : -1;
    const auto formula =
        end < 0 ? std::nullopt
                : render::ObjectNames::toFormula(render::decodeEntities(tag.sliced(head.size(), end - head.size())));
    return formula ? formula->tex : QString();
}

Piece pieceAt(QStringView html, qsizetype at)
{
    constexpr qsizetype longestEntity = 12;
    const QStringView rest = html.sliced(at);
    if (rest.front() == u'<') {
        const qsizetype end = rest.indexOf(u'>');
        const QStringView tag = rest.left(end < 0 ? rest.size() : end + 1);
        if (tag.startsWith("<img"_L1)) {
            const QString tex = formulaIn(tag);
            return {tag, tex, tex.isEmpty()};
        }
        return {tag, isInline(tag) ? QString() : u"\n"_s, true};
    }
    const auto joiner = "&#8288;"_L1;
    if (rest.startsWith(joiner)) {
        return {rest.left(joiner.size()), {}, true};
    }
    const qsizetype end = rest.front() == u'&' ? rest.left(longestEntity).indexOf(u';') : -1;
    return end < 0 ? Piece{rest.left(1), QString(rest.front())}
                   : Piece{rest.left(end + 1), QString(decoded(rest.left(end + 1)))};
}

} // namespace

QString markedHtml(const QString &html, const notebook::Search &search, int current, const HtmlMarkColors &colors)
{
    QList<Piece> pieces;
    QString words;
    for (qsizetype at = 0; at < html.size(); at += pieces.constLast().html.size()) {
        pieces.append(pieceAt(html, at));
        words += pieces.constLast().words;
    }
    const QList<notebook::TextRange> found = search.ranges(words);
    const qsizetype currentFound = std::min<qsizetype>(current, found.size() - 1);
    QString marked;
    qsizetype position = 0;
    qsizetype next = 0;
    bool isOpen = false;
    for (const Piece &piece : pieces) {
        while (next < found.size() && found.at(next).end() <= position) {
            ++next;
        }
        const qsizetype last = position + std::max<qsizetype>(0, piece.words.size() - 1);
        const bool isFound = next < found.size() && found.at(next).start <= last;
        const bool isEdge = isFound && found.at(next).start == position;
        if (isOpen && (!isFound || piece.isTag || isEdge)) {
            marked += "</span>"_L1;
            isOpen = false;
        }
        if (!isOpen && isFound && !piece.isTag) {
            marked +=
                u"<span style=\"background-color:%1\">"_s.arg(next == currentFound ? colors.current : colors.found);
            isOpen = true;
        }
        marked += piece.html;
        position += piece.words.size();
    }
    return isOpen ? marked + "</span>"_L1 : marked;
}

} // namespace quire::ui
