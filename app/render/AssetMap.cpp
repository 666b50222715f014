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

/// Of exported pages, by the end of the path, on any host. MathJax looks its parts up below its own address.
constexpr std::array namedRules{
    Rule{".*/require(?:\\.min)?\\.js"_L1, "require.min.js"_L1},
    Rule{".*/jquery(?:-[0-9.]+)?(?:\\.slim)?(?:\\.min)?\\.js"_L1, "jquery.min.js"_L1},
    Rule{".*/[Mm]ath[Jj]ax(?:@2[^/]*|/2[^/]*)?/latest\\.js"_L1, "mathjax2-latest.js"_L1},
    Rule{".*/[Mm]ath[Jj]ax[@/]3[^/]*/(?:es5/)?(?:tex(?:-mml)?|mml)-chtml[^/]*\\.js"_L1, "mathjax3/tex-mml-chtml.js"_L1},
    Rule{".*/[Mm]ath[Jj]ax[@/][34][^/]*/(?:es5/)?(?:tex(?:-mml)?|mml)-svg[^/]*\\.js"_L1, "mathjax3/tex-mml-svg.js"_L1},
    Rule{".*/[Mm]ath[Jj]ax[@/]4[^/]*/(?:tex(?:-mml)?|mml)-chtml[^/]*\\.js"_L1, "mathjax3/tex-mml-chtml.js"_L1},
    Rule{".*/[Mm]ath[Jj]ax[@/][34][^/]*/(?:es5/)?((?:input/tex/extensions|output/chtml/fonts/woff-v2)/[A-Za-z0-9_-]+"
         "\\.(?:js|woff))"_L1,
         "mathjax3/\\1"_L1},
    Rule{".*/[Mm]ath[Jj]ax(?:@2[^/]*|/2[^/]*)?/((?:(?:config|extensions|jax|fonts)/[A-Za-z0-9_/-]+|MathJax)"
         "\\.(?:js|woff))"_L1,
         "mathjax2/\\1"_L1},
    Rule{".*/mermaid(?:\\.esm)(?:\\.min)?\\.mjs"_L1, "mermaid.esm.mjs"_L1},
    Rule{".*/mermaid-layout-elk[^/]*\\.mjs"_L1, "no-layouts.mjs"_L1},
    Rule{".*/html-manager@?[^/]*/dist/embed-amd(?:\\.min)?\\.js"_L1, "widgets-embed-amd.js"_L1},
    Rule{".*/jupyter-matplotlib@?[^/]*/dist/index(?:\\.js)?"_L1, "matplotlib-amd.js"_L1},
    Rule{".*/plotly(?:-[0-9a-z.]+)?(?:\\.min)?\\.js"_L1, "plotly.min.js"_L1},
};

template <std::size_t Count> QString firstMatch(const QString &path, const std::array<Rule, Count> &all)
{
    static const auto compiled = [&all] {
        std::array<QRegularExpression, Count> made;
        for (std::size_t index = 0; index < Count; ++index) {
            made.at(index).setPattern(QRegularExpression::anchoredPattern(QString(all.at(index).pattern)));
        }
        return made;
    }();
    for (std::size_t index = 0; index < Count; ++index) {
        const QRegularExpressionMatch match = compiled.at(index).match(path);
        if (match.hasMatch()) {
            return QString(all.at(index).asset).replace("\\1"_L1, match.captured(1));
        }
    }
    return {};
}

constexpr qsizetype longestPath = 300;

} // namespace

QString AssetMap::assetFor(const QUrl &url)
{
    const QString path = url.path();
    const QString host = url.host();
    const bool isCdn = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!isCdn || path.size() > longestPath ||
        std::ranges::find(cdnHosts, host, [](auto h) { return QString(h); }) == cdnHosts.end()) {
        return {};
    }
    return firstMatch(path, rules);
}

QString AssetMap::assetNamedLike(const QUrl &url)
{
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    const QString path = url.path();
    return isWeb && path.size() <= longestPath ? firstMatch(path, namedRules) : QString();
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
        std::pair{".js"_L1, "text/javascript"},    std::pair{".mjs"_L1, "text/javascript"},
        std::pair{".css"_L1, "text/css"},          std::pair{".png"_L1, "image/png"},
        std::pair{".svg"_L1, "image/svg+xml"},     std::pair{".woff2"_L1, "font/woff2"},
        std::pair{".woff"_L1, "font/woff"},        std::pair{".jpg"_L1, "image/jpeg"},
        std::pair{".jpeg"_L1, "image/jpeg"},       std::pair{".gif"_L1, "image/gif"},
        std::pair{".webp"_L1, "image/webp"},       std::pair{".mp4"_L1, "video/mp4"},
        std::pair{".webm"_L1, "video/webm"},       std::pair{".mp3"_L1, "audio/mpeg"},
        std::pair{".wav"_L1, "audio/wav"},         std::pair{".ttf"_L1, "font/ttf"},
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
