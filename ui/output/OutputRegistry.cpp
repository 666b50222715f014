// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputRegistry.h"

#include "render/ActiveHtml.h"
#include "render/CodeHighlighter.h"
#include "render/HtmlSanitiser.h"
#include "render/Latex.h"
#include "render/Markdown.h"
#include "render/OutputWays.h"
#include "ui/kit/Theme.h"
#include "ui/output/ActiveOutputs.h"
#include "ui/output/BlockedItem.h"
#include "ui/output/ErrorItem.h"
#include "ui/output/JsonItem.h"
#include "ui/output/NoteItem.h"
#include "ui/output/PdfItem.h"
#include "ui/output/PictureItem.h"
#include "ui/output/RichTextItem.h"
#include "ui/output/TableItem.h"
#include "ui/output/TextItem.h"

#include <QCoreApplication>
#include <QTextDocumentFragment>

#include <algorithm>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;
using notebook::Output;

struct RegistryWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::OutputRegistry)
};

/// Text longer than this is read on a worker.
constexpr qsizetype laterThreshold = 200'000;

/// In lines; longer ones show their last line first.
constexpr qsizetype longestOpenTraceback = 24;

std::unique_ptr<TextItem> textItem(const OutputContext &context, TextItem::Look look, qsizetype length,
                                   const TextReader::Source &source)
{
    auto item = std::make_unique<TextItem>(context.theme, look);
    if (length > laterThreshold) {
        item->setTextLater(source, length);
    } else {
        QString text;
        source([&text](QStringView piece) {
            text.append(piece);
            return true;
        });
        item->setText(text);
    }
    return item;
}

std::unique_ptr<OutputItem> bundleText(const OutputContext &context, const Output &output, const QString &mimeType)
{
    const notebook::MimeBundle data = output.data();
    return textItem(context, TextItem::Look::Plain, data.encodedSize(mimeType),
                    [data, mimeType](const TextReader::Take &take) { take(data.text(mimeType)); });
}

std::unique_ptr<OutputItem> picture(const OutputContext &context, const Output &output, const QString &mimeType)
{
    return std::make_unique<PictureItem>(context.theme, context.pictures, output.data(), output.metadata(), mimeType);
}

std::unique_ptr<OutputItem> richText(const OutputContext &context, const QString &html)
{
    return std::make_unique<RichTextItem>(context.theme, context.pictures, context.content, html);
}

/// TextPictures knows what to do with each kind, and fetches nothing by itself.
QString pictureAddress(const QString &address)
{
    return render::HtmlSanitiser::isPictureAddress(address) ? address : QString();
}

std::unique_ptr<OutputItem> latex(const OutputContext &context, const Output &output, const QString &mimeType)
{
    if (output.data().encodedSize(mimeType) > laterThreshold) {
        return nullptr;
    }
    return richText(context, render::latexToHtml(output.data().text(mimeType)));
}

std::unique_ptr<OutputItem> markdown(const OutputContext &context, const Output &output, const QString &mimeType)
{
    if (output.data().encodedSize(mimeType) > laterThreshold) {
        return nullptr;
    }
    const render::Markdown renderer{context.highlighter.get(), pictureAddress};
    return richText(context, renderer.toHtml(output.data().text(mimeType)));
}

std::unique_ptr<OutputItem> richHtml(const OutputContext &context, const QString &html)
{
    // What scripts would have filled is empty without them; then a plainer type says more.
    const bool isEmpty = QTextDocumentFragment::fromHtml(html).toPlainText().trimmed().isEmpty();
    const bool hasPicture = html.contains("<img"_L1);
    return isEmpty && !hasPicture ? nullptr : richText(context, html);
}

/// HTML that loses nothing by being shown natively.
std::unique_ptr<OutputItem> simpleHtml(const OutputContext &context, const Output &output, const QString &mimeType)
{
    if (render::needsPage(output.data())) {
        return nullptr;
    }
    return richHtml(context, render::HtmlSanitiser{pictureAddress}.clean(output.data().text(mimeType)));
}

/// What is left of HTML when nothing in it may run.
std::unique_ptr<OutputItem> stillHtml(const OutputContext &context, const Output &output, const QString &mimeType)
{
    if (output.data().encodedSize(mimeType) > laterThreshold) {
        return nullptr;
    }
    return richHtml(context, render::HtmlSanitiser{pictureAddress}.clean(output.data().text(mimeType)));
}

std::unique_ptr<OutputItem> active(const OutputContext &context, const Output &output, const QString &mimeType)
{
    return context.active && context.active->isTrusted(output) ? context.active->create(context, output, mimeType)
                                                               : nullptr;
}

