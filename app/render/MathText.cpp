// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/MathText.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render::MathText {

namespace {

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/// How many `mark` stand at `at`.
qsizetype runOf(QStringView text, qsizetype at, QChar mark)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end) == mark) {
        ++end;
    }
    return end - at;
}

/// Length of the fence `line` is, 0 when it is none; `mark` is ` or ~.
qsizetype fenceOf(QStringView line, QChar &mark)
{
    constexpr qsizetype mostIndent = 3;
    constexpr qsizetype shortest = 3;
    qsizetype at = 0;
    while (at < line.size() && at <= mostIndent && line.at(at) == u' ') {
        ++at;
    }
    if (at > mostIndent || at >= line.size() || (line.at(at) != u'`' && line.at(at) != u'~')) {
        return 0;
    }
    mark = line.at(at);
    const qsizetype length = runOf(line, at, mark);
    const bool hasInfoOfSpan = mark == u'`' && line.sliced(at + length).contains(u'`');
    return length >= shortest && !hasInfoOfSpan ? length : 0;
}

/// Code spans of a stretch that holds no fences. A run of backticks ends at the next run of the same length in its
/// paragraph.
void addSpans(QStringView text, const TextStretch &where, QList<TextStretch> &found)
{
    qsizetype at = where.start;
    while (at < where.end()) {
        if (text.at(at) == u'\\') {
            at += 2;
            continue;
        }
        if (text.at(at) != u'`') {
            ++at;
            continue;
        }
        const qsizetype length = runOf(text, at, u'`');
        qsizetype end = at + length;
        qsizetype close = -1;
        bool isLineEmpty = false;
        for (; end < where.end() && close < 0; ++end) {
            if (text.at(end) == u'\n') {
                if (isLineEmpty) {
                    break;
                }
                isLineEmpty = true;
            } else if (text.at(end) == u'`') {
                const qsizetype run = runOf(text, end, u'`');
                close = run == length ? end : -1;
                end += run - 1;
                isLineEmpty = false;
            } else if (!text.at(end).isSpace()) {
                isLineEmpty = false;
            }
        }
        if (close >= 0) {
            found.append({at, close + length - at});
        }
        at = close >= 0 ? close + length : at + length;
    }
}

/// What matters for finding formulas.
struct Token
{
    enum class Kind { Dollar, Dollars, Open, Close, Begin, End, OpenBrace, CloseBrace, Break };
    Kind kind;
    TextStretch place;
    QStringView name; ///< Of an environment; of Open and Close the bracket.
};

class Scanner
{
public:
    enum class Dialect { Markdown, Latex };

    Scanner(QStringView text, Dialect dialect, QList<TextStretch> skipped)
        : m_text(text), m_dialect(dialect), m_skipped(std::move(skipped))
    {
    }

    QList<Token> tokens()
    {
        while (m_at < m_text.size()) {
            if (!skipCode()) {
                take();
            }
        }
        return m_tokens;
    }

private:
    bool skipCode()
    {
        while (m_next < m_skipped.size() && m_skipped.at(m_next).end() <= m_at) {
            ++m_next;
        }
        if (m_next >= m_skipped.size() || m_at < m_skipped.at(m_next).start) {
            return false;
        }
        m_at = m_skipped.at(m_next).end();
        return true;
    }
    void add(Token::Kind kind, qsizetype length, QStringView name = {})
    {
        m_tokens.append({kind, {m_at, length}, name});
        m_at += length;
    }
    void take()
    {
        const QChar c = m_text.at(m_at);
        if (c == u'$') {
            const bool two = runOf(m_text, m_at, u'$') > 1;
            add(two ? Token::Kind::Dollars : Token::Kind::Dollar, two ? 2 : 1);
        } else if (c == u'{' || c == u'}') {
            add(c == u'{' ? Token::Kind::OpenBrace : Token::Kind::CloseBrace, 1);
        } else if (c == u'\n') {
            takeLineEnds();
        } else if (c == u'\\') {
            takeBackslash();
        } else {
            ++m_at;
        }
    }
    void takeLineEnds()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text.at(end).isSpace()) {
            ++end;
        }
        if (m_text.sliced(m_at, end - m_at).count(u'\n') > 1) {
            add(Token::Kind::Break, end - m_at);
        } else {
            m_at = end;
        }
    }
    void takeBackslash()
    {
        const QStringView rest = m_text.sliced(m_at);
        const bool isBegin = rest.startsWith(u"\\begin{");
        if (isBegin || rest.startsWith(u"\\end{")) {
            const qsizetype open = rest.indexOf(u'{') + 1;
            qsizetype close = open;
            while (close < rest.size() && (rest.at(close).isLetter() || rest.at(close) == u'*')) {
                ++close;
            }
            if (close < rest.size() && rest.at(close) == u'}') {
                const QStringView name = rest.sliced(open, close - open);
                add(isBegin ? Token::Kind::Begin : Token::Kind::End, close + 1, name);
                return;
            }
        }
        const QStringView lead = m_dialect == Dialect::Markdown ? u"\\\\" : u"\\";
        const QChar bracket = rest.startsWith(lead) && rest.size() > lead.size() ? rest.at(lead.size()) : QChar();
        if (bracket == u'(' || bracket == u'[') {
            add(Token::Kind::Open, lead.size() + 1, bracket == u'(' ? u")" : u"]");
        } else if (bracket == u')' || bracket == u']') {
            add(Token::Kind::Close, lead.size() + 1, bracket == u')' ? u")" : u"]");
        } else {
            // Jupyter's rule knows no escaped backslash in Markdown.
            const QStringView escaped = m_dialect == Dialect::Markdown ? u"{}$" : u"{}$\\";
            m_at += rest.size() > 1 && escaped.contains(rest.at(1)) ? 2 : 1;
        }
    }

    QStringView m_text;
    Dialect m_dialect;
    QList<TextStretch> m_skipped;
    qsizetype m_next = 0;
    qsizetype m_at = 0;
    QList<Token> m_tokens;
};

