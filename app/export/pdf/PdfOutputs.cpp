// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfOutputs.h"

#include "export/pdf/PdfCells.h"
#include "export/pdf/PdfFile.h"
#include "export/pdf/PdfPictureBlock.h"
#include "export/pdf/PdfTableBlock.h"
#include "export/pdf/WidgetText.h"
#include "render/AnsiParser.h"
#include "render/HtmlSanitiser.h"
#include "render/HtmlTable.h"
#include "render/JsonLines.h"
#include "render/Latex.h"
#include "render/OutputWays.h"

#include <QTextDocumentFragment>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::MimeBundle;
using notebook::Output;

namespace {

constexpr double padding = 8;
/// Characters of HTML that is no table; more is data.
constexpr qsizetype longestHtml = 4'000'000;
const auto widgetType = "application/vnd.jupyter.widget-view+json"_L1;

/// What stands still, the best first.
const QStringList &stillTypes()
{
    static const QStringList types{u"text/html"_s,       u"text/markdown"_s, u"text/latex"_s,      u"image/svg+xml"_s,
                                   u"application/pdf"_s, u"image/png"_s,     u"image/jpeg"_s,      u"image/gif"_s,
                                   u"image/webp"_s,      u"image/bmp"_s,     u"application/json"_s};
    return types;
}

bool isPicture(const QString &mimeType)
{
    return mimeType.startsWith("image/"_L1);
}

/// Its libraries come before it and show nothing.
bool preparesOnly(const MimeBundle &data)
{
    return data.contains(u"application/vnd.bokehjs_load.v0+json");
}

QString pictureAddress(const QString &address)
{
    return render::HtmlSanitiser::isPictureAddress(address) ? address : QString();
}

render::AnsiLines linesOf(const QString &text)
{
    render::AnsiParser parser;
    parser.feed(text);
    return parser.lines();
}

} // namespace

PdfOutputs::PdfOutputs(PdfCells &cells, const notebook::Cell &cell, const notebook::JsonValue &notebookMetadata)
    : m_cells(cells), m_cell(cell), m_notebookMetadata(notebookMetadata)
{
}

void PdfOutputs::add(const Output &output)
{
    switch (output.type()) {
    case Output::Type::Stream:
        addStream(output);
        break;
    case Output::Type::Error:
        addError(output);
        break;
    case Output::Type::DisplayData:
    case Output::Type::ExecuteResult:
        addDisplay(output);
        break;
    case Output::Type::Unknown:
        m_cells.addNote(m_cell, tr("This output is of a kind this version of Quire does not know."));
        break;
    }
}

void PdfOutputs::addStream(const Output &output)
{
    render::AnsiParser parser;
    output.readText([&parser](QStringView piece) {
        parser.feed(piece);
        return true;
    });
    const bool isError = output.streamName() == "stderr"_L1;
    m_cells.addText(parser.lines(),
                    isError ? PdfFrame{.ground = m_cells.look().stderrGround, .padding = padding} : PdfFrame{});
}

void PdfOutputs::addError(const Output &output)
{
    QString text = output.traceback().join(u'\n');
    if (text.trimmed().isEmpty()) {
        text = output.errorName() + u": "_s + output.errorValue();
    }
    const PdfLook &look = m_cells.look();
    m_cells.addText(linesOf(text), {.ground = look.errorGround, .bar = look.style.caution, .padding = padding});
}

void PdfOutputs::addDisplay(const Output &output)
{
    const MimeBundle data = output.data();
    if (preparesOnly(data) || addTable(data)) {
        return;
    }
    if (render::OutputWays::wantsToRun(data)) {
        addActive(output);
        return;
    }
    for (const QString &type : stillTypes()) {
        if (data.contains(type) && addStill(output, type)) {
            return;
        }
    }
    if (!data.contains(u"text/plain") || !addPlain(data.text(u"text/plain"))) {
        if (const QString types = render::OutputWays::richerTypes(data); !types.isEmpty()) {
            m_cells.addNote(m_cell, tr("This output can only be shown as: %1").arg(types));
        }
    }
}

/// Its saved picture if there is one, else what it says in words, with a note.
void PdfOutputs::addActive(const Output &output)
{
    const MimeBundle data = output.data();
    const auto tryAll = [&](bool pictures) {
        return std::ranges::any_of(stillTypes(), [&](const QString &type) {
            const bool isDrawn = isPicture(type) || type == "application/pdf"_L1;
            return isDrawn == pictures && type != "application/json"_L1 && data.contains(type) &&
                   addStill(output, type);
        });
    };
    if (tryAll(true)) {
        return;
    }
    const QString widget = data.contains(QString(widgetType)) ? WidgetText::of(m_notebookMetadata, data) : QString();
    const bool isShown = widget.isEmpty() ? tryAll(false) || addPlain(data.text(u"text/plain")) : addPlain(widget);
    const QString note = isShown ? tr("Interactive in the notebook; here as text.")
                                 : tr("Interactive in the notebook, without a picture that could be shown here.");
    m_cells.addNote(m_cell, note);
    m_cells.remarks().append(tr("An interactive output has no picture and is shown as text."));
}

