// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/ActiveHtml.h"

#include <QRegularExpression>

namespace quire::ui {

namespace {

constexpr qsizetype readLimit = 200'000;

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

} // namespace quire::ui
