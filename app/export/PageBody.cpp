// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageBody.h"

#include "notebook/CellMetadata.h"
#include "render/AnsiHtml.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::Cell;
using notebook::CellType;
using render::toHtmlBytes;

namespace {

/// Characters of its first line that stand for code that is folded.
constexpr qsizetype longestHint = 80;
/// Longer sources are shown without colours.
constexpr qsizetype longestColoured = 2'000'000;

QString firstLineOf(const QString &text)
{
    return text.trimmed().section(u'\n', 0, 0).left(longestHint);
}

/// Folds by itself, without a script: `label` stands in the margin, `hint` in its place when it is shut.
QByteArray foldHead(const char *kind, bool isOpen, const QString &label, const QString &name, const QString &hint)
{
    return QByteArray("<details class=\"") + kind + (isOpen ? "\" open" : "\"") + "><summary title=\"" +
           toHtmlBytes(name) + "\"><span class=\"prompt\">" + toHtmlBytes(label) + "</span><span class=\"hint\">" +
           toHtmlBytes(hint) + "</span></summary>";
}

} // namespace

PageBody::PageBody(const notebook::Notebook &notebook, const ExportOptions &options, const PagePlaces &places,
                   IsCancelled isCancelled)
    : m_isCancelled(std::move(isCancelled)),
      m_language(notebook.highlighterNames().value(0)),
      m_formulas(places.webFolder + u"/math.js"_s, places.formulaFolder),
      m_pictures(options),
      m_frames(options.trusted ? std::optional<PageFrames>(std::in_place, notebook) : std::nullopt),
      m_text(m_formulas, m_pictures, m_frames ? &*m_frames : nullptr),
      m_outputs(m_text, m_pictures, m_highlighter, m_frames ? &*m_frames : nullptr, m_isCancelled)
{
}

void PageBody::append(QByteArray &out, const ExportCell &cell)
{
    const QByteArray number = QByteArray::number(cell.index + 1);
    switch (cell.cell.type()) {
    case CellType::Code:
        out += "<div class=\"cell code\" id=\"cell-" + number + "\">";
        appendCode(out, cell);
        break;
    case CellType::Markdown:
        out += "<div class=\"cell prose\" id=\"cell-" + number + "\">";
        appendMarkdown(out, cell.cell);
        break;
    case CellType::Raw:
        out += "<div class=\"cell raw\" id=\"cell-" + number + "\">";
        appendRaw(out, cell.cell);
        break;
    }
    out += "</div>\n";
}

void PageBody::appendMarkdown(QByteArray &out, const Cell &cell)
{
    m_text.beginCell();
    QList<render::Heading> headings = render::Markdown::headings(cell.source());
    for (render::Heading &heading : headings) {
        heading.anchor = m_text.anchor(heading.anchor);
    }
    m_headings += headings;
    const auto picture = m_pictures.resolver([&cell](const QString &name) { return cell.attachment(name); });
    m_text.append(out, render::Markdown{&m_highlighter, picture}.toHtml(cell.source()));
    m_pictures.clear();
}

void PageBody::appendCode(QByteArray &out, const ExportCell &cell)
{
    if (cell.hasSource) {
        appendSource(out, cell);
    }
    if (cell.hasOutputs && !m_isCancelled()) {
        appendOutputs(out, cell);
    }
}

void PageBody::appendSource(QByteArray &out, const ExportCell &cell)
{
    const QString &source = cell.cell.source();
    const auto count = cell.cell.executionCount();
    const QString label = count ? u"[%1]"_s.arg(*count) : u"[ ]"_s;
    out += foldHead("in", !cell.isSourceFolded, label, tr("Show or hide the code"), firstLineOf(source));
    out += "<pre class=\"source\"><code>";
    out += source.size() > longestColoured ? toHtmlBytes(source) : m_highlighter.toHtml(source, m_language).toUtf8();
    out += "</code></pre></details>";
}

void PageBody::appendOutputs(QByteArray &out, const ExportCell &cell)
{
    const QList<notebook::Output> &outputs = cell.cell.outputs();
    const QString hint = outputs.size() == 1 ? tr("1 output") : tr("%1 outputs").arg(outputs.size());
    out += foldHead("out", !cell.areOutputsFolded, {}, tr("Show or hide the outputs"), hint);
    for (const notebook::Output &output : outputs) {
        if (m_isCancelled()) {
            break;
        }
        out += "<div class=\"output\">";
        m_outputs.append(out, output);
        out += "</div>";
    }
    out += "</details>";
}

void PageBody::appendRaw(QByteArray &out, const Cell &cell)
{
    const QString html = u"text/html"_s;
    if (notebook::CellMetadata::rawFormat(cell.metadata()) == html) {
        m_outputs.appendHtml(out, cell.source());
    } else if (isRawFor(cell, html)) {
        out += "<pre class=\"text\">" + toHtmlBytes(cell.source()) + "</pre>";
    }
}

} // namespace quire::exporting
