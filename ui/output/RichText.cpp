// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/RichText.h"

#include "ui/kit/Theme.h"
#include "ui/output/RichTextDocument.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>

#include <cmath>

namespace quire::ui {

using namespace Qt::StringLiterals;

RichText::RichText(const Theme *theme, PictureLoader *pictures, QObject *parent)
    : QObject(parent), m_theme(theme), m_document(std::make_unique<RichTextDocument>(pictures))
{
    m_document->setUndoRedoEnabled(false);
    m_document->setDocumentMargin(0);
    m_selection = std::make_unique<QTextCursor>(m_document.get());
    connect(m_document.get(), &RichTextDocument::picturesChanged, this, &RichText::changed);
    connect(theme, &Theme::changed, this, &RichText::applyTheme);
}

RichText::~RichText() = default;

QString RichText::styleSheet() const
{
    using Role = Theme::Role;
    const auto name = [this](Role role) { return m_theme->color(role).name(); };
    return uR"(
        h1, h2, h3, h4, h5, h6 { margin-top: 8px; margin-bottom: 8px; font-weight: 600; }
        p { margin-top: 0px; margin-bottom: 8px; line-height: 125%; }
        li { line-height: 125%; }
        ul, ol { margin-top: 0px; margin-bottom: 8px; }
        a { color: %1; text-decoration: none; }
        code, pre, tt, kbd { font-family: "%2"; font-size: %3pt; background-color: %4; }
        pre { margin-top: 0px; margin-bottom: 8px; }
        blockquote { color: %5; margin-left: 16px; margin-right: 0px; margin-top: 0px; margin-bottom: 8px; }
        table { border-collapse: collapse; border: 1px solid %6; margin-top: 0px; margin-bottom: 8px; }
        th { background-color: %4; font-weight: 600; border: 1px solid %6; padding: 4px 8px; }
        td { border: 1px solid %6; padding: 4px 8px; }
        hr { background-color: %6; }
        img { max-width: 100%; }
    )"_s.arg(name(Role::Link), QFontInfo(m_theme->codeFont()).family())
        .arg(m_theme->codeFont().pointSizeF())
        .arg(name(Role::Surface), name(Role::MutedText), name(Role::Border));
}

void RichText::setHtml(const QString &html)
{
    // The line break that ends a block of code would show as an empty line.
    m_html = QString(html).replace(u"\n</code></pre>"_s, u"</code></pre>"_s);
    applyTheme();
}

void RichText::applyTheme()
{
    const qreal width = m_document->textWidth();
    m_document->setDefaultFont(m_theme->textFont());
    m_document->setDefaultStyleSheet(styleSheet());
    m_document->setHtml(m_html);
    m_document->setTextWidth(width);
    *m_selection = QTextCursor(m_document.get());
    Q_EMIT changed();
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
    return m_document->toPlainText();
}

QString RichText::linkAt(const QPoint &point) const
{
    return m_document->documentLayout()->anchorAt(point);
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
    return m_selection->selection().toPlainText();
}

} // namespace quire::ui
