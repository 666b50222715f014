// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/TexText.h"

#include "render/AnsiParser.h"
#include "render/CodeHighlighter.h"
#include "render/HtmlTag.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

/// Line breaks and tabs stay; other controls and half characters make TeX stop.
QString printable(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            plain += c;
            plain += text.at(++i);
        } else if (c == u'\t') {
            plain += u"    "_s;
        } else if (c == u'\n' || (c >= u' ' && c != QChar(0x7f) && !(c >= QChar(0x80) && c < QChar(0xa0)) &&
                                  !c.isSurrogate() && c < QChar(0xfffe))) {
            plain += c;
        }
    }
    return plain;
}

/// Within Verbatim only the escape character and the braces mean something. Words that no line can hold may be broken.
QString verbatim(QStringView text)
{
    constexpr int longest = 60;
    QString plain;
    int word = 0;
    for (const QChar c : text) {
        word = c.isSpace() ? 0 : word + 1;
        if (word > longest) {
            plain += u"\\softbreak{}"_s;
            word = 1;
        }
        if (c == u'\\') {
            plain += u"\\textbackslash{}"_s;
        } else if (c == u'{' || c == u'}') {
            plain += u'\\';
            plain += c;
        } else {
            plain += c;
        }
    }
    return plain;
}

QString colourName(const render::AnsiColor &colour)
{
    // Dark enough for white paper.
    static constexpr std::array palette{0x3e424du, 0xb22b31u, 0x007427u, 0x8a6d00u, 0x1d5fa8u, 0x8a3fa0u,
                                        0x0f7d7du, 0x6b6f75u, 0x282c36u, 0xc4332fu, 0x00662fu, 0x7d6200u,
                                        0x0f4f97u, 0x75308cu, 0x0a6868u, 0x55595fu};
    const uint value = colour.kind == render::AnsiColor::Kind::Palette ? palette.at(std::min(colour.value, 15u))
                                                                       : colour.value & 0xffffffu;
    return QString::number(value, 16).rightJustified(6, u'0').toUpper();
}

QString styled(const QString &text, const render::AnsiStyle &style)
{
    if (style.hidden || text.trimmed().isEmpty()) {
        return text;
    }
    QString out = style.bold ? u"\\textbf{"_s + text + u'}' : text;
    if (style.foreground.kind != render::AnsiColor::Kind::Default && !style.inverse) {
        out = u"\\textcolor[HTML]{%1}{"_s.arg(colourName(style.foreground)) + out + u'}';
    }
    return out;
}

QString lineOf(const render::AnsiLine &line)
{
    QString out;
    qsizetype at = 0;
    for (const render::AnsiSpan &span : line.spans) {
        out += verbatim(printable(line.text.sliced(at, span.start - at)));
        out += styled(verbatim(printable(line.text.sliced(span.start, span.length))), span.style);
        at = span.start + span.length;
    }
    return out + verbatim(printable(line.text.sliced(at)));
}

QString inEnvironment(const QString &body, const QString &environment)
{
    return u"\\begin{"_s + environment + u"}\n"_s + body + u"\n\\end{"_s + environment + u'}';
}

/// What CodeHighlighter writes: spans with a colour and perhaps a weight, which are not nested.
QString fromHtml(const QString &html)
{
    static const QRegularExpression span(u"<span style=\"([^\"]*)\">([^<]*)</span>"_s);
    static const QRegularExpression colour(u"(?:^|;)color:#([0-9a-fA-F]{6})"_s);
    QString out;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : span.globalMatch(html)) {
        out += verbatim(render::decodeEntities(QStringView(html).sliced(at, match.capturedStart() - at)));
        QString text = verbatim(render::decodeEntities(match.capturedView(2)));
        const QString style = match.captured(1);
        if (!text.trimmed().isEmpty()) {
            text = style.contains("font-weight:bold"_L1) ? u"\\textbf{"_s + text + u'}' : text;
            const auto found = colour.match(style);
            text = found.hasMatch() ? u"\\textcolor[HTML]{%1}{"_s.arg(found.captured(1).toUpper()) + text + u'}' : text;
        }
        out += text;
        at = match.capturedEnd();
    }
    return out + verbatim(render::decodeEntities(QStringView(html).sliced(at)));
}

/// Macros for later formulas: inside of a formula they would end with it.
bool onlyDefines(const QString &tex)
{
    static const QRegularExpression definition(u"^\\s*\\\\(?:(?:re)?newcommand|providecommand|def|let)(?![A-Za-z])"_s);
    const QStringList lines = tex.split(u'\n');
    return std::ranges::all_of(
        lines, [](const QString &line) { return line.trimmed().isEmpty() || line.contains(definition); });
}

