// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/RichText.h"

#include "render/HtmlDetails.h"
#include "render/ObjectNames.h"
#include "render/RichTextDocument.h"
#include "render/RichTextStyle.h"
#include "ui/kit/Theme.h"
#include "ui/output/RichTextObjects.h"
#include "ui/output/TextFormulas.h"
#include "ui/output/TextPictures.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextImageFormat>

#include <cmath>

namespace quire::ui {

using namespace Qt::StringLiterals;

RichText::RichText(const Theme *theme, PictureLoader *pictures, const RichContent &content, QObject *parent)
    : QObject(parent),
      m_theme(theme),
      m_formulas(std::make_unique<TextFormulas>(content.math)),
      m_pictures(std::make_unique<TextPictures>(pictures, content)),
      m_objects(std::make_unique<RichTextObjects>(theme, pictures, m_formulas.get(), m_pictures.get())),
      m_document(std::make_unique<render::RichTextDocument>())
{
    m_document->setUndoRedoEnabled(false);
    m_document->setDocumentMargin(0);
    m_document->documentLayout()->registerHandler(QTextFormat::ImageObject, m_objects.get());
    m_selection = std::make_unique<QTextCursor>(m_document.get());
    connect(m_formulas.get(), &TextFormulas::ready, this, &RichText::layOutAgain);
    connect(m_pictures.get(), &TextPictures::changed, this,
            [this](bool sizeToo) { sizeToo ? layOutAgain() : Q_EMIT changed(); });
    connect(m_objects.get(), &RichTextObjects::repaintWanted, this, &RichText::changed);
    connect(theme, &Theme::changed, this, &RichText::applyTheme);
}

RichText::~RichText() = default;

QString RichText::styleSheet() const
{
    using Role = Theme::Role;
    constexpr int blue = 4;
    constexpr int purple = 5;
    const render::RichTextStyle style{
        .codeFamily = QFontInfo(m_theme->codeFont()).family(),
        .codeSize = u"%1pt"_s.arg(m_theme->codeFont().pointSizeF()),
        .text = m_theme->color(Role::Text),
        .mutedText = m_theme->color(Role::MutedText),
        .link = m_theme->color(Role::Link),
        .surface = m_theme->color(Role::Surface),
        .border = m_theme->color(Role::Border),
        .mark = m_theme->color(Role::Selection),
        .note = m_theme->terminalColor(blue),
        .tip = m_theme->color(Role::Success),
        .important = m_theme->terminalColor(purple),
        .warning = m_theme->color(Role::Warning),
        .caution = m_theme->color(Role::Error),
    };
    return style.sheet();
}

void RichText::setDefinitions(const QStringList &definitions)
{
    m_formulas->setDefinitions(definitions);
}

void RichText::setAttachments(std::function<QByteArray(const QString &name)> attachments)
{
    m_pictures->setAttachments(std::move(attachments));
}

void RichText::setHtml(const QString &html)
{
    // The line break that ends a block of code would show as an empty line.
    m_html = m_pictures->takeHtml(html).replace(u"\n</code></pre>"_s, u"</code></pre>"_s);
    m_formulas->setHtml(m_html);
    applyTheme();
}

bool RichText::hasFormulas() const
{
    return !m_formulas->isEmpty();
}

void RichText::applyTheme()
{
    const qreal width = m_document->textWidth();
    m_document->setDefaultFont(m_theme->textFont());
    m_document->setDefaultStyleSheet(styleSheet());
    m_document->setHtml(render::HtmlDetails::fold(m_html, m_folded));
    m_document->setTextWidth(width);
    *m_selection = QTextCursor(m_document.get());
    Q_EMIT changed();
}

/// Soon, once for all that arrives together, and never while the document is being laid out.
void RichText::layOutAgain()
{
    if (!m_layoutPending) {
        m_layoutPending = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_layoutPending = false;
                m_document->markContentsDirty(0, m_document->characterCount());
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    }
}

int RichText::heightForWidth(int width)
{
    if (int(m_document->textWidth()) != width) {
        m_document->setTextWidth(width);
    }
    // The last paragraph's lower margin is the surroundings' affair.
    const QTextBlock last = m_document->lastBlock();
    const double bottom = m_document->size().height() - last.blockFormat().bottomMargin();
    return int(std::ceil(std::max(bottom, double(m_document->documentLayout()->blockBoundingRect(last).bottom()))));
}

void RichText::paint(QPainter &painter, const QRect &clip)
{
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = m_theme->palette();
    context.palette.setColor(QPalette::Text, m_theme->color(Theme::Role::Text));
    context.clip = clip;
    if (m_selection->hasSelection()) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = *m_selection;
        selection.format.setBackground(m_theme->color(Theme::Role::Selection));
        context.selections.append(selection);
    }
    m_document->documentLayout()->draw(&painter, context);
}

