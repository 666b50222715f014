// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellContent.h"

#include "render/HtmlSanitiser.h"
#include "render/Markdown.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/HtmlMarks.h"
#include "ui/output/RichText.h"

#include <QPainter>

namespace quire::ui {

using namespace Qt::StringLiterals;
using notebook::CellType;

namespace {

QByteArray pictureIn(const notebook::MimeBundle &attachment)
{
    const QStringList mimeTypes = attachment.mimeTypes();
    for (const QString &mimeType : mimeTypes) {
        if (mimeType.startsWith("image/"_L1)) {
            return attachment.bytes(mimeType);
        }
    }
    return {};
}

} // namespace

CellContent::CellContent(CellServices *services, const notebook::Cell &cell, QObject *parent)
    : QObject(parent),
      m_services(services),
      m_type(cell.type()),
      m_source(cell.source()),
      m_attachments(cell.attachments()),
      m_cell(cell),
      m_code(services->theme),
      m_outputs(&services->registry, services->outputContext())
{
    refreshSource(cell);
    m_outputs.setMetadata(cell.metadata());
    if (m_type == CellType::Code) {
        m_outputs.replace(0, 0, cell.outputs());
    }
}

CellContent::~CellContent() = default;

void CellContent::setCell(const notebook::Cell &cell)
{
    m_outputs.setMetadata(cell.metadata());
    if (cell.type() == m_type && cell.source() == m_source && cell.attachments() == m_attachments &&
        cell.metadata().value(u"cellView") == m_cell.metadata().value(u"cellView")) {
        return;
    }
    m_type = cell.type();
    m_source = cell.source();
    m_attachments = cell.attachments();
    refreshSource(cell);
    Q_EMIT sourceChanged();
}

void CellContent::refreshLook()
{
    refreshSource(m_cell);
    Q_EMIT sourceChanged();
}

void CellContent::setMathDefinitions(const QStringList &definitions)
{
    if (m_definitions != definitions) {
        m_definitions = definitions;
        if (m_markdown && m_markdown->hasFormulas()) {
            refreshLook();
        }
    }
}

CodeLanguage CellContent::language() const
{
    switch (m_type) {
    case CellType::Code:
        return m_services->syntax->cellLanguage(m_services->language);
    case CellType::Markdown:
        return m_services->syntax->definition(u"Markdown"_s);
    case CellType::Raw:
        break;
    }
    return {};
}

void CellContent::refreshSource(const notebook::Cell &cell)
{
    m_cell = cell;
    refreshForm();
    if (m_type == CellType::Markdown) {
        if (!m_markdown) {
            m_markdown = std::make_unique<RichText>(m_services->theme, &m_services->pictures, m_services->content);
            connect(m_markdown.get(), &RichText::changed, this, &CellContent::sourceChanged);
        }
        const QSignalBlocker blocker(m_markdown.get());
        m_markdown->setDefinitions(m_definitions);
        m_markdown->setAttachments([cell](const QString &name) { return pictureIn(cell.attachment(name)); });
        m_markdown->setHtml(renderedMarkdown());
    } else {
        m_markdown.reset();
    }
    if (m_type != CellType::Markdown) {
        m_code.setLineNumbersShown(m_services->lineNumbers);
        m_code.setCode(m_source, language(), m_services->syntax->theme(m_services->theme->syntaxThemeName()));
    }
}

void CellContent::refreshForm()
{
    m_form.reset();
    const QString view = m_cell.metadata().value(u"cellView").toText();
    if (m_type != CellType::Code || view == "code"_L1 || !language().magics) {
        return;
    }
    if (const auto form = notebook::formOf(m_source)) {
        const bool hidesCode = view == "form"_L1 || (view.isEmpty() && form->hidesCode);
        m_form = FormLook{*form, !hidesCode};
    }
}

QString CellContent::renderedMarkdown() const
{
    render::Markdown markdown;
    const OutputContext context = m_services->outputContext();
    markdown.highlighter = context.highlighter.get();
    markdown.resolveImage = [](const QString &address) {
        return render::HtmlSanitiser::isPictureAddress(address) ? address : QString();
    };
    return withMarks(markdown.toHtml(m_source));
}

QString CellContent::withMarks(const QString &html) const
{
    if (m_marks.isEmpty() || !m_services->search) {
        return html;
    }
    const auto current = std::ranges::find(m_marks, true, &TextMark::isCurrent);
    const int index = current == m_marks.end() ? -1 : int(current - m_marks.begin());
    return markedHtml(html, *m_services->search, index,
                      {markColor(*m_services->theme, false).name(), markColor(*m_services->theme, true).name()});
}

void CellContent::setMarks(const QList<TextMark> &marks)
{
    if (m_marks != marks) {
        m_marks = marks;
        if (m_markdown) {
            const QSignalBlocker blocker(m_markdown.get());
            m_markdown->setHtml(renderedMarkdown());
        }
    }
}

QRect CellContent::rectAt(int position, int width)
{
    if (!m_markdown) {
        return m_code.rectAt(position).toAlignedRect();
    }
    const int line = CodeMetrics(m_services->theme->codeFont()).lineHeight;
    const double share = double(position) / double(std::max<qsizetype>(1, m_source.size()));
    return {0, int(share * std::max(0, sourceHeight(width) - line)), width, line};
}

int CellContent::sourceHeight(int width)
{
    if (!m_markdown) {
        return m_code.height();
    }
    const int emptyHeight = CodeMetrics(m_services->theme->codeFont()).lineHeight;
    return m_source.trimmed().isEmpty() ? emptyHeight : std::max(emptyHeight, m_markdown->heightForWidth(width));
}

void CellContent::paintSource(QPainter &painter, const QRect &clip)
{
    if (!m_markdown) {
        m_code.paint(painter, {0, 0}, clip, m_marks);
    } else if (m_source.trimmed().isEmpty()) {
        painter.setFont(m_services->theme->textFont());
        painter.setPen(m_services->theme->color(Theme::Role::MutedText));
        painter.drawText(QPoint(0, CodeMetrics(m_services->theme->codeFont()).ascent),
                         tr("Empty text cell. Press Enter to write."));
    } else {
        m_markdown->paint(painter, clip);
    }
}

QString CellContent::readableSource() const
{
    return m_markdown ? m_markdown->plainText() : m_source;
}

} // namespace quire::ui
