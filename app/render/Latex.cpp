// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Latex.h"

#include "render/MathText.h"
#include "render/ObjectNames.h"

using namespace Qt::StringLiterals;

namespace quire::render {

QString latexToHtml(const QString &latex)
{
    QString html;
    qsizetype at = 0;
    const auto addText = [&](qsizetype end) { html += latex.sliced(at, end - at).toHtmlEscaped(); };
    const QList<MathSpan> math = MathText::inLatex(latex);
    for (const MathSpan &span : math) {
        addText(span.place.start);
        const QString formula = ObjectNames::formulaHtml(span.tex, span.isDisplay);
        html += span.isDisplay ? u"</p><p>%1</p><p>"_s.arg(formula) : formula;
        at = span.place.end();
    }
    addText(latex.size());
    return (u"<p>"_s + html + u"</p>"_s).replace(u"<p></p>"_s, QString());
}

} // namespace quire::render