QString RichText::plainText() const
{
    // A formula at the end is followed by what keeps its line high.
    QString text = m_document->textBetween(0, m_document->characterCount() - 1);
    while (!text.isEmpty() && text.back().isSpace()) {
        text.chop(1);
    }
    return text;
}

QString RichText::linkAt(const QPoint &point) const
{
    const QString link = m_document->documentLayout()->anchorAt(point);
    return render::HtmlDetails::numberOf(link) ? QString() : link;
}

QString RichText::imageAt(const QPoint &point) const
{
    return m_document->documentLayout()->imageAt(point);
}

QString RichText::toolTipAt(const QPoint &point) const
{
    const QString link = linkAt(point);
    const QTextImageFormat image = m_document->documentLayout()->formatAt(point).toImageFormat();
    return link.isEmpty() && image.isValid() ? m_objects->toolTip(image) : link;
}

std::optional<int> RichText::taskAt(const QPoint &point) const
{
    const auto task = render::ObjectNames::toTask(imageAt(point));
    return task && task->index >= 0 ? std::optional(task->index) : std::nullopt;
}

bool RichText::isActiveAt(const QPoint &point) const
{
    const QString image = imageAt(point);
    const bool isOffer =
        TextPictures::isRemote(image) && m_pictures->find(image).state == TextPictures::Entry::State::Unasked;
    return isOffer || render::HtmlDetails::numberOf(m_document->documentLayout()->anchorAt(point));
}

void RichText::activate(const QPoint &point)
{
    if (const auto number = render::HtmlDetails::numberOf(m_document->documentLayout()->anchorAt(point))) {
        m_folded.contains(*number) ? void(m_folded.remove(*number)) : void(m_folded.insert(*number));
        applyTheme();
    } else if (TextPictures::isRemote(imageAt(point))) {
        m_pictures->ask(imageAt(point));
    }
}

std::optional<int> RichText::anchorTop(const QString &name) const
{
    const int position = m_document->anchorPosition(name);
    if (position < 0) {
        return {};
    }
    const QTextBlock block = m_document->findBlock(position);
    return int(m_document->documentLayout()->blockBoundingRect(block).top());
}

int RichText::positionAt(const QPoint &point) const
{
    return std::max(0, m_document->documentLayout()->hitTest(point, Qt::FuzzyHit));
}

void RichText::beginSelection(const QPoint &point)
{
    m_selection->setPosition(positionAt(point));
    Q_EMIT changed();
}

void RichText::extendSelection(const QPoint &point)
{
    m_selection->setPosition(positionAt(point), QTextCursor::KeepAnchor);
    Q_EMIT changed();
}

void RichText::selectWord(const QPoint &point)
{
    m_selection->setPosition(positionAt(point));
    m_selection->select(QTextCursor::WordUnderCursor);
    Q_EMIT changed();
}

void RichText::selectAll()
{
    m_selection->select(QTextCursor::Document);
    Q_EMIT changed();
}

void RichText::clearSelection()
{
    m_selection->clearSelection();
    Q_EMIT changed();
}

QString RichText::selectedText() const
{
    return m_selection->hasSelection()
               ? m_document->textBetween(m_selection->selectionStart(), m_selection->selectionEnd())
               : QString();
}

} // namespace quire::ui
