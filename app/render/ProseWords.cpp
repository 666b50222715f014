// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/ProseWords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// What is left out, the greedier first: fenced code, display math, code spans, HTML, addresses, link targets, math,
/// footnotes and citations. What may never end is looked for in a bounded stretch.
const QRegularExpression &markup()
{
    static const QRegularExpression expression(
        u"^[ \\t]*(```++|~~~++)[^\\n]*\\n(?:[^\\n]*\\n)*?[ \\t]*\\1[^\\n]*$"
        u"|^[ \\t]*(?:```++|~~~++)[\\s\\S]*\\z"
        u"|\\$\\$[^$]*\\$\\$"
        u"|\\\\begin\\{(\\w{1,30}\\*?)\\}[\\s\\S]{0,9999}?\\\\end\\{\\2\\}"
        u"|\\\\\\([^\\n]{0,999}?\\\\\\)|\\\\\\[[\\s\\S]{0,2999}?\\\\\\]"
        u"|(?<!`)(`++)(?:[^\\n]{0,999}?[^`])\\3(?!`)"
        u"|<!--[\\s\\S]{0,2999}?-->|</?[A-Za-z][^<>\\n]*>"
        u"|\\b[a-z][a-z0-9+.-]{0,30}://[^\\s)>\\]]*|\\bwww\\.[^\\s)>\\]]*|\\b[\\w.+-]{1,64}@[\\w-]+\\.[\\w.-]+"
        u"|\\]\\([^)\\n]{0,1999}\\)|^\\[[^\\]\\n]+\\]:[^\\n]*$"
        u"|(?<![\\\\$])\\$(?=\\S)[^$\\n]*?(?<=[^\\s\\\\])\\$(?!\\d)"
        u"|&#?\\w+;|\\\\\\w+"_s,
        QRegularExpression::MultilineOption);
    return expression;
}

bool isSpelled(QChar c)
{
    // Chinese, Japanese and Thai have words, but none a dictionary of letters knows.
    const QChar::Script script = c.script();
    return c.isLetter() && script != QChar::Script_Han && script != QChar::Script_Hiragana &&
           script != QChar::Script_Katakana && script != QChar::Script_Hangul && script != QChar::Script_Thai;
}

bool isPartOfWord(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    const bool isApostrophe = (c == u'\'' || c == u'\u2019') && at + 1 < text.size() && text.at(at + 1).isLetter();
    return c.isLetterOrNumber() || c == u'_' || c.isMark() || isApostrophe;
}

bool hasMeaning(QStringView word)
{
    const bool isPlain =
        std::ranges::all_of(word, [](QChar c) { return isSpelled(c) || c.isMark() || c == u'\'' || c == u'\u2019'; });
    const bool hasCapitalInside = std::ranges::any_of(word.sliced(1), [](QChar c) { return c.isUpper(); });
    return word.size() > 1 && isPlain && !hasCapitalInside;
}

void addWords(QStringView text, qsizetype from, qsizetype to, QList<ProseWord> &words)
{
    for (qsizetype at = from; at < to;) {
        if (!text.at(at).isLetterOrNumber() && text.at(at) != u'_') {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < to && isPartOfWord(text, end)) {
            ++end;
        }
        // "np.array" and "a/b" are names, not words.
        const auto joins = [&](qsizetype place) {
            return place >= 0 && place < text.size() && u"./\\@=(["_s.contains(text.at(place));
        };
        const bool isName = (joins(at - 1) && at >= 2 && text.at(at - 2).isLetterOrNumber()) ||
                            (joins(end) && end + 1 < text.size() && text.at(end + 1).isLetterOrNumber()) ||
                            (end < text.size() && text.at(end) == u'(');
        if (!isName && hasMeaning(text.sliced(at, end - at))) {
            words.append({at, end - at});
        }
        at = end;
    }
}

} // namespace

QList<ProseWord> proseWords(QStringView markdown)
{
    QList<ProseWord> words;
    qsizetype at = 0;
    QRegularExpressionMatchIterator found = markup().globalMatchView(markdown);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        addWords(markdown, at, match.capturedStart(), words);
        at = match.capturedEnd();
    }
    addWords(markdown, at, markdown.size(), words);
    return words;
}

} // namespace quire::render