bool PdfOutputs::addStill(const Output &output, const QString &mimeType)
{
    const MimeBundle data = output.data();
    if (isPicture(mimeType)) {
        return addPicture(output, mimeType);
    }
    if (mimeType == "application/pdf"_L1) {
        return addPdf(data, mimeType);
    }
    if (mimeType == "text/html"_L1) {
        return addHtml(data, mimeType);
    }
    if (mimeType == "application/json"_L1) {
        return addPlain(render::JsonLines::text(data.toJson().value(mimeType)).trimmed());
    }
    if (data.encodedSize(mimeType) > longestHtml) {
        return addPlain(data.text(mimeType));
    }
    const bool isLatex = mimeType == "text/latex"_L1;
    m_cells.addRich(m_cell,
                    isLatex ? render::latexToHtml(data.text(mimeType)) : m_cells.markdownHtml(data.text(mimeType)));
    return true;
}

/// Its colours stay; nothing of it needs a browser.
bool PdfOutputs::addTable(const MimeBundle &data)
{
    if (!data.contains(u"text/html")) {
        return false;
    }
    auto table = render::HtmlTable().parse(data.text(u"text/html"));
    if (!table || table->columnCount() == 0) {
        return false;
    }
    auto block = std::make_unique<PdfTableBlock>(
        m_cells.look(), std::make_shared<const render::Table>(*std::move(table)), m_cells.flow().widthIn({}));
    if (block->leftOut() > 0) {
        m_cells.remarks().append(tr("Of a long table, %L1 rows are left out.").arg(block->leftOut()));
    }
    m_cells.flow().add(std::move(block), {});
    return true;
}

bool PdfOutputs::addHtml(const MimeBundle &data, const QString &mimeType)
{
    const QString html = data.text(mimeType);
    if (html.size() > longestHtml) {
        return false;
    }
    const QString clean = render::HtmlSanitiser{pictureAddress}.clean(html);
    const bool hasPicture = clean.contains("<img"_L1);
    if (!hasPicture && QTextDocumentFragment::fromHtml(clean).toPlainText().trimmed().isEmpty()) {
        return false;
    }
    m_cells.addRich(m_cell, clean);
    return true;
}

/// As the output's metadata says, else of its own size; never larger than the page.
QSizeF PdfOutputs::shownSize(const Output &output, const QString &mimeType, const QSizeF &natural) const
{
    QSizeF size = natural;
    const double width = output.metadata().at({mimeType, u"width"}).toInt().value_or(0);
    const double height = output.metadata().at({mimeType, u"height"}).toInt().value_or(0);
    if (width > 0 && height > 0) {
        size = {width, height};
    } else if (width > 0 && !natural.isEmpty()) {
        size = {width, natural.height() * width / natural.width()};
    } else if (height > 0 && !natural.isEmpty()) {
        size = {natural.width() * height / natural.height(), height};
    }
    const QSizeF largest(m_cells.flow().widthIn({}), m_cells.flow().heightOfPage());
    if (size.width() > largest.width() || size.height() > largest.height()) {
        size.scale(largest, Qt::KeepAspectRatio);
    }
    return size;
}

bool PdfOutputs::addPicture(const Output &output, const QString &mimeType)
{
    PdfPicture picture = PdfPicture::decode(output.data().bytes(mimeType));
    const QSizeF size = shownSize(output, mimeType, picture.size());
    if (!picture.problem().isEmpty() || size.isEmpty()) {
        addProblem(picture.problem().isEmpty() ? tr("This picture is damaged and cannot be shown.")
                                               : picture.problem());
        return false;
    }
    const bool isForDark = output.metadata().at({mimeType, u"needs_background"}).toString() == "dark"_L1 ||
                           output.metadata().value(u"needs_background").toString() == "dark"_L1;
    m_cells.flow().add(
        std::make_unique<PdfPictureBlock>(std::move(picture), size, isForDark ? QColor(0x20, 0x24, 0x2a) : QColor()),
        {});
    return true;
}

bool PdfOutputs::addPdf(const MimeBundle &data, const QString &mimeType)
{
    const QByteArray pdf = data.bytes(mimeType);
    const QList<QSizeF> pages = PdfFile::pageSizes(pdf);
    if (pages.isEmpty()) {
        addProblem(tr("A PDF in the notebook is damaged, locked or too long to be shown."));
        return false;
    }
    const QSizeF largest(m_cells.flow().widthIn({}), m_cells.flow().heightOfPage());
    for (int i = 0; i < pages.size(); ++i) {
        QSizeF size = pages.at(i);
        if (size.width() > largest.width() || size.height() > largest.height()) {
            size.scale(largest, Qt::KeepAspectRatio);
        }
        m_cells.flow().add(std::make_unique<PdfInsetBlock>(pdf, i, size), {});
    }
    return true;
}

bool PdfOutputs::addPlain(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return false;
    }
    m_cells.addText(linesOf(text), {});
    return true;
}

void PdfOutputs::addProblem(const QString &problem)
{
    m_cells.addNote(m_cell, problem);
    m_cells.remarks().append(problem);
}

} // namespace quire::exporting
