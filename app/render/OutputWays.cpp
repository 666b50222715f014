// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/OutputWays.h"

#include "render/ActiveHtml.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

constexpr std::array ways{
    OutputWay{"application/vnd.bokehjs_load.v0+json"_L1, ShowAs::Nothing},
    OutputWay{"application/vnd.jupyter.widget-view+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.plotly.v1+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vegalite.v6+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vegalite.v5+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vegalite.v4+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vegalite.v3+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vega.v6+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vega.v5+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vega.v4+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.vega.v3+json"_L1, ShowAs::Live},
    OutputWay{"application/vnd.bokehjs_exec.v0+json"_L1, ShowAs::Live},
    OutputWay{"text/vnd.mermaid"_L1, ShowAs::Live},
    OutputWay{"text/html"_L1, ShowAs::LiveStyledTable},
    OutputWay{"text/html"_L1, ShowAs::Table},
    OutputWay{"text/html"_L1, ShowAs::SimpleHtml},
    OutputWay{"text/html"_L1, ShowAs::LiveHtml},
    OutputWay{"application/json"_L1, ShowAs::Tree},
    OutputWay{"text/markdown"_L1, ShowAs::Markdown},
    OutputWay{"text/latex"_L1, ShowAs::Latex},
    OutputWay{"image/svg+xml"_L1, ShowAs::Picture},
    OutputWay{"image/png"_L1, ShowAs::Picture},
    OutputWay{"image/jpeg"_L1, ShowAs::Picture},
    OutputWay{"image/gif"_L1, ShowAs::Picture},
    OutputWay{"image/webp"_L1, ShowAs::Picture},
    OutputWay{"image/bmp"_L1, ShowAs::Picture},
    OutputWay{"application/javascript"_L1, ShowAs::Live},
    OutputWay{"text/html"_L1, ShowAs::StillHtml},
    OutputWay{"application/pdf"_L1, ShowAs::Pdf},
    OutputWay{"text/plain"_L1, ShowAs::Text},
};

constexpr auto javascript = "application/javascript"_L1;

constexpr std::array names{
    std::pair{"text/html"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "HTML")},
    std::pair{javascript, QT_TRANSLATE_NOOP("quire::render::OutputWays", "JavaScript")},
    std::pair{"application/vnd.plotly.v1+json"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "Plotly chart")},
    std::pair{"application/vnd.jupyter.widget-view+json"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "Widget")},
    std::pair{"application/pdf"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "PDF")},
    std::pair{"application/vnd.bokehjs_exec.v0+json"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "Bokeh plot")},
    std::pair{"text/latex"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "LaTeX")},
    std::pair{"text/plain"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "Plain Text")},
    std::pair{"text/markdown"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "Markdown")},
    std::pair{"application/json"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "JSON")},
    std::pair{"image/svg+xml"_L1, QT_TRANSLATE_NOOP("quire::render::OutputWays", "SVG")},
};

} // namespace

std::span<const OutputWay> OutputWays::all()
{
    return ways;
}

bool OutputWays::wantsToRun(const notebook::MimeBundle &data)
{
    const auto isLiveData = [&data](const OutputWay &way) {
        return way.as == ShowAs::Live && way.mimeType != javascript && data.contains(QString(way.mimeType));
    };
    return std::ranges::any_of(ways, isLiveData) || (data.contains(u"text/html") && needsPage(data)) ||
           (data.contains(QString(javascript)) && !data.contains(u"application/vnd.bokehjs_load.v0+json"));
}

QString OutputWays::nameOf(const QString &mimeType)
{
    const auto *known = std::ranges::find(names, mimeType, [](const auto &entry) { return QString(entry.first); });
    if (known != names.end()) {
        return tr(known->second);
    }
    return mimeType.startsWith("application/vnd.vega"_L1) ? tr("Vega chart") : mimeType;
}

QString OutputWays::richerTypes(const notebook::MimeBundle &data)
{
    QStringList richer;
    const QStringList mimeTypes = data.mimeTypes();
    for (const QString &mimeType : mimeTypes) {
        if (mimeType != "text/plain"_L1) {
            richer.append(nameOf(mimeType));
        }
    }
    return richer.join(u", "_s);
}

} // namespace quire::render