std::unique_ptr<OutputItem> activeHtml(const OutputContext &context, const Output &output, const QString &mimeType)
{
    return render::needsPage(output.data()) ? active(context, output, mimeType) : nullptr;
}

/// A table as its author coloured it. Where that may not run, the grid has at least its values.
std::unique_ptr<OutputItem> styledTable(const OutputContext &context, const Output &output, const QString &mimeType)
{
    return render::isStyledTable(output.data()) ? active(context, output, mimeType) : nullptr;
}

/// What only prepares a page for later outputs: every page here has its libraries already.
std::unique_ptr<OutputItem> nothing(const OutputContext &context, const Output &, const QString &)
{
    return std::make_unique<NoteItem>(context.theme, QString());
}

std::unique_ptr<OutputItem> table(const OutputContext &context, const Output &output, const QString &mimeType)
{
    return TableItem::create(context.theme, output.data(), mimeType);
}

std::unique_ptr<OutputItem> jsonTree(const OutputContext &context, const Output &output, const QString &mimeType)
{
    auto item = std::make_unique<JsonItem>(context.theme, output.data().toJson().value(mimeType));
    if (output.metadata().at({mimeType, u"expanded"}).toBool()) {
        item->expandAll();
    }
    return item;
}

std::unique_ptr<OutputItem> pdf(const OutputContext &context, const Output &output, const QString &)
{
    return std::make_unique<PdfItem>(context.theme, context.pictures, output.data());
}

OutputItems only(std::unique_ptr<OutputItem> item)
{
    OutputItems items;
    items.push_back(std::move(item));
    return items;
}

OutputItems errorItems(const OutputContext &context, const Output &output)
{
    QString text = output.traceback().join(u'\n');
    const QString summary =
        output.errorValue().isEmpty() ? output.errorName() : output.errorName() + u": "_s + output.errorValue();
    if (text.trimmed().isEmpty()) {
        text = summary;
    }
    if (text.count(u'\n') > longestOpenTraceback && text.size() <= laterThreshold) {
        return only(std::make_unique<ErrorItem>(context.theme, summary, text));
    }
    return only(
        textItem(context, TextItem::Look::Error, text.size(), [text](const TextReader::Take &take) { take(text); }));
}

struct Maker
{
    std::unique_ptr<OutputItem> (*factory)(const OutputContext &, const Output &, const QString &);
    QString look = {};
};

Maker makerOf(render::ShowAs as)
{
    using render::ShowAs;
    switch (as) {
    case ShowAs::Nothing:
        return {nothing};
    case ShowAs::Live:
        return {active, u"live"_s};
    case ShowAs::LiveStyledTable:
        return {styledTable, u"live"_s};
    case ShowAs::Table:
        return {table, u"table"_s};
    case ShowAs::SimpleHtml:
        return {simpleHtml};
    case ShowAs::LiveHtml:
        return {activeHtml, u"live"_s};
    case ShowAs::Tree:
        return {jsonTree, u"tree"_s};
    case ShowAs::Markdown:
        return {markdown};
    case ShowAs::Latex:
        return {latex};
    case ShowAs::Picture:
        return {picture};
    case ShowAs::StillHtml:
        return {stillHtml, u"still"_s};
    case ShowAs::Pdf:
        return {pdf};
    case ShowAs::Text:
        break;
    }
    return {bundleText};
}

} // namespace

OutputRegistry::OutputRegistry()
{
    int rank = 0;
    for (const render::OutputWay &way : render::OutputWays::all()) {
        const auto &[factory, look] = makerOf(way.as);
        add(way.mimeType, rank++, factory, look);
    }
}

void OutputRegistry::add(const QString &mimeType, int rank, Factory factory, const QString &look)
{
    const auto at = std::ranges::upper_bound(m_renderers, rank, {}, &Renderer::rank);
    m_renderers.insert(at, Renderer{mimeType, rank, std::move(factory), look});
}

QString OutputRegistry::formName(const OutputForm &form)
{
    if (form.look == "table"_L1) {
        return RegistryWords::tr("Table");
    }
    if (form.look == "live"_L1) {
        return RegistryWords::tr("%1, Interactive").arg(render::OutputWays::nameOf(form.mimeType));
    }
    if (form.look == "still"_L1) {
        return RegistryWords::tr("%1, Without Scripts").arg(render::OutputWays::nameOf(form.mimeType));
    }
    if (form.look == "tree"_L1) {
        return RegistryWords::tr("Tree");
    }
    return form.look == "source"_L1 ? RegistryWords::tr("%1 Source").arg(render::OutputWays::nameOf(form.mimeType))
                                    : render::OutputWays::nameOf(form.mimeType);
}

