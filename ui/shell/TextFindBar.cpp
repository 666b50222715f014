// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TextFindBar.h"

#include "ui/editor/CodeEditor.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using notebook::TextRange;

namespace {

constexpr int textWidth = 260;
constexpr qsizetype mostMarks = 2000;

QHBoxLayout *makeRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid / 2);
    return row;
}

} // namespace

TextFindBar::TextFindBar(CodeEditor *editor, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_editor(editor),
      m_text(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_replaceRow(new QWidget(this)),
      m_with(new QLineEdit(this)),
      m_replace(new QPushButton(tr("Replace"), this)),
      m_replaceAll(new QPushButton(tr("Replace All"), this))
{
    setObjectName(QStringLiteral("textFindBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid, Theme::grid / 2, Theme::grid, Theme::grid / 2);
    layout->setSpacing(Theme::grid / 2);
    auto *findRow = makeRow();
    buildFindRow(findRow, icons);
    layout->addLayout(findRow);
    auto *replaceRow = makeRow();
    m_replaceRow->setLayout(replaceRow);
    buildReplaceRow(replaceRow);
    layout->addWidget(m_replaceRow);
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &TextFindBar::ask);
    connect(editor, &CodeEditor::touched, this, [this] {
        if (isVisible()) {
            m_soon.start();
        }
    });
    hide();
}

QToolButton *TextFindBar::addButton(QHBoxLayout *row, const QString &text, const QIcon &icon, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setIcon(icon);
    button->setCheckable(icon.isNull());
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    if (icon.isNull()) {
        connect(button, &QToolButton::toggled, this, &TextFindBar::ask);
    }
    return button;
}

void TextFindBar::buildFindRow(QHBoxLayout *row, const Icons &icons)
{
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setFixedWidth(textWidth);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        m_stepsWhenFound = true;
        ask();
    });
    row->addWidget(m_text);
    m_case = addButton(row, QStringLiteral("Aa"), {}, tr("Match case"));
    m_word = addButton(row, QStringLiteral("[ab]"), {}, tr("Whole words"));
    m_regex = addButton(row, QStringLiteral(".*"), {}, tr("Regular expression"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setMinimumWidth(90);
    m_count->setAlignment(Qt::AlignCenter);
    row->addWidget(m_count);
    const auto up = addButton(row, {}, icons.icon(QStringLiteral("up")), tr("Find previous"));
    const auto down = addButton(row, {}, icons.icon(QStringLiteral("down")), tr("Find next"));
    connect(up, &QToolButton::clicked, this, [this] { step(false); });
    connect(down, &QToolButton::clicked, this, [this] { step(true); });
    row->addStretch();
    const auto shut = addButton(row, {}, icons.icon(QStringLiteral("close")), tr("Close"));
    connect(shut, &QToolButton::clicked, this, &TextFindBar::close);
}

void TextFindBar::buildReplaceRow(QHBoxLayout *row)
{
    m_with->setObjectName(QStringLiteral("replaceText"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->setFixedWidth(textWidth);
    row->addWidget(m_with);
    for (QPushButton *button : {m_replace, m_replaceAll}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_replace->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    connect(m_replace, &QPushButton::clicked, this, &TextFindBar::replace);
    connect(m_replaceAll, &QPushButton::clicked, this, &TextFindBar::replaceAll);
    row->addStretch();
}

void TextFindBar::open(bool withReplace)
{
    const QString selected = m_editor->selectedText();
    m_origin = m_editor->caretPosition() - int(selected.size());
    m_replaceRow->setVisible(withReplace && !m_editor->isReadOnly());
    setVisible(true);
    if (!selected.isEmpty() && !selected.contains(u'\n')) {
        m_text->setText(selected);
    }
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    ask();
}

void TextFindBar::close()
{
    hide();
    ++m_question;
    m_isAsking = false;
    m_editor->setMarks({});
    m_editor->setFocus(Qt::OtherFocusReason);
}

void TextFindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (isEnter && m_with->hasFocus()) {
        replace();
    } else if (isEnter) {
        step(!(event->modifiers() & Qt::ShiftModifier));
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// Looks in a copy of the text on another thread.
void TextFindBar::ask()
{
    if (!isVisible()) {
        return;
    }
    m_search = notebook::Search({.text = m_text->text(),
                                 .matchCase = m_case->isChecked(),
                                 .wholeWord = m_word->isChecked(),
                                 .isRegex = m_regex->isChecked()});
    m_text->setToolTip(m_search.error());
    const int question = ++m_question;
    if (m_search.isEmpty()) {
        show({});
        return;
    }
    m_isAsking = true;
    QtConcurrent::run([search = m_search, text = m_editor->source()] {
        return search.ranges(text);
    }).then(this, [this, question](const QList<TextRange> &ranges) {
        if (question == m_question) {
            show(ranges);
        }
    });
}

int TextFindBar::indexAtCaret() const
{
    const int caret = m_editor->caretPosition();
    const auto found = std::ranges::find(m_ranges, caret, &TextRange::end);
    return found == m_ranges.end() ? -1 : int(found - m_ranges.begin());
}

void TextFindBar::show(const QList<TextRange> &ranges)
{
    m_isAsking = false;
    m_ranges = ranges;
    m_current = indexAtCaret();
    if (std::exchange(m_stepsWhenFound, false) && !m_ranges.isEmpty()) {
        goTo(indexFrom(m_origin));
        return;
    }
    showCount();
}

void TextFindBar::showCount()
{
    QList<TextMark> marks;
    for (qsizetype i = 0; i < std::min(m_ranges.size(), mostMarks); ++i) {
        marks.append({int(m_ranges.at(i).start), int(m_ranges.at(i).length), i == m_current});
    }
    m_editor->setMarks(marks);
    const bool asks = !m_search.isEmpty();
    const QLocale locale;
    QString count;
    if (!m_search.error().isEmpty()) {
        count = tr("Not valid");
    } else if (asks && m_ranges.isEmpty()) {
        count = tr("No results");
    } else if (asks) {
        count = m_current < 0 ? tr("%1 found").arg(locale.toString(m_ranges.size()))
                              : tr("%1 of %2").arg(locale.toString(m_current + 1), locale.toString(m_ranges.size()));
    }
    m_count->setText(count);
    m_replace->setEnabled(!m_ranges.isEmpty());
    m_replaceAll->setEnabled(!m_ranges.isEmpty());
}

void TextFindBar::step(bool forward)
{
    if (!isVisible()) {
        open(false);
    }
    if (m_isAsking || m_ranges.isEmpty()) {
        m_stepsWhenFound = m_isAsking;
        return;
    }
    const auto count = int(m_ranges.size());
    const int here = indexAtCaret();
    const int next = here >= 0 ? here + 1 : indexFrom(m_editor->caretPosition());
    goTo(forward ? next % count : ((here >= 0 ? here : next) + count - 1) % count);
}

/// The first find that begins at `position` or behind it, around the end.
int TextFindBar::indexFrom(int position) const
{
    const auto next = std::ranges::lower_bound(m_ranges, position, {}, &TextRange::start);
    return next == m_ranges.end() ? 0 : int(next - m_ranges.begin());
}

void TextFindBar::goTo(int index)
{
    m_current = index;
    const TextRange range = m_ranges.at(index);
    m_origin = int(range.start);
    m_editor->selectRange(int(range.start), int(range.length));
    showCount();
}

void TextFindBar::replace()
{
    const int here = indexAtCaret();
    if (m_isAsking || here < 0 || m_editor->isReadOnly()) {
        step(true);
        return;
    }
    const TextRange range = m_ranges.at(here);
    const QString with = m_search.replacement(m_editor->source(), range, m_with->text());
    m_editor->replaceRange(int(range.start), int(range.length), with);
    m_origin = int(range.start + with.size());
    m_stepsWhenFound = true;
    ask();
}

void TextFindBar::replaceAll()
{
    if (m_isAsking || m_ranges.isEmpty() || m_editor->isReadOnly()) {
        return;
    }
    const QString text = m_editor->source();
    const qsizetype from = m_ranges.first().start;
    const qsizetype behind = text.size() - m_ranges.last().end();
    const QString all = m_search.replaceAll(text, m_with->text());
    const qsizetype done = m_ranges.size();
    m_editor->replaceRange(int(from), int(text.size() - behind - from), all.sliced(from, all.size() - behind - from));
    ask();
    m_count->setText(tr("%1 replaced").arg(QLocale().toString(done)));
}

} // namespace quire::ui
