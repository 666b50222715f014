// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/RichPage.h"

#include "render/AnsiParser.h"
#include "render/HtmlSanitiser.h"
#include "ui/kit/Theme.h"

#include <QTextBlock>
#include <QTextCursor>

namespace quire::ui {

using render::AnsiColor;
using render::AnsiStyle;

namespace {

constexpr qsizetype textLimit = 2'000'000;

QColor colorOf(const Theme &theme, const AnsiColor &color)
{
    switch (color.kind) {
    case AnsiColor::Kind::Palette:
        return theme.terminalColor(int(color.value));
    case AnsiColor::Kind::Rgb:
        return QColor::fromRgb(color.value);
    case AnsiColor::Kind::Default:
        break;
    }
    return {};
}

QTextCharFormat formatOf(const Theme &theme, const AnsiStyle &style)
{
    QTextCharFormat format;
    const QColor ink = colorOf(theme, style.inverse ? style.background : style.foreground);
    const QColor ground = colorOf(theme, style.inverse ? style.foreground : style.background);
    if (ink.isValid()) {
        format.setForeground(ink);
    }
    if (ground.isValid()) {
        format.setBackground(ground);
    }
    if (style.bold) {
        format.setFontWeight(QFont::Bold);
    }
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline);
    format.setFontStrikeOut(style.strikeOut);
    return format;
}

} // namespace

RichPage::RichPage(const Theme *theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(Theme::grid);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(theme, &Theme::changed, this, &RichPage::show);
}

QVariant RichPage::loadResource(int, const QUrl &)
{
    return {};
}

void RichPage::setBundle(const notebook::MimeBundle &bundle)
{
    m_bundle = bundle;
    show();
}

void RichPage::show()
{
    if (const QString html = m_bundle.text(u"text/html"); !html.isEmpty()) {
        setFont(m_theme->textFont());
        setHtml(render::HtmlSanitiser{}.clean(html.left(textLimit)));
    } else {
        setFont(m_theme->codeFont());
        setAnsi(m_bundle.text(u"text/plain").left(textLimit));
    }
    moveCursor(QTextCursor::Start);
}

void RichPage::setAnsi(const QString &text)
{
    render::AnsiParser parser;
    parser.feed(text);
    const render::AnsiLines &lines = parser.lines();
    render::AnsiLines::Cache cache;
    setPlainText(lines.text());
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (int number = 0; number < lines.count(); ++number) {
        const int start = document()->findBlockByNumber(number).position();
        for (const render::AnsiSpan &span : lines.line(number, cache).spans) {
            cursor.setPosition(start + int(span.start));
            cursor.setPosition(start + int(span.start + span.length), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(formatOf(*m_theme, span.style));
        }
    }
    cursor.endEditBlock();
}

} // namespace quire::ui