QList<OutputForm> OutputRegistry::forms(const OutputContext &context, const Output &output) const
{
    QList<OutputForm> forms;
    const notebook::MimeBundle data = output.data();
    for (const Renderer &renderer : m_renderers) {
        if (data.contains(renderer.mimeType) && !forms.contains(renderer.form()) &&
            renderer.factory(context, output, renderer.mimeType)) {
            forms.append(renderer.form());
        }
    }
    // Plain text is its own source, and the last resort.
    const OutputForm plain{u"text/plain"_s, {}};
    const bool hasPlain = forms.removeOne(plain);
    const QStringList mimeTypes = data.mimeTypes();
    for (const QString &mimeType : mimeTypes) {
        if (notebook::MimeBundle::isText(mimeType) && mimeType != plain.mimeType) {
            forms.append({mimeType, u"source"_s});
        }
    }
    if (hasPlain) {
        forms.append(plain);
    }
    return forms;
}

OutputItems OutputRegistry::create(const OutputContext &context, const Output &output, const OutputForm &form,
                                   const QList<OutputForm> &unfit) const
{
    switch (output.type()) {
    case Output::Type::Stream: {
        const auto look = output.streamName() == "stderr"_L1 ? TextItem::Look::Error : TextItem::Look::Plain;
        return only(textItem(context, look, output.textLength(),
                             [output](const TextReader::Take &take) { output.readText(take); }));
    }
    case Output::Type::Error:
        return errorItems(context, output);
    case Output::Type::DisplayData:
    case Output::Type::ExecuteResult:
        return createDisplay(context, output, form, unfit);
    case Output::Type::Unknown:
        break;
    }
    return only(std::make_unique<NoteItem>(
        context.theme, RegistryWords::tr("This output is of a kind this version of Quire does not know.")));
}

bool OutputRegistry::addBlocked(const OutputContext &context, const Output &output, OutputItems &items)
{
    if (!context.active || context.active->isTrusted(output) || !render::OutputWays::wantsToRun(output.data())) {
        return false;
    }
    const bool isGrid = !items.empty() && qobject_cast<TableItem *>(items.front().get());
    if (isGrid && !render::isStyledTable(output.data())) {
        return false; // Nothing of it is missing.
    }
    auto item = std::make_unique<BlockedItem>(context.theme, render::OutputWays::richerTypes(output.data()));
    QObject::connect(item.get(), &BlockedItem::trustRequested, context.active, &ActiveOutputs::trustRequested);
    items.push_back(std::move(item));
    Q_EMIT context.active->blocked();
    return true;
}

OutputItems OutputRegistry::createDisplay(const OutputContext &context, const Output &output, const OutputForm &form,
                                          const QList<OutputForm> &unfit) const
{
    const notebook::MimeBundle data = output.data();
    const bool isChosen = !form.mimeType.isEmpty() && data.contains(form.mimeType);
    if (isChosen && form.look == "source"_L1) {
        return only(bundleText(context, output, form.mimeType));
    }
    for (const Renderer &renderer : m_renderers) {
        const bool isWanted = !isChosen || renderer.form() == form;
        if (!isWanted || !data.contains(renderer.mimeType) || unfit.contains(renderer.form())) {
            continue;
        }
        auto item = renderer.factory(context, output, renderer.mimeType);
        if (!item) {
            continue;
        }
        OutputItems items = only(std::move(item));
        if (addBlocked(context, output, items)) {
            return items;
        }
        const QString richer =
            renderer.mimeType == "text/plain"_L1 && !isChosen ? render::OutputWays::richerTypes(data) : QString();
        if (!richer.isEmpty()) {
            items.push_back(std::make_unique<NoteItem>(
                context.theme, RegistryWords::tr("Shown as text; also here as: %1").arg(richer)));
        }
        return items;
    }
    if (isChosen) { // Chosen elsewhere, or in a file somebody wrote.
        return createDisplay(context, output, {}, unfit);
    }
    const QString types = render::OutputWays::richerTypes(data);
    if (OutputItems items; addBlocked(context, output, items)) {
        return items;
    }
    return only(std::make_unique<NoteItem>(
        context.theme, types.isEmpty() ? RegistryWords::tr("This output is empty.")
                                       : RegistryWords::tr("This output can only be shown as: %1").arg(types)));
}

} // namespace quire::ui
