// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HiddenPieces.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

const QRegularExpression &markPattern()
{
    static const QRegularExpression pattern(u"@@(\\d{1,6})@@"_s);
    return pattern;
}

QString markOf(qsizetype index)
{
    return u"@@%1@@"_s.arg(index);
}

} // namespace

HiddenPieces::HiddenPieces(const QString &source, const QList<Piece> &pieces) : m_source(source)
{
    for (const Piece &piece : pieces) {
        add(piece);
    }
    addLiteralMarks(source);
    m_ofSource = m_pieces.size();
    qsizetype at = 0;
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        const Piece &piece = m_pieces.at(i);
        m_sources.append(source.sliced(piece.place.start, piece.place.length));
        m_text += QStringView(source).sliced(at, piece.place.start - at);
        m_text += piece.isGone ? QString() : markOf(i);
        at = piece.place.end();
    }
    m_text += QStringView(source).sliced(at);
}

void HiddenPieces::add(const Piece &piece)
{
    const auto next =
        std::ranges::lower_bound(m_pieces, piece.place.start, {}, [](const Piece &other) { return other.place.start; });
    const bool meetsNext = next != m_pieces.end() && next->place.start < piece.place.end();
    const bool meetsPrevious = next != m_pieces.begin() && std::prev(next)->place.end() > piece.place.start;
    if (!meetsNext && !meetsPrevious) {
        m_pieces.insert(next, piece);
    }
}

void HiddenPieces::addLiteralMarks(const QString &source)
{
    if (!source.contains("@@"_L1)) {
        return;
    }
    for (const QRegularExpressionMatch &match : markPattern().globalMatch(source)) {
        add({{match.capturedStart(), match.capturedLength()}, match.captured()});
    }
}

QString HiddenPieces::addMark(const QString &html)
{
    m_pieces.append({{}, html});
    m_sources.append(QString());
    return markOf(m_pieces.size() - 1);
}

qsizetype HiddenPieces::sourcePosition(qsizetype position) const
{
    for (qsizetype i = 0; i < m_ofSource; ++i) {
        const Piece &piece = m_pieces.at(i);
        if (piece.place.start > position) {
            break;
        }
        position += piece.place.length - (piece.isGone ? 0 : markOf(i).size());
    }
    return position;
}

int HiddenPieces::sourceLine(qsizetype position) const
{
    return int(QStringView(m_source).first(sourcePosition(position)).count(u'\n'));
}

QStringList HiddenPieces::displayMarks() const
{
    QStringList marks;
    for (qsizetype i = 0; i < m_ofSource; ++i) {
        if (m_pieces.at(i).isDisplay) {
            marks.append(markOf(i));
        }
    }
    return marks;
}

QString HiddenPieces::replaced(const QString &text, Form form) const
{
    if (form == Form::Mark || m_pieces.isEmpty() || !text.contains("@@"_L1)) {
        return text;
    }
    QString out;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : markPattern().globalMatch(text)) {
        const qsizetype index = match.capturedView(1).toInt();
        out += QStringView(text).sliced(at, match.capturedStart() - at);
        at = match.capturedEnd();
        if (index < m_pieces.size()) {
            const QString source = m_sources.at(index);
            out += form == Form::Html     ? m_pieces.at(index).html
                   : form == Form::Source ? source
                                          : source.toHtmlEscaped();
        } else {
            out += match.captured();
        }
    }
    out += QStringView(text).sliced(at);
    return out;
}

QString HiddenPieces::byPlace(const QString &html, Form inText) const
{
    if (m_pieces.isEmpty()) {
        return html;
    }
    QString out;
    qsizetype at = 0;
    int code = 0;
    while (at < html.size()) {
        const bool isTag = html.at(at) == u'<';
        const qsizetype close = html.indexOf(isTag ? u'>' : u'<', at + 1);
        const qsizetype end = close < 0 ? html.size() : close + (isTag ? 1 : 0);
        const QString part = html.sliced(at, end - at);
        out += replaced(part, isTag || code > 0 ? Form::EscapedSource : inText);
        if (part.startsWith("<code"_L1) || part.startsWith("<pre"_L1)) {
            ++code;
        } else if (part.startsWith("</code"_L1) || part.startsWith("</pre"_L1)) {
            code = std::max(0, code - 1);
        }
        at = end;
    }
    return out;
}

QString HiddenPieces::withSources(const QString &html) const
{
    return byPlace(html, Form::Mark);
}

/// Clean HTML has no > in its attributes, so that nothing gets out of them.
QString HiddenPieces::withHtml(const QString &html) const
{
    return byPlace(html, Form::Html);
}

} // namespace quire::render
