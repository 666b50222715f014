// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TextFindBar.h"

#include "ui/editor/CodeEditor.h"
#include "ui/kit/FindRows.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using notebook::TextRange;

namespace {

constexpr qsizetype mostMarks = 2000;

} // namespace

TextFindBar::TextFindBar(CodeEditor *editor, const Icons &icons, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_rows(new FindRows(icons, this))
{
    setObjectName(QStringLiteral("textFindBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid, Theme::grid / 2, Theme::grid, Theme::grid / 2);
    layout->addWidget(m_rows);
    connect(m_rows->text(), &QLineEdit::textChanged, this, [this] { m_stepsWhenFound = true; });
    connect(m_rows, &FindRows::asked, this, &TextFindBar::ask);
    connect(m_rows, &FindRows::stepped, this, &TextFindBar::step);
    connect(m_rows, &FindRows::closed, this, &TextFindBar::close);
    connect(m_rows, &FindRows::replaceWanted, this, &TextFindBar::replace);
    connect(m_rows, &FindRows::replaceAllWanted, this, &TextFindBar::replaceAll);
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

void TextFindBar::open(bool withReplace)
{
    const QString selected = m_editor->selectedText();
    m_origin = m_editor->caretPosition() - int(selected.size());
    m_rows->setReplaceShown(withReplace && !m_editor->isReadOnly());
    setVisible(true);
    if (!selected.isEmpty() && !selected.contains(u'\n')) {
        m_rows->text()->setText(selected);
    }
    m_rows->text()->setFocus(Qt::ShortcutFocusReason);
    m_rows->text()->selectAll();
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
    } else if (isEnter && m_rows->with()->hasFocus()) {
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
    m_search = notebook::Search({.text = m_rows->text()->text(),
                                 .matchCase = m_rows->matchCase()->isChecked(),
                                 .wholeWord = m_rows->wholeWord()->isChecked(),
                                 .isRegex = m_rows->regex()->isChecked()});
    m_rows->text()->setToolTip(m_search.error());
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
    QString count;
    if (!m_search.error().isEmpty()) {
        count = tr("Not valid");
    } else if (!m_search.isEmpty()) {
        count = FindRows::countText(m_current, m_ranges.size());
    }
    m_rows->setCount(count);
    m_rows->setState(m_ranges.size(), !m_ranges.isEmpty(), !m_ranges.isEmpty());
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
    const QString with = m_search.replacement(m_editor->source(), range, m_rows->with()->text());
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
    const QString all = m_search.replaceAll(text, m_rows->with()->text());
    const qsizetype done = m_ranges.size();
    m_editor->replaceRange(int(from), int(text.size() - behind - from), all.sliced(from, all.size() - behind - from));
    ask();
    m_rows->setCount(tr("%1 replaced").arg(QLocale().toString(done)));
}

} // namespace quire::ui
