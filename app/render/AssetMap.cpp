// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AssetMap.h"

#include <QRegularExpression>

#include <array>

namespace quire::render {

using namespace Qt::StringLiterals;

namespace {

/// The CDNs that exporters and libraries name. Only what is bundled is ever answered for them.
constexpr std::array cdnHosts{
    "ajax.googleapis.com"_L1,
    "cdn.bokeh.org"_L1,
    "cdn.jsdelivr.net"_L1,
    "cdn.plot.ly"_L1,
    "cdn.pydata.org"_L1,
    "cdn.rawgit.com"_L1,
    "cdnjs.cloudflare.com"_L1,
    "code.jquery.com"_L1,
    "d3js.org"_L1,
    "esm.sh"_L1,
    "maxcdn.bootstrapcdn.com"_L1,
    "netdna.bootstrapcdn.com"_L1,
    "stackpath.bootstrapcdn.com"_L1,
    "unpkg.com"_L1,
};

struct Rule
{
    QLatin1StringView pattern; ///< Of the whole path.
    QLatin1StringView asset;   ///< \1 stands for what the pattern caught.
};

constexpr std::array rules{
    Rule{"/.*plotly[^/]*(?:\\.min)?(?:\\.js)?"_L1, "plotly.min.js"_L1},
    Rule{"/ajax/libs/plotly\\.js/.*"_L1, "plotly.min.js"_L1},
    Rule{"/.*/require(?:\\.min)?\\.js"_L1, "require.min.js"_L1},
    Rule{"/npm/requirejs(?:@[^/]*)?"_L1, "require.min.js"_L1},
    Rule{"/(?:npm/)?vega(?:@[^/]*)?(?:/build/vega(?:\\.min)?(?:\\.js)?)?"_L1, "vega.min.js"_L1},
    Rule{"/(?:npm/)?vega-lite(?:@[^/]*)?(?:/build/vega-lite(?:\\.min)?(?:\\.js)?)?"_L1, "vega-lite.min.js"_L1},
    Rule{"/(?:npm/)?vega-embed(?:@[^/]*)?(?:/build/vega-embed(?:\\.min)?(?:\\.js)?)?"_L1, "vega-embed.min.js"_L1},
    Rule{"/bokeh/(?:release|dev)/(bokeh(?:-widgets|-tables|-api|-gl|-mathjax)?)-[0-9][^/]*?(?:\\.min)?\\.js"_L1,
         "bokeh/\\1.min.js"_L1},
    Rule{
        "/(?:npm/)?@bokeh/bokehjs(?:@[^/]*)?/build/js/(bokeh(?:-widgets|-tables|-api|-gl|-mathjax)?)(?:\\.min)?\\.js"_L1,
        "bokeh/\\1.min.js"_L1},
    Rule{"/.*jquery-ui.*"_L1, ""_L1},
    Rule{"/(?:.*/)?jquery(?:[-.@][0-9][^/]*)?(?:/(?:[0-9.]+/|dist/)?jquery)?(?:\\.slim)?(?:\\.min)?(?:\\.js)?"_L1,
         "jquery.min.js"_L1},
    Rule{"/.*leaflet(?:@[^/]*)?(?:/dist|/[0-9.]+)/(leaflet\\.(?:js|css)|images/[a-z0-9-]+\\.png)"_L1, "leaflet/\\1"_L1},
    Rule{"/.*[Ll]eaflet\\.awesome-markers(?:@[^/]*)?/.*/(leaflet\\.awesome-markers)(?:\\.min)?\\.js"_L1,
         "leaflet/\\1.js"_L1},
    Rule{"/.*[Ll]eaflet\\.awesome-markers(?:@[^/]*)?/.*/(leaflet\\.awesome-markers)(?:\\.min)?\\.css"_L1,
         "leaflet/\\1.css"_L1},
    Rule{"/.*[Ll]eaflet\\.awesome-markers(?:@[^/]*)?/.*/(images/markers-[a-z0-9@-]+\\.png)"_L1, "leaflet/\\1"_L1},
    Rule{"/.*bootstrap(?:@|/)[^/]*/(?:dist/)?js/bootstrap(?:\\.bundle)?(?:\\.min)?\\.js"_L1, "bootstrap.min.js"_L1},
    Rule{"/.*bootstrap(?:@|/)[^/]*/(?:dist/)?css/bootstrap(?:\\.min)?\\.css"_L1, "bootstrap.min.css"_L1},
    Rule{"/.*font-?awesome.*/css/(?:all|font-awesome)(?:\\.min)?\\.css"_L1, "fontawesome/css/all.min.css"_L1},
    Rule{"/.*font-?awesome.*/webfonts/(fa-[a-z0-9-]+\\.woff2)"_L1, "fontawesome/webfonts/\\1"_L1},
    Rule{"/(?:npm/|ajax/libs/)?mermaid(?:[@/][^/]*)?(?:/dist)?(?:/mermaid(?:\\.min)?\\.js)?"_L1, "mermaid.min.js"_L1},
};

} // namespace

QString AssetMap::assetFor(const QUrl &url)
{
    static const auto compiled = [] {
        std::array<QRegularExpression, rules.size()> all;
        for (std::size_t index = 0; index < rules.size(); ++index) {
            all.at(index).setPattern(QRegularExpression::anchoredPattern(QString(rules.at(index).pattern)));
        }
        return all;
    }();
    const QString path = url.path();
    const QString host = url.host();
    const bool isCdn = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!isCdn || path.size() > 300 ||
        std::ranges::find(cdnHosts, host, [](auto h) { return QString(h); }) == cdnHosts.end()) {
        return {};
    }
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const QRegularExpressionMatch match = compiled.at(index).match(path);
        if (match.hasMatch()) {
            return QString(rules.at(index).asset).replace("\\1"_L1, match.captured(1));
        }
    }
    return {};
}

QString AssetMap::hosts()
{
    QStringList all;
    for (const QLatin1StringView host : cdnHosts) {
        all.append("https://"_L1 + host);
    }
    return all.join(u' ');
}

QByteArray AssetMap::typeOf(const QString &name)
{
    static constexpr std::array types{
        std::pair{".js"_L1, "text/javascript"},    std::pair{".css"_L1, "text/css"},
        std::pair{".png"_L1, "image/png"},         std::pair{".svg"_L1, "image/svg+xml"},
        std::pair{".woff2"_L1, "font/woff2"},      std::pair{".ttf"_L1, "font/ttf"},
        std::pair{".json"_L1, "application/json"}, std::pair{".html"_L1, "text/html"},
    };
    for (const auto &[ending, type] : types) {
        if (name.endsWith(ending)) {
            return type;
        }
    }
    return "application/octet-stream";
}

} // namespace quire::render
