// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/ActiveHtml.h"

#include "render/BundleText.h"

#include <QRegularExpression>

namespace quire::render {

namespace {

constexpr qsizetype readLimit = 200'000;
constexpr qsizetype styleLimit = 96 * 1024;

} // namespace

bool needsPage(const notebook::MimeBundle &data)
{
    // What the native text leaves out: QTextDocument's subset, further cut by HtmlSanitiser.
    static const QRegularExpression beyond(
        QStringLiteral("<\\s*(?:script|style|link|iframe|embed|object|svg|math|canvas|video|audio|form|input|button|"
                       "select|textarea|details|dialog|progress|meter|template|slot|[a-z]+-[a-z-]+)\\b"
                       "|<[a-z][^<>]*\\son[a-z]+\\s*="
                       "|style\\s*=\\s*[\"'][^\"']*(?:display|position|float|overflow|grid|flex|transform|gradient|"
                       "animation|border-radius|box-shadow)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString type = QStringLiteral("text/html");
    return data.encodedSize(type) > readLimit || data.text(type).contains(beyond);
}

bool isStyledTable(const notebook::MimeBundle &data)
{
    // The styler names each cell "T_…" and styles it by that; others write into the cell's own attribute.
    static const QRegularExpression named(
        QStringLiteral("#T_[^<{}]{0,5000}\\{[^<}]*\\b(?:background|color|font-weight|font-style|border|opacity)"));
    static const QRegularExpression inPlace(
        QStringLiteral("<t[dhr]\\b[^<>]*\\sstyle\\s*=\\s*[\"'][^\"'<>]*\\b(?:background|color)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString type = QStringLiteral("text/html");
    if (!data.contains(type)) {
        return false;
    }
    const QString html = data.encodedSize(type) > styleLimit ? beginningOf(data, type, styleLimit) : data.text(type);
    return html.contains(QLatin1StringView("<table"), Qt::CaseInsensitive) &&
           (html.contains(named) || html.contains(inPlace));
}

} // namespace quire::render
