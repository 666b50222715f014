// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/OutputParts.h"

#include "export/pdf/WidgetText.h"
#include "render/HtmlNodes.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::Output;
using Kind = OutputPart::Kind;

namespace {

/// Longer HTML is data, not prose.
constexpr qsizetype longestHtml = 40'000'000;

QStringList typesFor(OutputParts::Order order)
{
    const QStringList pictures{u"image/png"_s, u"image/jpeg"_s, u"image/gif"_s, u"image/webp"_s, u"image/bmp"_s};
    if (order == OutputParts::Order::Tex) {
        return QStringList{u"text/latex"_s, u"application/pdf"_s} + pictures +
               QStringList{u"image/svg+xml"_s, u"text/html"_s, u"text/markdown"_s};
    }
    return QStringList{u"text/html"_s, u"text/markdown"_s, u"text/latex"_s, u"image/svg+xml"_s} + pictures;
}

int widthOf(const Output &output, QStringView type)
{
    return std::clamp(output.metadata().at({type, u"width"}).toInt().value_or(0), 0, 10'000);
}

/// Empty where the form has nothing to show.
std::optional<OutputPart> formOf(const Output &output, const notebook::MimeBundle &data, const QString &type)
{
    if (type == "text/html"_L1) {
        if (data.encodedSize(type) > longestHtml) {
            return {};
        }
        render::MarkdownNode markup = render::HtmlNodes::parse(data.text(type));
        return markup.children.empty() ? std::nullopt
                                       : std::optional(OutputPart{.kind = Kind::Markup, .markup = std::move(markup)});
    }
    if (type == "text/markdown"_L1 || type == "text/latex"_L1) {
        return OutputPart{.kind = type == "text/latex"_L1 ? Kind::Latex : Kind::Markdown, .text = data.text(type)};
    }
    return OutputPart{.kind = Kind::Picture, .bytes = data.bytes(type), .width = widthOf(output, type)};
}

QString plainTextOf(const notebook::MimeBundle &data)
{
    if (data.contains(u"text/plain")) {
        return data.text(u"text/plain");
    }
    const QStringList types = data.mimeTypes();
    for (const QString &type : types) {
        const bool isReadable =
            type == "application/json"_L1 || (type.startsWith("text/"_L1) && type != "text/html"_L1);
        if (isReadable) {
            return data.text(type);
        }
    }
    return {};
}

} // namespace

OutputPart OutputParts::of(const Output &output, QStringList *remarks) const
{
    switch (output.type()) {
    case Output::Type::Stream:
        return {.kind = output.streamName() == "stderr"_L1 ? Kind::Warning : Kind::Text, .text = output.text()};
    case Output::Type::Error: {
        const QStringList lines = output.traceback();
        const QString said = output.errorName() + u": "_s + output.errorValue();
        return {.kind = Kind::Error, .text = lines.isEmpty() ? said : lines.join(u'\n')};
    }
    case Output::Type::Unknown:
        remarks->append(tr("An output of an unknown kind was left out."));
        return {};
    default:
        return ofDisplay(output, remarks);
    }
}

OutputPart OutputParts::ofDisplay(const Output &output, QStringList *remarks) const
{
    const notebook::MimeBundle data = output.data();
    // Asked once: looking for a type goes over all the data.
    const QStringList types = data.mimeTypes();
    for (const QString &type : typesFor(m_order)) {
        const auto form = types.contains(type) ? formOf(output, data, type) : std::nullopt;
        if (form) {
            return *form;
        }
    }
    const QString widget =
        types.contains("application/vnd.jupyter.widget-view+json"_L1) ? WidgetText::of(m_metadata, data) : QString();
    if (!widget.isEmpty()) {
        return {.kind = Kind::Text, .text = widget};
    }
    const QString text = plainTextOf(data);
    const bool isActive = std::ranges::any_of(types, [](const QString &type) {
        return type == "text/html"_L1 || type == "application/javascript"_L1 || type.startsWith("application/vnd."_L1);
    });
    if (isActive) {
        remarks->append(text.isEmpty() ? tr("An interactive output without a still picture was left out.")
                                       : tr("An interactive output is shown as its text only."));
    }
    return {.kind = Kind::Text, .text = text};
}

} // namespace quire::exporting
