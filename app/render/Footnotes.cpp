// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Footnotes.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Nobody means more; each is rendered by itself.
constexpr qsizetype most = 1000;

bool isIn(const QList<TextStretch> &stretches, qsizetype position)
{
    const auto after = std::ranges::upper_bound(stretches, position, {}, &TextStretch::start);
    return after != stretches.begin() && position < std::prev(after)->end();
}

QString anchorOf(const QString &name)
{
    return name.toHtmlEscaped();
}

} // namespace

Footnotes::Footnotes(QStringView source, const QList<TextStretch> &opaque)
{
    if (source.contains(u"[^")) {
        readDefinitions(source, opaque);
        readReferences(source, opaque);
    }
}

void Footnotes::readDefinitions(QStringView source, const QList<TextStretch> &opaque)
{
    // A first line, then lines that are indented, with empty ones between them.
    static const QRegularExpression definition(
        u"^ {0,3}\\[\\^([^\\]\\s]{1,100})\\]:[ \\t]*([^\\n]*(?:\\n(?:[ \\t]*\\n)*(?: {4}| {2}|\\t)[^\\n]+)*)\\n?"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression indent(u"^(?: {4}|\\t| {2})"_s, QRegularExpression::MultilineOption);
    QSet<QString> names;
    for (const QRegularExpressionMatch &match : definition.globalMatchView(source)) {
        const QString name = match.captured(1);
        if (!isIn(opaque, match.capturedStart()) && !names.contains(name) && m_notes.size() < most) {
            names.insert(name);
            m_notes.append(
                {name, match.captured(2).remove(indent).trimmed(), {match.capturedStart(), match.capturedLength()}});
        }
    }
}

void Footnotes::readReferences(QStringView source, const QList<TextStretch> &opaque)
{
    static const QRegularExpression reference(u"\\[\\^([^\\]\\s]{1,100})\\]"_s);
    const auto isDefinition = [this](qsizetype position) {
        return std::ranges::any_of(m_notes, [position](const Note &note) {
            return position >= note.place.start && position < note.place.end();
        });
    };
    QStringList order;
    for (const QRegularExpressionMatch &match : reference.globalMatchView(source)) {
        const QString name = match.captured(1);
        const qsizetype start = match.capturedStart();
        const bool isKnown = std::ranges::find(m_notes, name, &Note::name) != m_notes.end();
        const bool isEscaped = start > 0 && source.at(start - 1) == u'\\';
        if (isKnown && !isEscaped && !isIn(opaque, start) && !isDefinition(start)) {
            m_references.append({{start, match.capturedLength()}, name});
            if (!order.contains(name)) {
                order.append(name);
            }
        }
    }
    m_notes.removeIf([&order](const Note &note) { return !order.contains(note.name); });
    std::ranges::sort(m_notes, {}, [&order](const Note &note) { return order.indexOf(note.name); });
}

qsizetype Footnotes::numberOf(const QString &name) const
{
    return std::ranges::find(m_notes, name, &Note::name) - m_notes.begin() + 1;
}

QString Footnotes::referenceHtml(const QString &name, bool isFirst) const
{
    const QString anchor = anchorOf(name);
    const QString target = isFirst ? u"<a name=\"fnref-%1\"></a>"_s.arg(anchor) : QString();
    return u"<sup>%1<a href=\"#fn-%2\">%3</a></sup>"_s.arg(target, anchor).arg(numberOf(name));
}

QString Footnotes::noteHtml(qsizetype index, const QString &body) const
{
    const QString anchor = anchorOf(m_notes.at(index).name);
    const QString back = u" <a href=\"#fnref-%1\">↩</a>"_s.arg(anchor);
    QString text = body.trimmed();
    const bool endsInParagraph = text.endsWith("</p>"_L1);
    text = endsInParagraph ? text.chopped(4) + back + "</p>"_L1 : text + back;
    const qsizetype into = text.startsWith("<p>"_L1) ? 3 : 0;
    return u"<li>"_s + text.insert(into, u"<a name=\"fn-%1\"></a>"_s.arg(anchor)) + u"</li>"_s;
}

} // namespace quire::render
