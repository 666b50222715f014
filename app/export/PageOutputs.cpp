// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageOutputs.h"

#include "export/PageFrames.h"
#include "export/PageJson.h"
#include "render/ActiveHtml.h"
#include "render/AnsiHtml.h"
#include "render/HtmlSanitiser.h"
#include "render/HtmlTable.h"
#include "render/Latex.h"
#include "render/Markdown.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using namespace render;
using notebook::MimeBundle;
using notebook::Output;

namespace {

/// Longer tracebacks are folded under what went wrong.
constexpr qsizetype longestOpenTraceback = 24;
/// Longer texts make no rich text: nobody wrote them by hand.
constexpr qsizetype longestRich = 5'000'000;
constexpr qsizetype longestAlternative = 200;

constexpr QStringView plainType = u"text/plain";

bool saysSomething(const QString &html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return html.contains("<img"_L1) || !QString(html).remove(tag).trimmed().isEmpty();
}

QByteArray dimension(const Output &output, const QString &mimeType, QStringView name)
{
    const auto value = output.metadata().at({mimeType, name}).toInt();
    return value && *value > 0 && *value < 20'000 ? ' ' + name.toLatin1() + "=\"" + QByteArray::number(*value) + '"'
                                                  : QByteArray();
}

/// What a picture shows, where the bundle says so: "<Figure size …>" is no description.
QString descriptionOf(const Output &output)
{
    const MimeBundle data = output.data();
    const bool isShort = data.encodedSize(plainType) < 20 * longestAlternative;
    const QString text = isShort ? data.text(plainType).simplified() : QString();
    return text.startsWith(u'<') ? QString() : text.left(longestAlternative);
}

} // namespace

void PageOutputs::append(QByteArray &out, const Output &output)
{
    switch (output.type()) {
    case Output::Type::Stream:
        appendStream(out, output);
        return;
    case Output::Type::Error:
        appendError(out, output);
        return;
    case Output::Type::DisplayData:
    case Output::Type::ExecuteResult:
        appendDisplay(out, output);
        return;
    case Output::Type::Unknown:
        break;
    }
    appendNote(out, tr("This output is of a kind this version of Quire does not know."));
}

void PageOutputs::appendStream(QByteArray &out, const Output &output)
{
    out += output.streamName() == "stderr"_L1 ? "<pre class=\"text stderr\">" : "<pre class=\"text\">";
    AnsiHtml::append(out, [&output](const auto &take) { output.readText(take); }, m_isCancelled);
    out += "</pre>";
}

void PageOutputs::appendError(QByteArray &out, const Output &output)
{
    const QString summary =
        output.errorValue().isEmpty() ? output.errorName() : output.errorName() + u": "_s + output.errorValue();
    QString text = output.traceback().join(u'\n');
    text = text.trimmed().isEmpty() ? summary : text;
    const bool isFolded = text.count(u'\n') > longestOpenTraceback;
    out += "<div class=\"error\">";
    out += isFolded ? "<details><summary>" + toHtmlBytes(summary.simplified()) + "</summary>" : QByteArray();
    out += "<pre class=\"text\">";
    AnsiHtml::append(out, text);
    out += isFolded ? "</pre></details></div>" : "</pre></div>";
}

void PageOutputs::appendDisplay(QByteArray &out, const Output &output)
{
    const MimeBundle data = output.data();
    // Asked once: looking for a type goes over all the data.
    const QStringList held = data.mimeTypes();
    for (const OutputWay &way : OutputWays::all()) {
        if (!held.contains(way.mimeType) || !appendAs(out, output, way)) {
            continue;
        }
        const QString richer = OutputWays::richerTypes(data);
        if (!m_frames && way.as != ShowAs::Table && OutputWays::wantsToRun(data)) {
            appendNote(out, tr("Not run, because the notebook is not trusted: %1").arg(richer));
        } else if (way.as == ShowAs::Text && !richer.isEmpty()) {
            appendNote(out, tr("Shown as text; also in the notebook as: %1").arg(richer));
        }
        return;
    }
    const QString types = OutputWays::richerTypes(data);
    appendNote(out,
               types.isEmpty() ? tr("This output is empty.") : tr("This output can only be shown as: %1").arg(types));
}

bool PageOutputs::appendAs(QByteArray &out, const Output &output, const OutputWay &way)
{
    const MimeBundle data = output.data();
    const QString type = way.mimeType;
    switch (way.as) {
    case ShowAs::Nothing:
        return true;
    case ShowAs::Live:
        return appendLive(out, output, type);
    case ShowAs::LiveStyledTable:
        return isStyledTable(data) && appendLive(out, output, type);
    case ShowAs::Table:
        return appendTable(out, data);
    case ShowAs::SimpleHtml:
        return !needsPage(data) && appendStill(out, data.text(type), "html");
    case ShowAs::LiveHtml:
        return needsPage(data) && appendLive(out, output, type);
    case ShowAs::Tree:
        PageJson::append(out, data.toJson().value(type), output.metadata().at({type, u"expanded"}).toBool());
        return true;
    case ShowAs::Markdown:
        return data.encodedSize(type) < longestRich &&
               appendRich(out, render::Markdown{&m_highlighter, pictureOf()}.toHtml(data.text(type)));
    case ShowAs::Latex:
        return data.encodedSize(type) < longestRich && appendRich(out, latexToHtml(data.text(type)));
    case ShowAs::Picture:
        return appendPicture(out, output, type);
    case ShowAs::StillHtml:
        return appendStill(out, data.text(type), "html");
    case ShowAs::Pdf:
        return appendPdf(out, data);
    case ShowAs::Text:
        break;
    }
    appendPlain(out, data);
    return true;
}

