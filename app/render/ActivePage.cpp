// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/ActivePage.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

using notebook::JsonValue;

constexpr int plotlyHeight = 450;
constexpr int heightLimit = 2400;

QByteArray quoted(const QString &text)
{
    return ActivePage::inScript(JsonValue::fromString(text).raw());
}

QByteArray show(const char *kind, const QByteArray &data, const QByteArray &options = "{}")
{
    return QByteArray("<div id=\"output\"></div><script>quire.show(\"") + kind + "\"," + data + ',' + options +
           ")</script>";
}

QByteArray dataOf(const ActiveSource &source)
{
    return ActivePage::inScript(source.data.toJson().value(source.mimeType).raw());
}

QStringList vegaScripts()
{
    return {u"vega.min.js"_s, u"vega-lite.min.js"_s, u"vega-embed.min.js"_s};
}

bool mentions(const QString &html, const char *pattern)
{
    return html.contains(QRegularExpression(QString::fromLatin1(pattern)));
}

/// Tags that name a checksum would refuse a bundled library of another version.
QString withoutChecksums(QString html)
{
    static const QRegularExpression tag(u"<(?:script|link)\\b[^>]{0,2000}>"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression check(
        u"\\s(?:integrity|crossorigin)(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+))?"_s,
        QRegularExpression::CaseInsensitiveOption);
    qsizetype from = 0;
    for (auto match = tag.match(html, from); match.hasMatch(); match = tag.match(html, from)) {
        const QString cleaned = match.captured().remove(check);
        html.replace(match.capturedStart(), match.capturedLength(), cleaned);
        from = match.capturedStart() + cleaned.size();
    }
    return html;
}

/// What earlier outputs of a notebook page used to leave behind for later ones.
void addExpectedGlobals(ActivePage &page, const QString &html)
{
    if (mentions(html, "\\bPlotly\\.") && !mentions(html, "plotly[^\"'<>\\s]*\\.js") && html.size() < 1'000'000) {
        page.scripts += u"plotly.min.js"_s;
    }
    if (mentions(html, "\\bvegaEmbed\\(") && !mentions(html, "vega-embed")) {
        page.scripts += vegaScripts();
    }
    if (mentions(html, "\\bBokeh\\b") && !mentions(html, "bokeh[^\"'<>\\s]*\\.js")) {
        page.scripts += {u"bokeh/bokeh.min.js"_s, u"bokeh/bokeh-widgets.min.js"_s, u"bokeh/bokeh-tables.min.js"_s};
    }
    if (mentions(html, "\\$\\(|\\bjQuery\\b") && !mentions(html, "jquery[^\"'<>\\s]*\\.js")) {
        page.scripts += u"jquery.min.js"_s;
    }
    if (mentions(html, "\\brequire(?:js)?\\s*\\(\\s*\\[|\\brequire(?:js)?\\.(?:config|undef)\\b") &&
        !mentions(html, "/require(?:\\.min)?\\.js")) {
        page.scripts += u"require.min.js"_s;
        page.usesRequire = true;
    }
}

ActivePage htmlPage(const ActiveSource &source, const QString &)
{
    const QString html = withoutChecksums(source.data.text(u"text/html"));
    ActivePage page;
    addExpectedGlobals(page, html);
    page.body = "<div id=\"output\">" + html.toUtf8() + "</div>";
    return page;
}

ActivePage plotlyPage(const ActiveSource &source, const QString &)
{
    return {.scripts = {u"plotly.min.js"_s}, .body = show("plotly", dataOf(source))};
}

ActivePage vegaPage(const ActiveSource &source, const QString &)
{
    const JsonValue options = source.metadata.at({source.mimeType, u"embed_options"});
    return {.scripts = vegaScripts(),
            .body = show("vega", dataOf(source),
                         options.isObject() ? ActivePage::inScript(options.raw()) : QByteArray("{}"))};
}

/// Bokeh puts the place into HTML and the drawing into JavaScript beside it.
ActivePage bokehPage(const ActiveSource &source, const QString &)
{
    ActivePage page;
    for (const char *part : {"bokeh", "bokeh-widgets", "bokeh-tables", "bokeh-api", "bokeh-gl", "bokeh-mathjax"}) {
        page.scripts += u"bokeh/%1.min.js"_s.arg(QLatin1StringView(part));
    }
    page.body = "<div id=\"output\">" + source.data.text(u"text/html").toUtf8() + "</div><script>quire.run(" +
                quoted(source.data.text(u"application/javascript")) + ")</script>";
    return page;
}

ActivePage mermaidPage(const ActiveSource &source, const QString &)
{
    return {.scripts = {u"mermaid.min.js"_s}, .body = show("mermaid", quoted(source.data.text(source.mimeType)))};
}

ActivePage javascriptPage(const ActiveSource &source, const QString &)
{
    const QString code = source.data.text(u"application/javascript");
    ActivePage page;
    addExpectedGlobals(page, code);
    page.body = "<div id=\"output\"></div><script>quire.run(" + quoted(code) + ")</script>";
    return page;
}

ActivePage widgetPage(const ActiveSource &source, const QString &orphaned)
{
    return {.styles = {u"widgets.css"_s, u"fontawesome/css/all.min.css"_s,
                       u"fontawesome/css/v4-shims.min.css"_s}, // Icons are named as in version 4.
            .scripts = {u"widgets.js"_s},
            .body = "<div id=\"output\"></div><script>quireWidgets.show(" + quoted(ActivePage::widgetOf(source)) + ',' +
                    quoted(orphaned) + ")</script>"};
}

struct Kind
{
    QLatin1StringView mimeType;
    ActivePage (*page)(const ActiveSource &, const QString &orphaned);
};

constexpr QLatin1StringView widgetType{"application/vnd.jupyter.widget-view+json"};

constexpr std::array kinds{
    Kind{widgetType, widgetPage},
    Kind{"application/vnd.plotly.v1+json"_L1, plotlyPage},
    Kind{"application/vnd.vegalite.v6+json"_L1, vegaPage},
    Kind{"application/vnd.vegalite.v5+json"_L1, vegaPage},
    Kind{"application/vnd.vegalite.v4+json"_L1, vegaPage},
    Kind{"application/vnd.vegalite.v3+json"_L1, vegaPage},
    Kind{"application/vnd.vega.v6+json"_L1, vegaPage},
    Kind{"application/vnd.vega.v5+json"_L1, vegaPage},
    Kind{"application/vnd.vega.v4+json"_L1, vegaPage},
    Kind{"application/vnd.vega.v3+json"_L1, vegaPage},
    Kind{"application/vnd.bokehjs_exec.v0+json"_L1, bokehPage},
    Kind{"text/vnd.mermaid"_L1, mermaidPage},
    Kind{"text/html"_L1, htmlPage},
    Kind{"application/javascript"_L1, javascriptPage},
};

std::optional<int> boundedHeight(const JsonValue &value)
{
    bool isNumber = false;
    const double height = value.raw().toByteArray().toDouble(&isNumber);
    return isNumber && height >= 1 && height <= heightLimit ? std::optional(int(height)) : std::nullopt;
}

} // namespace

ActivePage ActivePage::of(const ActiveSource &source, const QString &orphaned)
{
    const auto kind = std::ranges::find(kinds, source.mimeType, [](const Kind &k) { return QString(k.mimeType); });
    return kind == kinds.end() ? ActivePage{} : kind->page(source, orphaned);
}

QString ActivePage::widgetOf(const ActiveSource &source)
{
    return source.mimeType == widgetType ? source.data.toJson().value(source.mimeType).value(u"model_id").toString()
                                         : QString();
}

std::optional<int> ActivePage::expectedHeight(const ActiveSource &source)
{
    const JsonValue value = source.data.toJson().value(source.mimeType);
    if (source.mimeType == "application/vnd.plotly.v1+json"_L1) {
        return boundedHeight(value.at({u"layout", u"height"})).value_or(plotlyHeight);
    }
    return source.mimeType.startsWith("application/vnd.vega"_L1) ? boundedHeight(value.value(u"height")) : std::nullopt;
}

QByteArray ActivePage::inScript(QByteArrayView json)
{
    QByteArray safe = json.toByteArray();
    safe.replace('<', "\\u003c");
    return safe;
}

} // namespace quire::render
