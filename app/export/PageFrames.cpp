// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageFrames.h"

#include "render/AnsiHtml.h"
#include "render/AssetMap.h"
#include "render/HtmlTag.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::JsonValue;
using render::ActivePage;
using render::ActiveSource;

namespace {

constexpr int unknownHeight = 60;
const QString stateType = u"application/vnd.jupyter.widget-state+json"_s;

QByteArray json(const QString &text)
{
    return JsonValue::fromString(text).raw().toByteArray();
}

QByteArray json(const QStringList &texts)
{
    QByteArray list;
    for (const QString &text : texts) {
        list += (list.isEmpty() ? "" : ",") + json(text);
    }
    return '[' + list + ']';
}

/// What page.js replaces by a bundled file, in attributes too.
QString placeOf(const QString &asset)
{
    return u"<!--quire:%1-->"_s.arg(asset);
}

} // namespace

PageFrames::PageFrames(const notebook::Notebook &notebook)
{
    m_widgets.addManagerState(notebook.metadata.at({u"widgets", stateType, u"state"}), false);
}

std::optional<QByteArray> PageFrames::live(const ActiveSource &source, const QByteArray &still)
{
    const QString widget = ActivePage::widgetOf(source);
    if (!widget.isEmpty() && !m_widgets.contains(widget)) {
        return {};
    }
    ActivePage page = ActivePage::of(source, {});
    QByteArray more = widget.isEmpty() ? QByteArray() : modelsOf(widget);
    if (source.mimeType == "text/html"_L1) {
        page.body = withBundled(QString::fromUtf8(page.body)).toUtf8();
        more += addressesIn(QString::fromUtf8(page.body));
    } else if (source.mimeType == "application/javascript"_L1) {
        more += addressesIn(source.data.text(source.mimeType));
    }
    return block(page, still, ActivePage::expectedHeight(source).value_or(unknownHeight), more);
}

QByteArray PageFrames::modelsOf(const QString &widget)
{
    const QStringList models = m_widgets.closure({widget});
    m_shownWidgets.unite(QSet<QString>(models.cbegin(), models.cend()));
    return ",\"models\":" + json(models);
}

/// What scripts load by themselves: addresses of CDNs in their text that something bundled answers for.
QByteArray PageFrames::addressesIn(const QString &text)
{
    static const QRegularExpression address(u"https?://[\\w.-]+/[^\\s\"'`<>()\\\\]{1,300}"_s);
    QByteArray found;
    QSet<QString> known;
    for (const QRegularExpressionMatch &match : address.globalMatch(text)) {
        const QString url = match.captured();
        const QString asset = known.contains(url) ? QString() : render::AssetMap::assetFor(QUrl(url));
        known.insert(url);
        if (!asset.isEmpty()) {
            m_assets.insert(asset);
            found += (found.isEmpty() ? "" : ",") + json(url) + ':' + json(asset);
        }
    }
    return found.isEmpty() ? found : ",\"addresses\":{" + found + '}';
}

QByteArray PageFrames::diagram(const QString &source)
{
    const QString type = u"text/vnd.mermaid"_s;
    const auto data = notebook::MimeBundle(JsonValue::emptyObject().with(type, JsonValue::fromString(source)));
    const QByteArray still = "<pre class=\"text\">" + render::toHtmlBytes(source) + "</pre>";
    return block(ActivePage::of({data, {}, type}, {}), still, unknownHeight, {});
}

QByteArray PageFrames::block(const ActivePage &page, const QByteArray &still, int height, const QByteArray &more)
{
    ++m_count;
    const QStringList assets = page.styles + page.scripts;
    m_assets.unite(QSet<QString>(assets.cbegin(), assets.cend()));
    const QByteArray data = "{\"styles\":" + json(page.styles) + ",\"scripts\":" + json(page.scripts) +
                            ",\"require\":" + (page.usesRequire ? "true" : "false") +
                            ",\"body\":" + json(QString::fromUtf8(page.body)) + more + '}';
    const QByteArray stand =
        still.isEmpty()
            ? "<p class=\"note\">" + render::toHtmlBytes(tr("This part needs scripts to be shown.")) + "</p>"
            : still;
    return "<div class=\"live\" data-name=\"" + render::toHtmlBytes(tr("Interactive output")) + "\" data-height=\"" +
           QByteArray::number(height) + "\"><div class=\"still\">" + stand +
           "</div><script type=\"application/json\">" + ActivePage::inScript(data) + "</script></div>";
}

/// Tags that name a library on a CDN give way to the bundled one; others would load nothing. In the documents of frames
/// inside too, as maps have them.
QString PageFrames::withBundled(QString html)
{
    static const QRegularExpression inner(u"\\ssrcdoc\\s*=\\s*\"([^\"]*)\""_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (const auto match = inner.match(html); match.hasMatch()) {
        const QString document = withBundled(render::decodeEntities(match.capturedView(1)));
        html.replace(match.capturedStart(1), match.capturedLength(1), document.toHtmlEscaped());
    }
    static const QRegularExpression tag(
        u"<script\\b[^>]{0,2000}\\ssrc\\s*=[^>]{0,2000}>\\s*</script\\s*>|<link\\b[^>]{0,2000}>"_s,
        QRegularExpression::CaseInsensitiveOption);
    qsizetype from = 0;
    for (auto match = tag.match(html, from); match.hasMatch(); match = tag.match(html, from)) {
        const QString bundled = bundledTag(match.captured());
        html.replace(match.capturedStart(), match.capturedLength(), bundled);
        from = match.capturedStart() + bundled.size();
    }
    return html;
}

QString PageFrames::bundledTag(const QString &text)
{
    render::HtmlTag tag;
    render::HtmlTag::parse(text, tag);
    const QString address = tag.attribute(tag.name == "link"_L1 ? u"href" : u"src");
    const QString asset = render::AssetMap::assetFor(QUrl(address));
    if (asset.isEmpty()) {
        return {};
    }
    m_assets.insert(asset);
    return placeOf(asset);
}

Result<QByteArray> PageFrames::parts(const PageAssets &assets, const QByteArray &styles) const
{
    QByteArray out;
    const auto add = [&out](const QString &name, const QByteArray &content) {
        out += "<script type=\"text/plain\" data-asset=\"" + name.toLatin1() + "\">" + content + "</script>\n";
    };
    QStringList names(m_assets.cbegin(), m_assets.cend());
    names += {u"output.css"_s, u"frame.js"_s};
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const auto content = assets.read(name);
        if (!content) {
            return content;
        }
        add(name, *content);
    }
    add(u"look"_s, styles);
    if (!m_shownWidgets.isEmpty()) {
        const QStringList ids(m_shownWidgets.cbegin(), m_shownWidgets.cend());
        out += "<script type=\"application/json\" id=\"quire-widgets\">" +
               ActivePage::inScript(m_widgets.managerState(ids).raw()) + "</script>\n";
    }
    return out;
}

} // namespace quire::exporting
