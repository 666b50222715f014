// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/ActiveDocument.h"

#include "ui/kit/Theme.h"
#include "ui/output/OutputRegistry.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QRegularExpression>

#include <array>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

using notebook::JsonValue;

constexpr int plotlyHeight = 450;
constexpr int heightLimit = 2400;

QByteArray script(const QByteArray &name)
{
    return "<script src=\"/web/" + name + "\"></script>";
}

/// JSON inside a script element: nothing in it may look like the element's end.
QByteArray inScript(QByteArrayView json)
{
    QByteArray safe = json.toByteArray();
    safe.replace('<', "\\u003c");
    return safe;
}

QByteArray quoted(const QString &text)
{
    return inScript(JsonValue::fromString(text).raw());
}

QByteArray show(const char *kind, const QByteArray &data, const QByteArray &options = "{}")
{
    return QByteArray("<div id=\"output\"></div><script>quire.show(\"") + kind + "\"," + data + ',' + options +
           ")</script>";
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
QByteArray expectedGlobals(const QString &html)
{
    QByteArray head;
    if (mentions(html, "\\bPlotly\\.") && !mentions(html, "plotly[^\"'<>\\s]*\\.js") && html.size() < 1'000'000) {
        head += script("plotly.min.js");
    }
    if (mentions(html, "\\bvegaEmbed\\(") && !mentions(html, "vega-embed")) {
        head += script("vega.min.js") + script("vega-lite.min.js") + script("vega-embed.min.js");
    }
    if (mentions(html, "\\bBokeh\\b") && !mentions(html, "bokeh[^\"'<>\\s]*\\.js")) {
        head +=
            script("bokeh/bokeh.min.js") + script("bokeh/bokeh-widgets.min.js") + script("bokeh/bokeh-tables.min.js");
    }
    if (mentions(html, "\\$\\(|\\bjQuery\\b") && !mentions(html, "jquery[^\"'<>\\s]*\\.js")) {
        head += script("jquery.min.js");
    }
    if (mentions(html, "\\brequire(?:js)?\\s*\\(\\s*\\[|\\brequire(?:js)?\\.(?:config|undef)\\b") &&
        !mentions(html, "/require(?:\\.min)?\\.js")) {
        head += script("require.min.js") + "<script>quire.configureRequire()</script>";
    }
    return head;
}

struct Parts
{
    QByteArray head;
    QByteArray body;
};

Parts htmlParts(const ActiveSource &source)
{
    const QString html = withoutChecksums(source.data.text(u"text/html"));
    return {expectedGlobals(html), "<div id=\"output\">" + html.toUtf8() + "</div>"};
}

Parts plotlyParts(const ActiveSource &source)
{
    return {script("plotly.min.js"), show("plotly", inScript(source.data.toJson().value(source.mimeType).raw()))};
}

Parts vegaParts(const ActiveSource &source)
{
    const JsonValue options = source.metadata.at({source.mimeType, u"embed_options"});
    return {script("vega.min.js") + script("vega-lite.min.js") + script("vega-embed.min.js"),
            show("vega", inScript(source.data.toJson().value(source.mimeType).raw()),
                 options.isObject() ? inScript(options.raw()) : QByteArray("{}"))};
}

/// Bokeh puts the place into HTML and the drawing into JavaScript beside it.
Parts bokehParts(const ActiveSource &source)
{
    QByteArray head;
    for (const char *part : {"bokeh", "bokeh-widgets", "bokeh-tables", "bokeh-api", "bokeh-gl", "bokeh-mathjax"}) {
        head += script(QByteArray("bokeh/").append(part).append(".min.js"));
    }
    return {head, "<div id=\"output\">" + source.data.text(u"text/html").toUtf8() + "</div><script>quire.run(" +
                      quoted(source.data.text(u"application/javascript")) + ")</script>"};
}

Parts mermaidParts(const ActiveSource &source)
{
    return {script("mermaid.min.js"), show("mermaid", quoted(source.data.text(source.mimeType)))};
}

Parts javascriptParts(const ActiveSource &source)
{
    const QString code = source.data.text(u"application/javascript");
    return {expectedGlobals(code), "<div id=\"output\"></div><script>quire.run(" + quoted(code) + ")</script>"};
}

Parts widgetParts(const ActiveSource &source)
{
    const QString orphaned = QCoreApplication::translate(
        "quire::ui::ActiveItem", "The kernel that made this output is gone. Run its cell again to use it.");
    return {"<link rel=\"stylesheet\" href=\"/web/widgets.css\"><link rel=\"stylesheet\" "
            "href=\"/web/fontawesome/css/all.min.css\"><link rel=\"stylesheet\" "
            "href=\"/web/fontawesome/css/v4-shims.min.css\">" + // Icons are named as in version 4.
                script("widgets.js"),
            "<div id=\"output\"></div><script>quireWidgets.show(" + quoted(ActiveDocument::widgetOf(source)) + ',' +
                quoted(orphaned) + ")</script>"};
}

struct Kind
{
    QLatin1StringView mimeType;
    Parts (*parts)(const ActiveSource &);
};

constexpr QLatin1StringView widgetType{"application/vnd.jupyter.widget-view+json"};

constexpr std::array kinds{
    Kind{widgetType, widgetParts},
    Kind{"application/vnd.plotly.v1+json"_L1, plotlyParts},
    Kind{"application/vnd.vegalite.v6+json"_L1, vegaParts},
    Kind{"application/vnd.vegalite.v5+json"_L1, vegaParts},
    Kind{"application/vnd.vegalite.v4+json"_L1, vegaParts},
    Kind{"application/vnd.vegalite.v3+json"_L1, vegaParts},
    Kind{"application/vnd.vega.v6+json"_L1, vegaParts},
    Kind{"application/vnd.vega.v5+json"_L1, vegaParts},
    Kind{"application/vnd.vega.v4+json"_L1, vegaParts},
    Kind{"application/vnd.vega.v3+json"_L1, vegaParts},
    Kind{"application/vnd.bokehjs_exec.v0+json"_L1, bokehParts},
    Kind{"text/vnd.mermaid"_L1, mermaidParts},
    Kind{"text/html"_L1, htmlParts},
    Kind{"application/javascript"_L1, javascriptParts},
};

std::optional<int> boundedHeight(const JsonValue &value)
{
    bool isNumber = false;
    const double height = value.raw().toByteArray().toDouble(&isNumber);
    return isNumber && height >= 1 && height <= heightLimit ? std::optional(int(height)) : std::nullopt;
}

} // namespace

