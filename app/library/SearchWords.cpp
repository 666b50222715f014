// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/SearchWords.h"

#include <QRegularExpression>

namespace quire::library {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype snippetBefore = 40;
constexpr qsizetype snippetLength = 160;

bool isUnspaced(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

/// The character at `at`, which goes past it.
char32_t nextCharacter(const QString &text, qsizetype &at)
{
    const QChar first = text.at(at++);
    if (first.isHighSurrogate() && at < text.size() && text.at(at).isLowSurrogate()) {
        return QChar::surrogateToUcs4(first, text.at(at++));
    }
    return first.unicode();
}

/// A stretch of one way of writing.
struct Run
{
    QString text;
    bool isUnspaced = false;
};

/// Goes over the runs of `text`; those without a letter or digit are spaces to the index and left as they are.
template <typename Take> void forRuns(const QString &text, Take take)
{
    qsizetype start = 0;
    std::optional<bool> current;
    for (qsizetype next = 0; next < text.size();) {
        const qsizetype at = next;
        const bool unspaced = isUnspaced(nextCharacter(text, next));
        if (current && *current != unspaced) {
            take(Run{text.sliced(start, at - start), *current});
            start = at;
        }
        current = unspaced;
    }
    if (current) {
        take(Run{text.sliced(start), *current});
    }
}

QStringList characters(const QString &run)
{
    QStringList all;
    for (qsizetype next = 0; next < run.size();) {
        const qsizetype at = next;
        nextCharacter(run, next);
        all.append(run.sliced(at, next - at));
    }
    return all;
}

/// 梯度下降 → 梯度 度下 下降; the last character too, so that a search for one character finds it.
QString pairs(const QString &run, bool withLast)
{
    const QStringList all = characters(run);
    QString made;
    for (qsizetype index = 0; index + 1 < all.size(); ++index) {
        made += all.at(index) + all.at(index + 1) + u' ';
    }
    return withLast || all.size() == 1 ? made + all.constLast() : made;
}

bool hasWord(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

QString quoted(QString text)
{
    return u'"' + text.remove(u'"').trimmed() + u'"';
}

/// One word or phrase as FTS5 wants it: each way of writing is a phrase of its own.
QStringList phrasesOf(const QString &word, bool isUnfinished)
{
    QStringList phrases;
    forRuns(word.normalized(QString::NormalizationForm_KC), [&](const Run &run) {
        if (run.isUnspaced) {
            const bool single = characters(run.text).size() == 1;
            phrases.append(quoted(pairs(run.text, false)) + (single ? u"*"_s : QString()));
        } else if (hasWord(run.text)) {
            phrases.append(quoted(run.text));
        }
    });
    if (isUnfinished && !phrases.isEmpty() && !phrases.constLast().endsWith(u'*') && word.back().isLetterOrNumber() &&
        !isUnspaced(word.back().unicode())) {
        phrases.last() += u'*';
    }
    return phrases;
}

} // namespace

SearchWords::SearchWords(const QString &query)
{
    static const QRegularExpression piece(u"\"([^\"]*)\"?|([^\\s\"]+)"_s);
    const QString text = query.left(longestQuery);
    QStringList phrases;
    auto it = piece.globalMatch(text);
    while (it.hasNext() && m_words.size() < mostWords) {
        const QRegularExpressionMatch match = it.next();
        const QString word = match.hasCaptured(2) ? match.captured(2) : match.captured(1).simplified();
        const bool isUnfinished = match.hasCaptured(2) && match.capturedEnd() == text.size();
        const QStringList made = phrasesOf(word, isUnfinished);
        if (!made.isEmpty()) {
            m_words.append(word);
            phrases += made;
        }
    }
    m_match = phrases.join(u" AND "_s);
}

bool SearchWords::isIn(QStringView text) const
{
    return !isEmpty() && wordsIn(text) == m_words.size();
}

int SearchWords::wordsIn(QStringView text) const
{
    return int(std::ranges::count_if(m_words,
                                     [text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }));
}

QList<Found> SearchWords::places(const QList<Passage> &passages, int most) const
{
    QList<std::pair<int, qsizetype>> ranked;
    for (qsizetype index = 0; index < passages.size(); ++index) {
        if (const int count = wordsIn(passages.at(index).text); count > 0) {
            ranked.append({-count, index});
        }
    }
    std::ranges::sort(ranked);
    const int best = ranked.isEmpty() ? 0 : ranked.constFirst().first;
    QList<Found> found;
    for (const auto &[count, index] : std::as_const(ranked)) {
        if (found.size() == most || (count != best && !found.isEmpty() && best == -m_words.size())) {
            break;
        }
        found.append(foundIn(passages.at(index)));
    }
    return found;
}

Found SearchWords::foundIn(const Passage &passage) const
{
    qsizetype first = passage.text.size();
    for (const QString &word : m_words) {
        const qsizetype at = passage.text.indexOf(word, 0, Qt::CaseInsensitive);
        first = at < 0 ? first : std::min(first, at);
    }
    const qsizetype start = std::max<qsizetype>(0, first - snippetBefore);
    Found found{passage.place, passage.text.mid(start, snippetLength).simplified(), {}};
    for (const QString &word : m_words) {
        for (qsizetype at = 0; (at = found.snippet.indexOf(word, at, Qt::CaseInsensitive)) >= 0; at += word.size()) {
            found.marks.append({at, word.size()});
        }
    }
    std::ranges::sort(found.marks);
    if (start > 0) {
        found.snippet.prepend(u'…');
        for (auto &mark : found.marks) {
            ++mark.first;
        }
    }
    return found;
}

QString SearchWords::indexed(const QString &text)
{
    QString made;
    made.reserve(text.size() + text.size() / 4);
    forRuns(text.normalized(QString::NormalizationForm_KC), [&made](const Run &run) {
        if (run.isUnspaced) {
            made += u' ' + pairs(run.text, true) + u' ';
        } else {
            made += run.text;
        }
    });
    return made;
}

} // namespace quire::library
