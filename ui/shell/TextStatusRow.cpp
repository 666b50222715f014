// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TextStatusRow.h"

#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>
#include <QWidgetAction>

namespace quire::ui {

using session::LineEnd;
using session::TextEncoding;
using session::TextFormat;

namespace {

QString nameOf(LineEnd lineEnd)
{
    switch (lineEnd) {
    case LineEnd::Windows:
        return QStringLiteral("CRLF");
    case LineEnd::Mac:
        return QStringLiteral("CR");
    case LineEnd::Unix:
        break;
    }
    return QStringLiteral("LF");
}

} // namespace

TextStatusRow::TextStatusRow(Syntax *syntax, QWidget *parent)
    : QWidget(parent), m_syntax(syntax), m_state(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::grid, 0, Theme::grid, 0);
    row->setSpacing(Theme::grid / 2);
    m_state->setObjectName(QStringLiteral("textState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_state);
    row->addStretch();
    m_wrap = addButton(QStringLiteral("wrapLines"));
    m_wrap->setText(tr("Wrap"));
    m_wrap->setAccessibleName(tr("Wrap lines"));
    m_wrap->setToolTip(tr("Wrap lines"));
    m_wrap->setCheckable(true);
    connect(m_wrap, &QToolButton::toggled, this, &TextStatusRow::wrapToggled);
    m_place = addButton(QStringLiteral("textPlace"));
    m_indentation = addButton(QStringLiteral("textIndentation"));
    m_encoding = addButton(QStringLiteral("textEncoding"));
    m_lineEnd = addButton(QStringLiteral("textLineEnd"));
    m_language = addButton(QStringLiteral("textLanguage"));
    m_place->setToolTip(tr("Go to line (Alt+G)"));
    fillLines();
    fillIndentations();
    fillEncodings();
    fillLineEnds();
    fillLanguages();
}

QToolButton *TextStatusRow::addButton(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    layout()->addWidget(button);
    return button;
}

void TextStatusRow::fillLines()
{
    auto *menu = new QMenu(this);
    auto *line = new QSpinBox(menu);
    line->setObjectName(QStringLiteral("goToLine"));
    line->setAccessibleName(tr("Line"));
    line->setPrefix(tr("Line "));
    line->setMinimumWidth(140);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(line);
    menu->addAction(action);
    m_place->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, line, [this, line] {
        line->setRange(1, m_lineCount);
        line->setValue(m_line);
        line->setFocus(Qt::PopupFocusReason);
        line->selectAll();
    });
    // Enter comes with the end of editing; Escape closes the menu before.
    connect(line, &QSpinBox::editingFinished, this, [this, menu, line] {
        if (menu->isVisible() && line->hasFocus()) {
            menu->close();
            Q_EMIT lineChosen(line->value());
        }
    });
}

void TextStatusRow::fillIndentations()
{
    auto *menu = new QMenu(this);
    for (const int width : {2, 4, 8}) {
        menu->addAction(tr("%1 spaces").arg(QLocale().toString(width)), this,
                        [this, width] { Q_EMIT indentationChosen(false, width); });
    }
    menu->addAction(tr("Tabs"), this, [this] { Q_EMIT indentationChosen(true, 4); });
    m_indentation->setMenu(menu);
}

void TextStatusRow::fillEncodings()
{
    auto *menu = new QMenu(this);
    menu->addSection(tr("Save as"));
    const QList<TextEncoding> all = TextFormat::encodings();
    for (const TextEncoding encoding : all) {
        menu->addAction(TextFormat::name(encoding), this, [this, encoding] { Q_EMIT encodingChosen(encoding); });
    }
    QMenu *again = menu->addMenu(tr("Read again as"));
    again->setObjectName(QStringLiteral("reopenMenu"));
    for (const TextEncoding encoding : all) {
        again->addAction(TextFormat::name(encoding), this, [this, encoding] { Q_EMIT reopenChosen(encoding); });
    }
    m_encoding->setMenu(menu);
}

void TextStatusRow::fillLineEnds()
{
    auto *menu = new QMenu(this);
    const auto add = [this, menu](LineEnd lineEnd, const QString &text) {
        menu->addAction(text, this, [this, lineEnd] { Q_EMIT lineEndChosen(lineEnd); });
    };
    add(LineEnd::Unix, tr("LF (Linux, macOS)"));
    add(LineEnd::Windows, tr("CRLF (Windows)"));
    add(LineEnd::Mac, tr("CR (old Macintosh)"));
    m_lineEnd->setMenu(menu);
}

/// When first looked at: it takes a moment to know them all.
void TextStatusRow::fillLanguages()
{
    auto *menu = new QMenu(this);
    m_language->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, menu, [this, menu] {
        if (!menu->isEmpty()) {
            return;
        }
        menu->addAction(tr("Plain text"), this, [this] { Q_EMIT languageChosen({}); });
        QMap<QString, QMenu *> sections;
        const QList<KSyntaxHighlighting::Definition> all = m_syntax->definitions();
        for (const KSyntaxHighlighting::Definition &language : all) {
            QMenu *&section = sections[language.translatedSection()];
            section = section ? section : menu->addMenu(language.translatedSection());
            section->addAction(language.translatedName(), this, [this, language] { Q_EMIT languageChosen(language); });
        }
    });
}

void TextStatusRow::showPlace(int line, int column, int lineCount)
{
    m_line = line;
    m_lineCount = lineCount;
    const QLocale locale;
    m_place->setText(tr("Line %1, column %2").arg(locale.toString(line), locale.toString(column)));
    m_place->setAccessibleName(m_place->text());
}

void TextStatusRow::showFormat(TextEncoding encoding, LineEnd lineEnd)
{
    m_encoding->setText(TextFormat::name(encoding));
    m_encoding->setAccessibleName(tr("Encoding: %1").arg(TextFormat::name(encoding)));
    m_encoding->setToolTip(tr("Encoding"));
    m_lineEnd->setText(nameOf(lineEnd));
    m_lineEnd->setAccessibleName(tr("Line ends: %1").arg(nameOf(lineEnd)));
    m_lineEnd->setToolTip(tr("Line ends"));
}

void TextStatusRow::showLanguage(const KSyntaxHighlighting::Definition &language)
{
    const bool isPlain = !language.isValid() || language.name() == QLatin1StringView("None");
    m_language->setText(isPlain ? tr("Plain text") : language.translatedName());
    m_language->setAccessibleName(tr("Language: %1").arg(m_language->text()));
    m_language->setToolTip(tr("Language"));
}

void TextStatusRow::showIndentation(bool usesTabs, int width)
{
    m_indentation->setText(usesTabs ? tr("Tabs") : tr("%1 spaces").arg(QLocale().toString(width)));
    m_indentation->setAccessibleName(tr("Indentation: %1").arg(m_indentation->text()));
    m_indentation->setToolTip(tr("Indentation"));
}

void TextStatusRow::showState(const QString &text)
{
    m_state->setText(text);
}

void TextStatusRow::setReadOnly(bool readOnly)
{
    m_lineEnd->setEnabled(!readOnly);
    m_indentation->setEnabled(!readOnly);
}

void TextStatusRow::askForLine()
{
    QMenu *menu = m_place->menu();
    menu->popup(m_place->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace quire::ui