bool PageOutputs::appendLive(QByteArray &out, const Output &output, const QString &mimeType)
{
    const auto html = m_frames ? m_frames->live({output.data(), output.metadata(), mimeType}, standIn(output))
                               : std::optional<QByteArray>();
    if (html) {
        out += *html;
    }
    return html.has_value();
}

/// What stands for an output until it runs: its last picture, else its HTML without scripts, else its text.
QByteArray PageOutputs::standIn(const Output &output)
{
    QByteArray still;
    const MimeBundle data = output.data();
    for (const auto &type : {u"image/png"_s, u"image/jpeg"_s, u"image/svg+xml"_s}) {
        if (data.contains(type) && appendPicture(still, output, type)) {
            return still;
        }
    }
    const bool hasShortHtml = data.contains(u"text/html") && data.encodedSize(u"text/html") < longestRich;
    if (!(hasShortHtml && appendStill(still, data.text(u"text/html"), "html")) && !descriptionOf(output).isEmpty()) {
        appendPlain(still, data);
    }
    return still;
}

std::function<QString(const QString &)> PageOutputs::pictureOf() const
{
    return m_pictures.resolver({});
}

void PageOutputs::appendHtml(QByteArray &out, const QString &html)
{
    const auto source = notebook::JsonValue::emptyObject().with(u"text/html", notebook::JsonValue::fromString(html));
    const MimeBundle data(source);
    QByteArray still;
    appendStill(still, html, "html");
    const auto live =
        m_frames && needsPage(data) ? m_frames->live({data, {}, u"text/html"_s}, still) : std::optional<QByteArray>();
    out += live.value_or(still);
}

bool PageOutputs::appendStill(QByteArray &out, const QString &html, const char *kind)
{
    const QString clean = HtmlSanitiser{pictureOf()}.clean(html);
    if (!saysSomething(clean)) {
        return false;
    }
    out += QByteArray("<div class=\"") + kind + "\">";
    m_text.beginCell();
    m_text.append(out, clean);
    out += "</div>";
    m_pictures.clear();
    return true;
}

bool PageOutputs::appendTable(QByteArray &out, const MimeBundle &data)
{
    const QString html = data.text(u"text/html");
    return HtmlTable{}.parse(html) && appendStill(out, html, "html frame");
}

bool PageOutputs::appendRich(QByteArray &out, const QString &html)
{
    out += "<div class=\"prose\">";
    m_text.beginCell();
    m_text.append(out, html);
    out += "</div>";
    m_pictures.clear();
    return true;
}

bool PageOutputs::appendPicture(QByteArray &out, const Output &output, const QString &mimeType)
{
    const QByteArray address = PagePictures::address(output.data(), mimeType);
    if (address.isEmpty()) {
        const QString remark = tr("A damaged picture is left out.");
        if (!m_remarks.contains(remark)) {
            m_remarks.append(remark);
        }
        return false;
    }
    const QString described = descriptionOf(output);
    const QString alternative = described.isEmpty() ? tr("Picture") : described;
    out += "<p class=\"picture\"><img src=\"" + address + "\" alt=\"" + toHtmlBytes(alternative) + '"' +
           dimension(output, mimeType, u"width") + dimension(output, mimeType, u"height") + "></p>";
    return true;
}

/// A page has no way to show it without a plug-in: it can be saved.
bool PageOutputs::appendPdf(QByteArray &out, const MimeBundle &data)
{
    const QByteArray bytes = data.bytes(u"application/pdf");
    if (!bytes.startsWith("%PDF")) {
        return false;
    }
    const QString size = QLocale().formattedDataSize(bytes.size());
    out += "<p><a class=\"file\" download=\"output.pdf\" href=\"data:application/pdf;base64," + bytes.toBase64() +
           "\">" + toHtmlBytes(tr("PDF, %1").arg(size)) + "</a></p>";
    if (data.contains(plainType)) {
        appendPlain(out, data);
    }
    return true;
}

void PageOutputs::appendPlain(QByteArray &out, const MimeBundle &data)
{
    out += "<pre class=\"text\">";
    AnsiHtml::append(out, data.text(plainType));
    out += "</pre>";
}

void PageOutputs::appendNote(QByteArray &out, const QString &text)
{
    out += "<p class=\"note\">" + toHtmlBytes(text) + "</p>";
    if (!m_remarks.contains(text)) {
        m_remarks.append(text);
    }
}

} // namespace quire::exporting