bool opens(const Token &token)
{
    using Kind = Token::Kind;
    return token.kind == Kind::Dollar || token.kind == Kind::Dollars || token.kind == Kind::Open ||
           token.kind == Kind::Begin;
}

bool closes(const Token &token, const Token &opener)
{
    using Kind = Token::Kind;
    switch (opener.kind) {
    case Kind::Open:
        return token.kind == Kind::Close && token.name == opener.name;
    case Kind::Begin:
        return token.kind == Kind::End && token.name == opener.name;
    default:
        return token.kind == opener.kind;
    }
}

MathSpan spanOf(QStringView text, const Token &opener, const Token &closer)
{
    const bool isEnvironment = opener.kind == Token::Kind::Begin;
    const qsizetype begin = isEnvironment ? opener.place.start : opener.place.end();
    const qsizetype end = isEnvironment ? closer.place.end() : closer.place.start;
    const bool isDisplay = isEnvironment || opener.kind == Token::Kind::Dollars ||
                           (opener.kind == Token::Kind::Open && opener.name == u"]");
    return {{opener.place.start, closer.place.end() - opener.place.start},
            text.sliced(begin, end - begin).trimmed().toString(),
            isDisplay};
}

/// Pairs what opens with what closes it outside of braces. Where braces never balance, the last one inside them counts.
QList<MathSpan> pair(QStringView text, const QList<Token> &tokens, bool breaksEnd)
{
    QList<MathSpan> spans;
    qsizetype open = -1;
    qsizetype lastClose = -1;
    int braces = 0;
    const auto finish = [&](qsizetype close) {
        spans.append(spanOf(text, tokens.at(open), tokens.at(close)));
        open = lastClose = -1;
    };
    for (qsizetype i = 0; i <= tokens.size(); ++i) {
        const bool isOver = i == tokens.size() || (breaksEnd && tokens.at(i).kind == Token::Kind::Break);
        if (open >= 0 && isOver) {
            const qsizetype close = lastClose;
            i = close >= 0 ? close : i;
            close >= 0 ? finish(close) : void(open = -1);
        } else if (i == tokens.size()) {
            break;
        } else if (open < 0) {
            open = opens(tokens.at(i)) ? i : -1;
            braces = 0;
        } else if (closes(tokens.at(i), tokens.at(open))) {
            braces > 0 ? void(lastClose = i) : finish(i);
        } else if (tokens.at(i).kind == Token::Kind::OpenBrace) {
            ++braces;
        } else if (tokens.at(i).kind == Token::Kind::CloseBrace) {
            braces = std::max(0, braces - 1);
        }
    }
    spans.removeIf([](const MathSpan &span) { return span.tex.isEmpty(); });
    return spans;
}

bool mayHoldMath(QStringView text)
{
    return text.contains(u'$') || text.contains(u'\\');
}

} // namespace

QList<TextStretch> codeIn(QStringView markdown)
{
    QList<TextStretch> code;
    if (!markdown.contains(u'`') && !markdown.contains(u"~~~")) {
        return code;
    }
    qsizetype prose = 0;
    qsizetype fenceStart = -1;
    qsizetype fenceLength = 0;
    QChar fenceMark;
    for (qsizetype at = 0; at < markdown.size();) {
        const qsizetype newline = markdown.indexOf(u'\n', at);
        const qsizetype end = newline < 0 ? markdown.size() : newline + 1;
        const QStringView line = markdown.sliced(at, end - at);
        QChar mark;
        const qsizetype length = fenceOf(line.trimmed().isEmpty() ? line : line.chopped(newline < 0 ? 0 : 1), mark);
        if (fenceStart < 0 && length > 0) {
            addSpans(markdown, {prose, at - prose}, code);
            fenceStart = at;
            fenceLength = length;
            fenceMark = mark;
        } else if (fenceStart >= 0 && length >= fenceLength && mark == fenceMark &&
                   isBlank(QString(line.toString()).remove(mark))) {
            code.append({fenceStart, end - fenceStart});
            fenceStart = -1;
            prose = end;
        }
        at = end;
    }
    if (fenceStart >= 0) {
        code.append({fenceStart, markdown.size() - fenceStart});
    } else {
        addSpans(markdown, {prose, markdown.size() - prose}, code);
    }
    return code;
}

QList<MathSpan> inMarkdown(QStringView markdown)
{
    if (!mayHoldMath(markdown)) {
        return {};
    }
    return pair(markdown, Scanner(markdown, Scanner::Dialect::Markdown, codeIn(markdown)).tokens(), true);
}

QList<MathSpan> inLatex(QStringView latex)
{
    return mayHoldMath(latex) ? pair(latex, Scanner(latex, Scanner::Dialect::Latex, {}).tokens(), false)
                              : QList<MathSpan>();
}

bool isDefinition(QStringView tex)
{
    static const QRegularExpression defines(
        u"\\\\(?:(?:re)?newcommand|providecommand|[gx]?def|let|(?:re)?newenvironment|"
        "DeclareMathOperator|DeclarePairedDelimiters?X?X?|label)(?![A-Za-z])"_s);
    return tex.contains(u'\\') && defines.matchView(tex).hasMatch();
}

} // namespace quire::render::MathText