PageLook PageLook::of(const Theme &theme, bool network)
{
    using Role = Theme::Role;
    const auto color = [&theme](Role role) { return theme.color(role).name().toLatin1(); };
    QByteArray css = ":root{color-scheme:" + QByteArray(theme.isDark() ? "dark" : "light");
    const std::array colors{
        std::pair("--quire-page", Role::Page),
        std::pair("--quire-surface", Role::Surface),
        std::pair("--quire-border", Role::Border),
        std::pair("--quire-text", Role::Text),
        std::pair("--quire-muted", Role::MutedText),
        std::pair("--quire-accent", Role::Accent),
        std::pair("--quire-accent-text", Role::AccentText),
        std::pair("--quire-link", Role::Link),
        std::pair("--quire-error", Role::Error),
        std::pair("--quire-warning", Role::Warning),
        std::pair("--quire-success", Role::Success),
        std::pair("--quire-paper", Role::Paper),
    };
    for (const auto &[name, role] : colors) {
        css += QByteArray(";") + name + ':' + color(role);
    }
    const auto pixels = [](const QFont &font) { return QByteArray::number(QFontInfo(font).pixelSize()) + "px"; };
    const auto family = [](const QFont &font) {
        QString name = QFontInfo(font).family();
        return name.remove(QRegularExpression(u"[^\\w .-]"_s)).toUtf8();
    };
    css += ";--quire-font-size:" + pixels(theme.textFont()) + ";--quire-font:'" + family(theme.textFont()) +
           "';--quire-code-size:" + pixels(theme.codeFont()) + ";--quire-code-font:'" + family(theme.codeFont()) + "'}";
    return {theme.isDark(), network, css};
}

QString ActiveDocument::widgetOf(const ActiveSource &source)
{
    return source.mimeType == widgetType ? source.data.toJson().value(source.mimeType).value(u"model_id").toString()
                                         : QString();
}

QString ActiveDocument::nameOf(const QString &mimeType)
{
    return OutputRegistry::formName({mimeType, {}});
}

std::optional<int> ActiveDocument::expectedHeight(const ActiveSource &source)
{
    const JsonValue value = source.data.toJson().value(source.mimeType);
    if (source.mimeType == "application/vnd.plotly.v1+json"_L1) {
        return boundedHeight(value.at({u"layout", u"height"})).value_or(plotlyHeight);
    }
    return source.mimeType.startsWith("application/vnd.vega"_L1) ? boundedHeight(value.value(u"height")) : std::nullopt;
}

QByteArray ActiveDocument::html(const ActiveSource &source, const PageLook &look)
{
    const auto kind = std::ranges::find(kinds, source.mimeType, [](const Kind &k) { return QString(k.mimeType); });
    const Parts parts = kind == kinds.end() ? Parts{} : kind->parts(source);
    return QByteArray("<!doctype html><html data-theme=\"") + (look.isDark ? "dark" : "light") + "\" data-network=\"" +
           (look.network ? "on" : "off") + "\"><head><meta charset=\"utf-8\"><style>" + look.variables +
           "</style><link rel=\"stylesheet\" href=\"/web/output.css\">" + script("output.js") + parts.head +
           "</head><body>" + parts.body + "<script>quire.ready()</script></body></html>";
}

} // namespace quire::ui
