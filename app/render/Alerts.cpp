// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Alerts.h"

#include "render/HiddenPieces.h"
#include "render/ObjectNames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

const auto quoteBegin = "<blockquote>"_L1;
const auto quoteEnd = "</blockquote>"_L1;

/// Behind the end of the quotation that begins at `begin`; that of the text where it has none.
qsizetype endOfQuote(const QString &html, qsizetype begin)
{
    int depth = 0;
    qsizetype open = begin;
    for (qsizetype at = begin;;) {
        if (open >= 0 && open < at) { // Not looked for again where there is none: they may be nested very deep.
            open = html.indexOf(quoteBegin, at);
        }
        const qsizetype close = html.indexOf(quoteEnd, at);
        if (close < 0) {
            break;
        }
        const bool opens = open >= 0 && open < close;
        depth += opens ? 1 : -1;
        at = opens ? open + quoteBegin.size() : close + quoteEnd.size();
        if (depth == 0) {
            return at;
        }
    }
    return html.size();
}

} // namespace

QString Alerts::titleOf(const QString &kind)
{
    if (kind == "tip"_L1) {
        return tr("Tip");
    }
    if (kind == "important"_L1) {
        return tr("Important");
    }
    if (kind == "warning"_L1) {
        return tr("Warning");
    }
    return kind == "caution"_L1 ? tr("Caution") : tr("Note");
}

QString Alerts::headOf(const QString &kind)
{
    return u"<table class=\"alert\" width=\"100%\"><tr><td class=\"alert-%1\"><p class=\"alert-%1\"><img "
           u"src=\"%2\">&nbsp; "
           "%3</p>"_s.arg(kind, ObjectNames::alert(kind), titleOf(kind).toHtmlEscaped());
}

void Alerts::mark(QString &html, HiddenPieces &hidden)
{
    static const QRegularExpression head(
        u"^\\s*<p>\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\](?:<br>)?[ \\t]*(?:\\n|(</p>)\\s*(?=<))"_s,
        QRegularExpression::CaseInsensitiveOption);
    qsizetype at = html.indexOf(quoteBegin);
    while (at >= 0) {
        const qsizetype end = endOfQuote(html, at);
        const qsizetype inside = at + quoteBegin.size();
        const bool isWhole = QStringView(html).first(end).endsWith(quoteEnd);
        const QString text = html.sliced(inside, end - inside - (isWhole ? quoteEnd.size() : 0));
        const QRegularExpressionMatch match = head.match(text);
        qsizetype next = end;
        if (isWhole && match.hasMatch() && !QStringView(text).sliced(match.capturedEnd()).trimmed().isEmpty()) {
            const QString rest = (match.hasCaptured(2) ? QString() : u"<p>"_s) + text.sliced(match.capturedEnd());
            const QString box = hidden.addMark(headOf(match.captured(1).toLower())) + rest +
                                hidden.addMark(u"</td></tr></table>"_s) + u'\n';
            html.replace(at, end - at, box);
            next = at + box.size();
        }
        at = html.indexOf(quoteBegin, next);
    }
}

} // namespace quire::render
