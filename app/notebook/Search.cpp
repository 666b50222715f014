// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Search.h"

#include <QElapsedTimer>

namespace quire::notebook {

using namespace Qt::StringLiterals;

namespace {

/// Steps one attempt to match may take: a fraction of a second, more than any sensible pattern needs.
constexpr QLatin1StringView stepLimit = "(*LIMIT_MATCH=400000)(*LIMIT_DEPTH=20000)"_L1;

/// All attempts in one text together.
constexpr qint64 millisecondsPerText = 2000;

QString patternOf(const SearchQuery &query)
{
    const QString inner = query.isRegex ? query.text : QRegularExpression::escape(query.text);
    return stepLimit + (query.wholeWord ? u"(?<!\\w)(?:%1)(?!\\w)"_s.arg(inner) : inner);
}

QRegularExpression::PatternOptions optionsOf(const SearchQuery &query)
{
    QRegularExpression::PatternOptions options =
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
    if (!query.matchCase) {
        options |= QRegularExpression::CaseInsensitiveOption;
    }
    return options;
}

} // namespace

Search::Search(const SearchQuery &query) : m_query(query)
{
    if (query.text.isEmpty()) {
        return;
    }
    const QRegularExpression plain(query.text);
    if (query.isRegex && !plain.isValid()) {
        m_error = tr("Not a regular expression, at character %1: %2")
                      .arg(plain.patternErrorOffset() + 1)
                      .arg(plain.errorString());
        return;
    }
    m_pattern = QRegularExpression(patternOf(query), optionsOf(query));
}

QList<TextRange> Search::ranges(const QString &text, SearchResult::End *end) const
{
    QList<TextRange> found;
    if (isEmpty()) {
        return found;
    }
    QElapsedTimer time;
    time.start();
    qsizetype from = 0;
    while (from <= text.size() && found.size() < mostHits) {
        // Once is enough to see that it is text at all.
        const QRegularExpressionMatch match = m_pattern.match(
            text, from, QRegularExpression::NormalMatch,
            from == 0 ? QRegularExpression::NoMatchOption : QRegularExpression::DontCheckSubjectStringMatchOption);
        const bool isTooSlow = !match.isValid() || time.elapsed() > millisecondsPerText;
        if (isTooSlow && end) {
            *end = SearchResult::End::TooSlow;
        }
        if (isTooSlow || !match.hasMatch()) {
            break;
        }
        if (match.capturedLength() > 0) {
            found.append({match.capturedStart(), match.capturedLength()});
        }
        from = std::max(match.capturedEnd(), match.capturedStart() + 1);
        from += from < text.size() && text.at(from).isLowSurrogate() ? 1 : 0;
    }
    return found;
}

QList<SearchHit> Search::hitsInSource(const Cell &cell) const
{
    QList<SearchHit> hits;
    if (covers(cell)) {
        for (const TextRange &range : ranges(cell.source())) {
            hits.append({cell.id(), -1, range});
        }
    }
    return hits;
}

SearchResult Search::run(const Notebook &notebook, const OutputReader &read, const IsCancelled &isCancelled) const
{
    SearchResult result;
    const auto look = [&](const Cell &cell, int output, const QString &text) {
        for (const TextRange &range : ranges(text, &result.end)) {
            result.hits.append({cell.id(), output, range});
        }
    };
    for (const Cell &cell : notebook.cells) {
        if (isCancelled && isCancelled()) {
            result.end = SearchResult::End::Cancelled;
            return result;
        }
        if (isEmpty() || !covers(cell)) {
            continue;
        }
        look(cell, -1, cell.source());
        for (int i = 0; m_query.inOutputs && read && i < cell.outputs().size(); ++i) {
            look(cell, i, read(cell.outputs().at(i)));
        }
        if (result.hits.size() >= mostHits) {
            result.end = SearchResult::End::TooMany;
            break;
        }
    }
    return result;
}

QString Search::replacement(const QString &text, const TextRange &range, const QString &with) const
{
    if (!m_query.isRegex) {
        return with;
    }
    // With the text around it, for what looks behind and ahead.
    const QRegularExpressionMatch match = m_pattern.match(text, range.start, QRegularExpression::NormalMatch,
                                                          QRegularExpression::AnchorAtOffsetMatchOption);
    return match.hasMatch() ? filledIn(match, with) : with;
}

QString Search::filledIn(const QRegularExpressionMatch &match, const QString &with) const
{
    QString filled;
    for (qsizetype i = 0; i < with.size(); ++i) {
        const QChar sign = with.at(i);
        const QChar next = i + 1 < with.size() ? with.at(i + 1) : QChar();
        ++i;
        if (sign == u'$' && next >= u'1' && next <= u'9') {
            filled += match.captured(next.unicode() - u'0');
        } else if (sign == u'$' && next == u'&') {
            filled += match.captured();
        } else if ((sign == u'$' && next == u'$') || (sign == u'\\' && next == u'\\')) {
            filled += next;
        } else if (sign == u'\\' && (next == u'n' || next == u't')) {
            filled += next == u'n' ? u'\n' : u'\t';
        } else {
            filled += sign;
            --i;
        }
    }
    return filled;
}

QString Search::replaceAll(const QString &text, const QString &with) const
{
    QString replaced;
    qsizetype copied = 0;
    for (const TextRange &range : ranges(text)) {
        replaced += QStringView(text).sliced(copied, range.start - copied);
        replaced += replacement(text, range, with);
        copied = range.end();
    }
    return replaced + text.sliced(copied);
}

QList<std::pair<CellId, QString>> Search::replaceAll(const Notebook &notebook, const QString &with) const
{
    QList<std::pair<CellId, QString>> changed;
    for (const Cell &cell : notebook.cells) {
        if (covers(cell)) {
            const QString source = replaceAll(cell.source(), with);
            if (source != cell.source()) {
                changed.append({cell.id(), source});
            }
        }
    }
    return changed;
}

} // namespace quire::notebook