QString withoutEmptyLines(const QString &tex)
{
    static const QRegularExpression empty(u"\\n\\s*\\n"_s);
    return QString(tex).replace(empty, u"\n"_s).trimmed();
}

} // namespace

QString TexText::escaped(const QString &text)
{
    QString plain;
    const QString clean = printable(text);
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const QChar c = clean.at(i);
        if (u"{}$&#%_"_s.contains(c)) {
            plain += u'\\';
            plain += c;
        } else if (c == u'\\') {
            plain += u"\\textbackslash{}"_s;
        } else if (c == u'^') {
            plain += u"\\textasciicircum{}"_s;
        } else if (c == u'~') {
            plain += u"\\textasciitilde{}"_s;
        } else if (c == u'"') {
            plain += u"\\textquotedbl{}"_s;
        } else if (c == u'`') {
            plain += u"\\textasciigrave{}"_s;
        } else if (i > 0 && c == clean.at(i - 1) && u"-'!?<>,"_s.contains(c)) {
            plain += u"{}"_s; // no ligature
            plain += c;
        } else {
            plain += c;
        }
    }
    return plain;
}

QString TexText::address(const QString &target)
{
    QString plain = printable(target).simplified();
    plain.replace(u'\\', u"/"_s).replace(u' ', u"%20"_s).replace(u'{', u"%7B"_s).replace(u'}', u"%7D"_s);
    return plain.replace(u'%', u"\\%"_s).replace(u'#', u"\\#"_s).replace(u'&', u"\\&"_s).replace(u'^', u"\\%5E"_s);
}

QString TexText::terminal(const QString &text, const QString &environment)
{
    render::AnsiParser parser;
    parser.feed(text);
    const render::AnsiLines &lines = parser.lines();
    render::AnsiLines::Cache cache;
    QStringList all;
    for (int i = 0; i < lines.count(); ++i) {
        all.append(lineOf(lines.line(i, cache)));
    }
    while (!all.isEmpty() && all.last().trimmed().isEmpty()) {
        all.removeLast();
    }
    return all.isEmpty() ? QString() : inEnvironment(all.join(u'\n'), environment);
}

QString TexText::code(const QString &source, const QString &language, const QString &environment,
                      render::CodeHighlighter &highlighter)
{
    return inEnvironment(fromHtml(highlighter.toHtml(printable(source), language)), environment);
}

bool TexText::isBalanced(const QString &tex)
{
    static const QRegularExpression environment(u"\\\\(begin|end)\\s*\\{([^}]*)\\}"_s);
    int depth = 0;
    for (qsizetype i = 0; i < tex.size() && depth >= 0; ++i) {
        const QChar c = tex.at(i);
        i += c == u'\\' ? 1 : 0;
        depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
    }
    QStringList open;
    for (const QRegularExpressionMatch &match : environment.globalMatch(tex)) {
        if (match.capturedView(1) == u"begin") {
            open.append(match.captured(2));
        } else if (open.isEmpty() || open.takeLast() != match.captured(2)) {
            return false;
        }
    }
    return depth == 0 && open.isEmpty();
}

bool TexText::isHarmless(const QString &tex)
{
    static const QRegularExpression harmful(
        u"\\\\(?:input|include|includeonly|openin|openout|read|readline|write|immediate|special|catcode|csname|"
        "directlua|usepackage|RequirePackage|scantokens|everypar|everyjob|output|loop|closein|closeout|verbatiminput|"
        "lstinputlisting|VerbatimInput|includegraphics|includepdf|@@?input|primitive|XeTeX\\w*|expandafter|newread|"
        "newwrite|endinput|end\\s*\\{document\\}|documentclass|batchmode|endlinechar|escapechar)(?![A-Za-z])|\\^\\^"_s);
    return !tex.contains(harmful);
}

QString TexText::formula(const QString &tex, bool isDisplay)
{
    static const QRegularExpression environment(
        u"^\\s*\\\\begin\\{(?:equation|align|alignat|flalign|gather|multline|eqnarray)\\*?\\}"_s);
    static const QRegularExpression operatorName(
        u"\\\\DeclareMathOperator\\*?\\s*\\{?(\\\\[A-Za-z]+)\\}?\\s*\\{([^{}]*)\\}"_s);
    if (!isHarmless(tex) || !isBalanced(tex)) {
        return u"\\texttt{"_s + escaped(tex.simplified()) + u'}';
    }
    QString plain = withoutEmptyLines(printable(tex));
    plain.replace(operatorName, u"\\providecommand{\\1}{\\operatorname{\\2}}"_s);
    if (environment.match(plain).hasMatch() || onlyDefines(plain)) {
        return plain;
    }
    return isDisplay ? u"\\[\n"_s + plain + u"\n\\]"_s : u"\\("_s + plain + u"\\)"_s;
}

} // namespace quire::exporting
